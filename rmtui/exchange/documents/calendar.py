"""Calendar files: the coming meetings of each pair, and the days of the programme, for any calendar program.

icalendar writes them. When two people meet belongs to those two: for more readers only the programme's days are
written. A meeting of which only the week is agreed has no entry yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from icalendar import Calendar, Event

from rmtui.counts import counted
from rmtui.exchange.documents.exports import Export, ExportFile, Request, full_name
from rmtui.exchange.documents.filenames import name_key, safe_name, unique_name
from rmtui.programme.levels import SHOWN, Level, may_leave
from rmtui.programme.pair import Pair
from rmtui.programme.programme import Programme
from rmtui.programme.session import Session
from rmtui.programme.sessions import by_pair, in_order

FOLDER = "calendar"
"""With who may read them behind it."""
MEETINGS_LEVEL: Level = "pair"
"""Who may know when two people meet."""
DAYS = {
    "briefing-on": "briefing",
    "kick-off-on": "kick-off",
    "review-on": "how did it go?",
    "celebrate-on": "celebration",
}
"""Days answered in the setup, and what happens on them."""
USUAL_MINUTES = 60


def make(programme: Programme, request: Request) -> Export:
    """Return a file for each pair with meetings to come, and one with the days of the programme."""
    level, folder = request.level, f"{FOLDER} for {SHOWN[request.level]}"
    name = programme.about.brand or "the programme"
    days = list(_days(programme, request.today))
    files = [ExportFile(f"{folder}/{safe_name(name)}.ics", _calendar(name, days))] if days else []
    coming = _coming(programme, request.today)
    count = sum(len(sessions) for _, sessions in coming)
    if not may_leave(MEETINGS_LEVEL, level):
        said = counted(count, "meeting stays in: it belongs", "meetings stay in: they belong")
        return Export(tuple(files), (f"{said} to the two.",) if count else (), (folder,), {}, {"meeting": count})
    taken = {name_key(safe_name(name))}
    for pair, sessions in coming:
        title = f"{full_name(programme, pair.mentee)} and {full_name(programme, pair.mentor)}"
        stem = unique_name(safe_name(title), taken)
        taken.add(name_key(stem))
        events = [_meeting(programme, session, title, request.today) for session in sessions]
        files.append(ExportFile(f"{folder}/{stem}.ics", _calendar(title, events)))
    files.sort(key=lambda file: file.name)
    nothing = () if files else ("No day is agreed yet, so no calendar was written.",)
    return Export(tuple(files), nothing, (folder,), {"meeting": count}, {"meeting": 0})


def _coming(programme: Programme, today: date) -> list[tuple[Pair, list[Session]]]:
    """Return the meetings with a day from today on, by pair."""
    rows = []
    for pair_id, sessions in by_pair(programme).items():
        pair = programme.pairs.get(pair_id)
        planned = [one for one in in_order(sessions) if one.state == "planned" and one.on and one.on >= today]
        if pair is not None and planned:
            rows.append((pair, planned))
    return rows


def _days(programme: Programme, today: date) -> Iterator[Event]:
    brand = programme.about.brand or "the programme"
    for answer, what in DAYS.items():
        raw = programme.about.answers.get(answer)
        try:
            on = date.fromisoformat(raw) if isinstance(raw, str) and raw else None
        except ValueError:
            on = None
        if on is not None:
            place = programme.about.answers.get("kick-off-place") if answer == "kick-off-on" else ""
            yield _event(
                f"{answer}@rmtui", f"{brand}: {what}", on, today, place=place if isinstance(place, str) else ""
            )


def _meeting(programme: Programme, session: Session, title: str, today: date) -> Event:
    word = programme.about.labels.session
    assert session.on is not None
    return _event(
        f"{session.id}@rmtui",
        f"{title}, {word} {session.number}",
        session.on,
        today,
        at=session.at,
        minutes=session.minutes or programme.about.session_minutes or USUAL_MINUTES,
        place=session.place,
    )


def _event(
    uid: str, summary: str, on: date, stamp: date, *, at: str = "", minutes: int = USUAL_MINUTES, place: str = ""
) -> Event:
    """Return one entry: the whole day where no time is agreed, else the time of day wherever one sits."""
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", datetime.combine(stamp, time()))
    event.add("summary", summary)
    if at:
        begin = datetime.combine(on, time.fromisoformat(at))
        event.add("dtstart", begin)
        event.add("dtend", begin + timedelta(minutes=minutes))
    else:
        event.add("dtstart", on)
    if place:
        event.add("location", place)
    return event


def _calendar(name: str, events: Iterable[Event]) -> str:
    calendar = Calendar()
    calendar.add("prodid", "-//rmtui//reverse mentoring//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for event in events:
        calendar.add_component(event)
    text: bytes = calendar.to_ical()
    return text.decode("utf-8")
