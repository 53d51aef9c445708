"""Commands `people`: bring them in, list them, and show everything kept about one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rmtui.cli import speech
from rmtui.cli.arguments import Arguments, Parser, UsageError, add_json, verbs
from rmtui.cli.context import looking, writing
from rmtui.cli.people_erase import add_erase
from rmtui.counts import counted
from rmtui.desk import Desk
from rmtui.errors import NotSaved
from rmtui.programme.edit import apply
from rmtui.programme.levels import SHOWN
from rmtui.programme.programme import Programme
from rmtui.programme.records import write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rmtui.exchange.roster.plan import Duplicates, ImportPlan
    from rmtui.importing import RejectFile
    from rmtui.programme.about import About
    from rmtui.programme.people import PersonRecords
    from rmtui.programme.person import Person

DUPLICATES: tuple[Duplicates, ...] = ("skip", "update", "add")
"""What may be done with people who are here already."""
HERE_ALREADY = "people already here; update: an empty cell changes nothing, a cell - empties its field"
TO_LOOK_AT = 1
"""Exit status: done, with something to look at."""
SMALL_SNAPSHOT = 4_000_000
"""Bytes of changes up to which an import is followed by a new snapshot, so that programme.json shows everybody."""


def describe(_word: str, parser: Parser) -> None:
    """Say what the command takes."""
    verb = verbs(parser)
    bringing = verb("import", "bring people in from CSV files or plain lists of names", import_people)
    bringing.add_argument("files", metavar="FILE", nargs="+", help="CSV, Excel, or names one a line")
    bringing.add_argument("--role", choices=("mentor", "mentee", "both"), help="for everybody; wins over a role column")
    bringing.add_argument("--ladder", metavar="RANKS", help='ranks, lowest first: "junior,senior,head"; remembered')
    bringing.add_argument("--map", action="append", default=[], metavar="HEADING=FIELD", help="what a heading means")
    bringing.add_argument("--duplicates", choices=DUPLICATES, default="skip", help=HERE_ALREADY)
    bringing.add_argument("--encoding", default="", metavar="NAME", help="how the file is stored, such as mac-roman")
    bringing.add_argument("--sheet", default="", metavar="NAME", help="which sheet of a workbook")
    bringing.add_argument("--dry-run", action="store_true", help="show exactly what would be stored; store nothing")
    add_json(bringing)
    add_json(verb("list", "everybody in the programme", list_people))
    showing = verb("show", "everything kept about one person, in one page", show)
    showing.add_argument("person", metavar="PERSON", help="id, e-mail or full name")
    add_json(showing)
    add_erase(verb)


def import_people(arguments: Arguments, named: str | None) -> int:
    """Bring people in: one edit, however many there are."""
    from rmtui.exchange.roster.plan import plan_import  # lazy: no other command reads rosters
    from rmtui.exchange.roster.tables import Storage
    from rmtui.importing import keep_aside, read_roster
    from rmtui.recovery.backups import back_up_before

    mapping = dict(_mapping(item) for item in arguments.map)
    how = Storage(arguments.encoding, arguments.sheet)
    tables = [read_roster(name, tuple(mapping), how=how) for name in arguments.files]
    with looking(named) if arguments.dry_run else writing(named) as desk:
        plan = plan_import(
            tables,
            desk.programme,
            role=arguments.role,
            mapping=mapping,
            duplicates=arguments.duplicates,
            ladder=_ladder(arguments.ladder),
            today=desk.clock.today(),
            new_id=desk.clock.new_id,
        )
        if not arguments.dry_run:
            if plan.edit.changes and (trouble := back_up_before(desk, "import")):
                speech.talk(trouble)
            desk.commit(plan.edit)
        aside = keep_aside(desk, () if arguments.dry_run else plan.kept_aside)
        stored = Programme(apply(desk.store.tables, plan.edit)) if arguments.dry_run else desk.programme
        _report(arguments, plan, aside, stored)
        if not arguments.dry_run:
            _show_in_snapshot(desk)
    return TO_LOOK_AT if plan.needs_a_look else 0


def list_people(arguments: Arguments, named: str | None) -> int:
    """Print everybody."""
    with looking(named) as desk:
        programme = desk.programme
        people, about = programme.people.all(), programme.about
    if arguments.json:
        speech.tell_json({"people": [_row(person, programme) for person in people]})
    elif people:
        rows = [(p.name, _role(p.role, about) or "?", p.unit, p.team, p.rank, p.email) for p in people]
        speech.tell_table(rows, ("name", "role", "unit", "team", "rank", "e-mail"))
    else:
        speech.talk("Nobody is here yet. `rmtui people import FILE` brings people in.")
    return 0


def show(arguments: Arguments, named: str | None) -> int:
    """Print everything kept about one person, also where others name her."""
    from rmtui.programme.people import find_person, records_about  # lazy: a list needs none of it

    with looking(named) as desk:
        found = records_about(desk.programme, find_person(desk.programme, arguments.person))
        if arguments.json:
            speech.tell_json(_everything(found))
        else:
            _print_everything(found, desk.programme)
    return 0


def _mapping(item: str) -> tuple[str, str]:
    heading, sign, field = item.rpartition("=")
    if not sign or not heading:
        raise UsageError(f'--map takes "heading=field", such as --map "Line manager=manager". It got "{item}".')
    return heading, field


def _ladder(text: str | None) -> tuple[str, ...] | None:
    return None if text is None else tuple(rank.strip() for rank in text.split(","))


def _row(person: Person, programme: Programme) -> dict[str, Any]:
    appraisers = [programme.people.get(key) for key in person.reviewers]
    return {
        "id": person.id,
        "name": person.name,
        "email": person.email,
        "role": person.role,
        "unit": person.unit,
        "team": person.team,
        "rank": person.rank,
        "time_zone": person.time_zone,
        "external": person.external,
        "appraised_by": [{"id": one.id, "name": one.name} for one in appraisers if one is not None],
        "serves": [{"id": one, "objective": _objective(one, programme)} for one in person.serves],
        "consent": person.consent,
        "room": {"mentor": person.mentor_room, "mentee": person.mentee_room},
    }


def _objective(known: str, programme: Programme) -> str:
    return next((one.text or one.measure for one in programme.about.objectives if one.id == known), "")


def _report(arguments: Arguments, plan: ImportPlan, aside: RejectFile, programme: Programme) -> None:
    """Say what was read, kept aside and stored."""
    if arguments.json:
        extra = {"would_store": [write(person) for person in plan.people]} if arguments.dry_run else {}
        speech.tell_json({**plan.as_json(), **extra, "remarks": plan.remarks, "not_imported": aside.file})
        return
    if arguments.dry_run:
        from rmtui.programme.catalogue.values import lines  # lazy: only a dry run shows whole records

        for person in plan.people:
            speech.tell(", ".join(f"{label}: {value}" for label, value in lines(person, programme)))
    for heading, field in plan.columns.items():
        speech.talk(f"  {heading}: {field or 'dropped'}")
    for line in plan.duplicates:
        speech.talk(f"{line.file} line {line.line}: somebody like that is here already, so it was left out.")
    for line in plan.kept_aside:
        speech.talk(f"{line.file} line {line.line}: kept aside, {line.reason}.")
    if aside.sentence:
        speech.talk(f"{aside.sentence}{' Correct that file, then import it.' if aside.file else ''}")
    for change in plan.changes:
        speech.talk(f"{change.name}: {change.label} from {_quoted(change.before)} to {_quoted(change.after)}.")
    for remark in plan.remarks:
        speech.talk(remark)
    for sentence in _to_settle(plan, programme.about):
        speech.talk(sentence)
    if not arguments.dry_run and not plan.edit.changes:
        speech.talk("Nothing new: nothing was changed.")
        return
    would = "would be " if arguments.dry_run else ""
    safe = "Nothing was changed." if arguments.dry_run else "Saved."
    speech.talk(f"{plan.added} {would}added, {plan.updated} {would}changed. {safe}")


def _to_settle(plan: ImportPlan, about: About) -> Iterator[str]:
    """Yield what is left for somebody to settle."""
    from rmtui.exchange.roster.remarks import some  # lazy, as above
    from rmtui.programme.catalogue.fields import label_of

    for one in plan.to_settle:
        label = label_of("people", one.field, about)
        yield f'To settle: {one.name}, {label} "{one.written}", is not found (yet) and kept as written.'
    if plan.without_side:
        yield f"Without a side: {some(plan.without_side)}. A role column, --role or the form gives them one."


def _quoted(text: str) -> str:
    return f'"{text}"' if text else "nothing"


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_shown(item) for item in value)
    if isinstance(value, dict):
        return " ".join(_shown(item) for item in value.values())
    return str(value)


def _show_in_snapshot(desk: Desk) -> None:
    """Write a new snapshot after an import; everything is saved already, so a refusal is no harm."""
    speech.finish()
    if desk.store.tidy_is_due or desk.store.changes_size < SMALL_SNAPSHOT:
        try:
            desk.store.tidy()
        except NotSaved as error:
            speech.talk(error.sentence)


def _everything(found: PersonRecords) -> dict[str, Any]:
    return {
        "person": write(found.person),
        "pairs": [
            {**write(one.pair), "with": one.other.name if one.other else None, "sessions": len(one.sessions)}
            for one in found.pairs
        ],
        "texts": found.texts,
        "own_texts": [write(text) for text in found.own_texts],
        "credits": [write(credit) for credit in found.credits],
        "rulings": [write(ruling) for ruling in found.rulings],
        "named_by": {
            "avoids": [person.name for person in found.avoids],
            "wished_by": [person.name for person in found.wished_by],
            "manages": [person.name for person in found.manages],
            "reviews": [person.name for person in found.reviews],
        },
    }


def _role(role: str, about: About) -> str:
    """Return a side of a pair in the programme's own words."""
    return {"mentor": about.labels.mentor, "mentee": about.labels.mentee}.get(role, role)


