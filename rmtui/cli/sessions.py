"""Commands `sessions list` and `session add`: who met when, and what they take away."""

from __future__ import annotations

from rmtui.cli import speech
from rmtui.cli.arguments import Arguments, Parser, add_json, add_level, minutes, past_day, time_of_day, verbs
from rmtui.cli.context import looking, writing
from rmtui.named_files import read_text
from rmtui.programme.levels import SHOWN, Level, may_leave
from rmtui.programme.people import find_person
from rmtui.programme.programme import Programme
from rmtui.programme.session_edits import log_session
from rmtui.programme.sessions import find_pair, in_order, spoken, still_open
from rmtui.programme.text import Text


def describe(word: str, parser: Parser) -> None:
    """Say what a command takes."""
    verb = verbs(parser)
    if word == "sessions":
        listing = verb("list", "print the sessions, never note text", list_sessions)
        add_json(listing)
        add_level(listing, None, "only takeaways that may be known to")
        return
    adding = verb("add", "log a session that took place", add)
    adding.add_argument("mentor", metavar="MENTOR", help="the one learned from: id, e-mail or full name")
    adding.add_argument("mentee", metavar="MENTEE", help="the one who learns: id, e-mail or full name")
    adding.add_argument("--on", required=True, metavar="DATE", help="the day they met: 2026-05-08 or today")
    adding.add_argument("--at", type=time_of_day, metavar="HH:MM", help="the time of day they met, such as 14:30")
    adding.add_argument("--minutes", type=minutes, metavar="N", help="how long they met")
    adding.add_argument("--takeaway", action="append", default=[], metavar="T", help="what the learner takes away")
    adding.add_argument("--note-file", metavar="F", help="a text file with the note; - reads standard input")
    add_level(adding, None, "who may know the note and the takeaways")
    add_json(adding)


def list_sessions(arguments: Arguments, named: str | None) -> int:
    """Print the sessions, oldest first."""
    with looking(named) as desk:
        programme = desk.programme
        takeaways = _takeaways(programme, arguments.level)
        sessions = in_order(programme.sessions.all())
        if arguments.json:
            speech.tell_json(
                {
                    "sessions": [
                        {
                            "id": session.id,
                            "pair": session.pair,
                            "number": session.number,
                            "state": session.state,
                            "on": session.on.isoformat() if session.on else None,
                            "minutes": session.minutes,
                            "takeaways": takeaways.get(session.id, []),
                            "open_actions": session.open_actions,
                        }
                        for session in sessions
                    ]
                }
            )
            return 0
        if not sessions:
            speech.talk("No meeting yet. `rmtui session add MENTOR MENTEE --on DATE` logs one.")
        for session in sessions:
            pair = programme.pairs.get(session.pair)
            who = spoken(programme, pair) if pair else "(no pair)"
            when = session.on.isoformat() if session.on else session.week or "no date"
            speech.tell(f"{when:10}  {session.number:>2}  {session.state:10}  {who}")
            for takeaway in takeaways.get(session.id, []):
                speech.tell(f"                - {' '.join(takeaway.split())}")
    return 0


def add(arguments: Arguments, named: str | None) -> int:
    """Log a session that took place."""
    note = read_text(arguments.note_file) if arguments.note_file else ""
    level: Level = arguments.level or "pair"
    with writing(named) as desk:
        programme = desk.programme
        mentor, mentee = find_person(programme, arguments.mentor), find_person(programme, arguments.mentee)
        pair = find_pair(programme, mentor.id, mentee.id)
        edit = log_session(
            programme,
            pair.id,
            past_day(arguments.on, desk.clock.today(), programme.about),
            at=arguments.at,
            minutes=arguments.minutes,
            takeaways=arguments.takeaway,
            note=note,
            level=level,
            takeaway_level=level,
            new_id=desk.clock.new_id,
            now=desk.clock.now(),
            today=desk.clock.today(),
        )
        desk.commit(edit)
        speech.tell_id(next(change.id for change in edit.changes if change.table == "sessions"), as_json=arguments.json)
        kept = f" Who may know: {SHOWN[level]}." if any(change.table == "texts" for change in edit.changes) else ""
        speech.talk(f"{edit.title}. Saved.{kept}")
        for open_point in still_open(programme, programme.pairs[pair.id]):
            speech.talk(f"Still open: {open_point}.")
    return 0


def _takeaways(programme: Programme, level: Level | None) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for text in programme.texts.all():
        if text.kind == "takeaway" and _shown(text, level):
            found.setdefault(text.session, []).append(text.text)
    return found


def _shown(text: Text, level: Level | None) -> bool:
    return level is None or may_leave(text.level, level)
