"""Offer of drafts: what was being written when the program ended, and what shall become of it?"""

from __future__ import annotations

from rmtui.drafting import Draft
from rmtui.errors import RmtuiError
from rmtui.programme.days.words import day_words
from rmtui.programme.levels import SHOWN, Level
from rmtui.programme.programme import Programme
from rmtui.programme.session_writing import SessionWriting, keep, keep_as_note, pair_of, writing_of
from rmtui.programme.sessions import spoken
from rmtui.screens.host import Host

KINDS = {
    "agenda": "what to talk about",
    "action": "who does what",
    "idea": "an idea worth keeping",
    "gained": "what was gained",
    "difference": "a difference",
    "reflection": "an answer to a question",
    "day": "the day",
    "aim": "what the hour is for",
    "met": "when they met",
    "minutes": "how long they met",
    "place": "where they met",
    "next day": "when they meet next",
    "next question": "the first question for next time",
    "pair aim": "the goal",
    "off limits": "what is off limits",
    "mentor agreed": "when they said yes to the ground rules",
    "mentee agreed": "when they said yes to the ground rules",
}
"""What a draft is called where its kind is not the word."""


async def offer_drafts(host: Host) -> None:
    """Offer back what was being written for a session when the program ended; to be run in a worker.

    One draft after the other; what the person leaves alone is offered again at the next start. Drafts of other places
    are theirs to take up.
    """
    desk = host.opened_desk
    if desk.store.refuses:
        return
    for draft in host.drafting.left():
        writing = writing_of(draft.about)
        if writing is None:
            continue
        if not draft.text.strip() and writing.is_text:
            host.drafting.saved(draft.key)
        elif not await _settled(host, draft):
            return


async def _settled(host: Host, draft: Draft) -> bool:
    """Ask about one draft; returns whether to go on to the next one."""
    from rmtui.screens.kit.dialogs import Choose, Page

    desk = host.opened_desk
    writing = writing_of(draft.about)
    known = writing if writing is not None and pair_of(desk.programme, writing) is not None else None
    choices = [
        ("show", "Look at the text: it is shown on the screen"),
        ("later", "Ask again at the next start"),
        ("drop", "Throw it away"),
    ]
    if known is not None:
        choices = [*_ways(desk.programme, known), *choices]
    answer = await host.push_screen_wait(Choose(question(desk.programme, draft, known), choices))
    if answer == "on" and known is not None:
        if await _continue(host, draft, known):
            return False
        host.tell("The form has no field for this text any more. Keep it, or show it.", alert=True)
        return await _settled(host, draft)
    if answer in ("note", "save") and known is not None:
        return _keep(host, draft, known, as_note=answer == "note") or await _settled(host, draft)
    if answer == "show":
        await host.push_screen_wait(Page("What was being written", draft.text, copies=True))
        return await _settled(host, draft)
    if answer == "drop":
        host.drafting.saved(draft.key)
        host.tell("The draft was thrown away.")
    return True


def _ways(programme: Programme, writing: SessionWriting) -> list[tuple[str, str]]:
    """Return how a draft can be gone on with: a text may become a note, a day or an aim is kept for what it is."""
    on = [("on", "Continue writing")] if writing.session else []
    if writing.is_text:
        return [*on, ("note", f"Keep it as a note. Who may know it: {SHOWN[_level(programme, writing)]}")]
    return [*on, ("save", "Keep it as it stands")]


def question(programme: Programme, draft: Draft, writing: SessionWriting | None) -> str:
    """Return what a draft is about and how long it is: none of its words, for others may look at the screen."""
    long = f"{len(draft.text.strip())} characters"
    if writing is None:
        return f"You were writing on a meeting that is no longer there, {long}. The text was kept as a draft."
    what, about = KINDS.get(writing.kind, f"a {writing.kind}"), "two people"
    pair, session = pair_of(programme, writing), programme.sessions.get(writing.session)
    if pair is not None:
        about = spoken(programme, pair)
    if session is not None:
        when = f", {day_words(session.on)}" if session.on else ""
        about += f", {programme.about.labels.session} {session.number}{when}"
    return f"You were writing {what} on {about}, {long}."


def _level(programme: Programme, writing: SessionWriting) -> Level:
    text = programme.texts.get(writing.text) if writing.text else None
    return text.level if text is not None else writing.level


def _keep(host: Host, draft: Draft, writing: SessionWriting, *, as_note: bool) -> bool:
    desk, typed = host.opened_desk, draft.text
    new_id, now, today = desk.clock.new_id, desk.clock.now(), desk.clock.today()
    try:
        if as_note:
            edit = keep_as_note(desk.programme, writing, typed, new_id=new_id, now=now)
        else:
            edit = keep(desk.programme, writing, typed, new_id=new_id, now=now, today=today)
    except RmtuiError as error:
        host.tell(error.sentence, alert=True)
        return False
    if host.saving.commit(edit):
        host.drafting.saved(draft.key)
        return True
    return False


async def _continue(host: Host, draft: Draft, writing: SessionWriting) -> bool:
    """Open the session with the draft in its field, as it was; returns whether there is such a field."""
    return await host.continue_writing(draft.text, writing, draft.key)