def _print_everything(found: PersonRecords, programme: Programme) -> None:
    from rmtui.programme.catalogue.values import lines  # lazy, as above

    labels = programme.about.labels
    speech.tell(f"Everything kept about {found.person.name}")
    for label, value in lines(found.person, programme):
        speech.tell(f"  {label}: {value}")
    for name, value in found.person.extra.items():
        speech.tell(f"  {name.replace('_', ' ')} (from another program): {_shown(value)}")
    for one in found.pairs:
        side = f"{labels.mentor} of" if one.pair.mentor == found.person.id else "learns from"
        other = one.other.name if one.other else "somebody no longer in the list"
        held = counted(len(one.sessions), labels.session, labels.sessions)
        speech.tell(f"  pair: {side} {other}, {one.pair.state}, {held}")
    for level, count in found.texts.items():
        speech.tell(f"  texts of the {labels.sessions} known to {SHOWN[level]}: {count}")
    said = {"gained": f"words on what the {labels.mentor} got out of it"}
    for text in found.own_texts:
        kind, body = said.get(text.kind, text.kind), " ".join(text.text.split())
        speech.tell(f"  own {kind}, known to {SHOWN[text.level]}: {body}")
    for credit in found.credits:
        speech.tell(f"  idea ({credit.state}, known to {SHOWN[credit.level]}): {credit.what}")
    for ruling in found.rulings:
        speech.tell(f"  decided: {ruling.kind}{': ' + ruling.why if ruling.why else ''}")
    for words, people in (
        ("is wished for by", found.wished_by),
        ("manages", found.manages),
        ("appraises", found.reviews),
    ):
        if people:
            speech.tell(f"  {words}: {', '.join(person.name for person in people)}")
