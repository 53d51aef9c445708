"""Commands `pairs`: who could meet whom, why, and who does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rmtui.cli import speech
from rmtui.cli.arguments import Arguments, Parser, add_json, verbs
from rmtui.cli.context import looking, writing
from rmtui.counts import counted
from rmtui.desk import Desk
from rmtui.programme.edit import Edit
from rmtui.programme.pair import Pair, TermAsChosen
from rmtui.programme.pairing.board import OPTIONAL_RULES, Verdict
from rmtui.programme.pairing.suggest import Suggestion, matrix, suggest, why
from rmtui.programme.pairing.words import ReasonLine
from rmtui.programme.pairs import add_pair, keep_apart, keep_pair, open_pair, propose_pairs, release
from rmtui.programme.people import find_person
from rmtui.programme.person import Person
from rmtui.programme.sessions import names_of

NOTHING = 1
"""Exit status: done, with something to look at."""
MOST_READ = 100
"""Suggested pairs up to which JSON is laid out for people; beyond that only programs read it, and sooner so."""


def describe(_word: str, parser: Parser) -> None:
    """Say what the command takes."""
    verb = verbs(parser)
    suggesting = verb("suggest", "the best whole set of new pairs, with reasons", suggest_pairs)
    suggesting.add_argument("--apply", action="store_true", help="keep the pairs as proposed")
    matrices = verb("matrix", "the score of every allowed pair", print_matrix)
    reason = verb("why", "the score of two people line by line, or what forbids it", explain)
    listing = verb("list", "the pairs there are", list_pairs)
    adding = verb("add", "pair two people by hand", add)
    adding.add_argument("--exception", metavar="WHY", help="set a rule aside, for this reason")
    verb("keep", "keep two people together, whatever is suggested later", keep)
    verb("keep-apart", "never pair these two", apart)
    verb("release", "neither keep them together nor apart any longer", let_go)
    for one in (suggesting, matrices, reason):
        one.add_argument("--rule", action="append", default=[], choices=sorted(OPTIONAL_RULES), help="hold this too")
    for one in (suggesting, matrices, reason, listing):
        add_json(one)
    for name in ("why", "add", "keep", "keep-apart", "release"):
        two = verb.parser(name)
        two.add_argument("mentor", metavar="MENTOR", help="the one learned from: id, e-mail or full name")
        two.add_argument("mentee", metavar="MENTEE", help="the one who learns: id, e-mail or full name")


def suggest_pairs(arguments: Arguments, named: str | None) -> int:
    """Print the best whole set of new pairs; with --apply also keep them as proposed."""
    rules = frozenset(arguments.rule)
    with writing(named) if arguments.apply else looking(named) as desk:
        found = suggest(desk.programme, rules)
        label = ""
        if arguments.apply and found.pairs:
            edit = propose_pairs(desk.programme, found, desk.clock.today(), desk.clock.new_id)
            desk.commit(edit)
            label = edit.label
    if arguments.json:
        speech.tell_json(_suggestion(found), compact=len(found.pairs) > MOST_READ)
    else:
        _print_suggestion(found)
    for warning in found.warnings:
        speech.talk(warning)
    if label:
        speech.talk(f"{label}. Saved. Nothing is agreed yet.")
    elif found.pairs:
        speech.talk("Nothing was changed. --apply keeps these pairs as proposed.")
    return 0 if found.pairs else NOTHING


def explain(arguments: Arguments, named: str | None) -> int:
    """Print why two people would make a pair, or what forbids it."""
    with looking(named) as desk:
        mentor, mentee = _two(desk, arguments)
        verdict = why(desk.programme, mentor.id, mentee.id, frozenset(arguments.rule))
        pair = open_pair(desk.programme, mentor.id, mentee.id)
    if pair is not None and pair.mentor == mentor.id:
        _explain_pair(arguments, pair, verdict)
        return 0
    if arguments.json:
        speech.tell_json(_verdict(verdict))
    elif verdict.obstacle is not None:
        speech.tell(f"{mentee.name} cannot learn from {mentor.name}: {verdict.obstacle.rule}.")
        speech.tell(verdict.obstacle.sentence)
    else:
        _print_pair(verdict)
    return 0 if verdict.allowed else NOTHING


def _explain_pair(arguments: Arguments, pair: Pair, verdict: Verdict) -> None:
    """Print why two people are a pair already, as it stood when the pair was chosen."""
    score = verdict.score if pair.score is None else pair.score
    terms = verdict.lines if pair.score is None else pair.terms
    if arguments.json:
        stored = {"allowed": True, "state": pair.state, "score": score, "terms": _terms(terms)}
        speech.tell_json({**stored, "unknown": verdict.unknown})
        return
    speech.tell(f"{verdict.mentee.name} learns from {verdict.mentor.name}   {score}/100")
    speech.tell(f"  They are a pair already ({pair.state}).")
    _print_terms(terms)


def print_matrix(arguments: Arguments, named: str | None) -> int:
    """Print the score of every allowed pair: mentors down, mentees across."""
    with looking(named) as desk:
        found = matrix(desk.programme, frozenset(arguments.rule))
        people = {person.id: person.name for person in desk.programme.people.all()}
    if arguments.json:
        speech.tell_json(
            {
                "mentors": found.mentors,
                "mentees": found.mentees,
                "scores": found.scores,
                "room": {"mentors": found.mentor_room, "mentees": found.mentee_room},
                "kept": found.kept,
                "taken": found.taken,
            },
            compact=True,
        )
        return 0
    for row, mentor in enumerate(found.mentors):
        for column, mentee in enumerate(found.mentees):
            score = found.scores[row][column]
            if score is not None:
                speech.tell(f"{score:3}  {people[mentee]} from {people[mentor]}")
    return 0


def list_pairs(arguments: Arguments, named: str | None) -> int:
    """Print the pairs there are, exceptions marked as such."""
    with looking(named) as desk:
        programme = desk.programme
        reasons = {(r.mentor, r.mentee): r for r in programme.rulings.all() if r.kind == "exception"}
        rows: list[dict[str, Any]] = []
        for pair in programme.pairs.all():
            ruling = reasons.get((pair.mentor, pair.mentee))
            rows.append(
                {
                    "id": pair.id,
                    "mentor": _named(programme.people.get(pair.mentor), pair.mentor),
                    "mentee": _named(programme.people.get(pair.mentee), pair.mentee),
                    "state": pair.state,
                    "kept": pair.kept,
                    "score": pair.score,
                    "exception": {"rules": ruling.rules, "why": ruling.why} if ruling else None,
                }
            )
    if arguments.json:
        speech.tell_json({"pairs": rows})
        return 0
    if not rows:
        speech.talk("No pair yet. `rmtui pairs suggest` proposes some.")
    for row in rows:
        signs = "  kept together" if row["kept"] else ""
        score = f"  {row['score']}/100" if row["score"] is not None else ""
        speech.tell(f"{row['mentee']['name']} learns from {row['mentor']['name']}: {row['state']}{score}{signs}")
        if row["exception"]:
            rules = ", ".join(row["exception"]["rules"])
            speech.tell(f"    exception ({rules}): {row['exception']['why']}")
    return 0


def add(arguments: Arguments, named: str | None) -> int:
    """Pair two people by hand."""
    with writing(named) as desk:
        mentor, mentee = _two(desk, arguments)
        new_id, today = desk.clock.new_id, desk.clock.today()
        _commit(desk, add_pair(desk.programme, mentor.id, mentee.id, today, new_id, arguments.exception))
        return _say_who_learns(desk, mentor, mentee)


def keep(arguments: Arguments, named: str | None) -> int:
    """Keep two people together."""
    with writing(named) as desk:
        mentor, mentee = _two(desk, arguments)
        _commit(desk, keep_pair(desk.programme, mentor.id, mentee.id, desk.clock.today(), desk.clock.new_id))
        return _say_who_learns(desk, mentor, mentee)


def _say_who_learns(desk: Desk, mentor: Person, mentee: Person) -> int:
    names = names_of(desk.programme)
    speech.talk(f"{names[mentee.id]} learns from {names[mentor.id]}.")
    return 0


def apart(arguments: Arguments, named: str | None) -> int:
    """Keep two people apart."""
    with writing(named) as desk:
        mentor, mentee = _two(desk, arguments)
        return _commit(desk, keep_apart(desk.programme, mentor.id, mentee.id, desk.clock.today(), desk.clock.new_id))


def let_go(arguments: Arguments, named: str | None) -> int:
    """Neither keep them together nor apart any longer."""
    with writing(named) as desk:
        mentor, mentee = _two(desk, arguments)
        return _commit(desk, release(desk.programme, mentor.id, mentee.id))


def _commit(desk: Desk, edit: Edit) -> int:
    desk.commit(edit)
    speech.talk(f"{edit.title}. Saved.")
    return 0


def _two(desk: Desk, arguments: Arguments) -> tuple[Person, Person]:
    return find_person(desk.programme, arguments.mentor), find_person(desk.programme, arguments.mentee)


def _named(person: Person | None, key: str) -> dict[str, str]:
    return {"id": key, "name": person.name if person else "(not in the list)"}


def _verdict(verdict: Verdict) -> dict[str, Any]:
    if verdict.obstacle is not None:
        return {
            "allowed": False,
            "rule": verdict.obstacle.rule,
            "chain": verdict.obstacle.chain,
            "reason": verdict.obstacle.sentence,
        }
    return {"allowed": True, "score": verdict.score, "terms": _terms(verdict.lines), "unknown": verdict.unknown}


def _terms(lines: Iterable[ReasonLine | TermAsChosen]) -> list[dict[str, Any]]:
    return [{"term": line.term, "points": line.points, "of": line.of, "reason": line.reason} for line in lines]


def _suggestion(found: Suggestion) -> dict[str, Any]:
    return {
        "pairs": [
            {
                "mentor": _named(verdict.mentor, verdict.mentor.id),
                "mentee": _named(verdict.mentee, verdict.mentee.id),
                "score": verdict.score,
                "terms": _terms(verdict.lines),
                "aloud": verdict.aloud,
                "unknown": verdict.unknown,
            }
            for verdict in found.pairs
        ],
        "unpaired": [
            {
                "id": left.person.id,
                "name": left.person.name,
                "side": left.side,
                "blocked_by": dict(left.blocked_by),
                "reason": left.reason,
                "would_help": left.would_help,
            }
            for left in found.unpaired
        ],
        "total": found.total,
        "digest": found.digest,
    }


def _print_suggestion(found: Suggestion) -> None:
    for verdict in found.pairs:
        _print_pair(verdict)
        speech.tell()
    if found.unpaired:
        speech.tell("Without a pair:")
    for left in found.unpaired:
        speech.tell(f"  {left.person.name}: {left.reason}")
    hints = dict.fromkeys(hint for left in found.unpaired for hint in left.would_help[:2])
    if hints:
        speech.tell("What would help:")
    for hint in hints:
        speech.tell(f"  {hint}")
    for command in dict.fromkeys(command for left in found.unpaired for command in left.commands):
        speech.tell(f"  {command}")
    count = len(found.pairs)
    speech.tell(f"{counted(count, 'new pair')}, {counted(found.total, 'point')} in all.")
    speech.tell(f"Finger print {found.digest[:16]}: the same people give the same pairs.")


def _print_pair(verdict: Verdict) -> None:
    speech.tell(f"{verdict.mentee.name} learns from {verdict.mentor.name}   {verdict.score}/100")
    speech.tell(f'  "{verdict.aloud}"')
    _print_terms(verdict.lines)
    if verdict.unknown:
        speech.tell(f"  We know little yet: {', '.join(verdict.unknown)}.")


def _print_terms(lines: Iterable[ReasonLine | TermAsChosen]) -> None:
    for line in lines:
        speech.tell(f"  {line.points:+4d}/{line.of:<3d} {line.term}: {line.reason}")
