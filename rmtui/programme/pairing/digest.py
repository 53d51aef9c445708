"""Digest of a pairing: would the same people, imported anew, be paired the same way?

A finger print of everything the pairing looked at and of the pairs it chose. Ids do not enter it: each person is known
by her place in the list sorted by name.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from rmtui.programme.pairing.ground import Couple, Ground
from rmtui.programme.person import Person
from rmtui.programme.presets import weights_of


def digest(ground: Ground, chosen: Iterable[Couple]) -> str:
    """Return the sha256, in hexadecimal, of the canonical JSON of what was looked at and the pairs chosen."""
    place = {person.id: place for place, person in enumerate(ground.people)}
    everything = {
        "about": _about(ground),
        "people": [_person(ground, person, place) for person in ground.people],
        "open": sorted([place[p.mentor], place[p.mentee], p.state, p.kept] for p in ground.open_pairs),
        "past": sorted(sorted(place[i] for i in couple if i in place) for couple in ground.past),
        "apart": sorted(sorted(place[i] for i in couple if i in place) for couple in ground.apart),
        "exceptions": sorted(
            [place[mentor], place[mentee], sorted(rules)]
            for (mentor, mentee), rules in ground.excepted.items()
            if mentor in place and mentee in place
        ),
        "chosen": sorted([place[mentor], place[mentee]] for mentor, mentee in chosen),
    }
    text = json.dumps(everything, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _about(ground: Ground) -> dict[str, Any]:
    about = ground.about
    return {
        "weights": weights_of(about),
        "by expertise": ground.by_expertise,
        "direction": about.direction,
        "formality": about.formality,
        "ladder": list(about.ladder),
        "gap": about.rank_gap,
        "objectives": [objective.text for objective in about.objectives],
        "external": about.external_allowed,
        "past pairs": about.past_pairs_allowed,
        "asked": sorted(ground.asked),
    }


def _person(ground: Ground, person: Person, place: dict[str, int]) -> dict[str, Any]:
    objectives = [objective.id for objective in ground.about.objectives]

    def places(ids: Iterable[str]) -> list[int]:
        return sorted({place[i] for i in ids if i in place})

    return {
        "name": person.name,
        "role": person.role,
        "unit": person.unit,
        "team": person.team,
        "leads": sorted(person.leads),
        "site": person.site,
        "function": person.function,
        "languages": sorted(person.languages),
        "slots": sorted(person.slots),
        "time zone": person.time_zone,
        "rank": person.rank,
        "manager": places((ground.manager[person.id],)),
        "reviewers": places(person.reviewers),
        "offers": [[offer.topic, offer.level] for offer in person.offers],
        "wants": [[want.topic, want.priority] for want in person.wants],
        "pulse": sorted(person.pulse),
        "serves": sorted(objectives.index(i) for i in set(person.serves) if i in objectives),
        "style": [person.style.talk, person.style.plan],
        "confidence": person.confidence,
        "room": [person.mentor_room, person.mentee_room],
        "avoids": places((*person.avoids, *ground.may_avoid(person))),
        "wishes": places(person.wishes),
        "tags": sorted(person.tags),
        "external": person.external,
        "consent": person.consent,
        "briefed": person.briefed_on is not None,
        "waited": person.waited,
    }
