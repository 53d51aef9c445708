"""What was being written when the program ended, and what shall become of it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rmtui.errors import RmtuiError
from rmtui.programme.levels import SHOWN, Level
from rmtui.programme.programme import Programme
from rmtui.programme.session_view import look_at
from rmtui.programme.sessions import day_words
from rmtui.programme.writing import Writing, keep_as_note, writing_of
from rmtui.store.drafts import Draft

if TYPE_CHECKING:
    from rmtui.app import RmtuiApp

KINDS = {
    "agenda": "what to talk about",
    "action": "who does what",
    "idea": "an idea worth keeping",
    "gained": "what was gained",
    "difference": "a difference",
    "reflection": "an answer to a question",
}
"""What a draft is called where its kind is not the word."""
LONGEST_GLIMPSE = 120
"""Characters of a draft shown with the question."""


async def offer_drafts(app: RmtuiApp) -> None:
    """Offer back what was being written for a session when the program ended; to be run in a worker.

    One draft after the other; what the person leaves alone is offered again at the next start. Drafts of other places
    are theirs to take up.
    """
    desk = app.opened_desk
    if desk.store.refuses:
        return
    for draft in desk.drafts.all():
        if writing_of(draft.about) is None:
            continue
        if not draft.text.strip():
            desk.drafts.drop(draft.key)
        elif not await _settled(app, draft):
            return


async def _settled(app: RmtuiApp, draft: Draft) -> bool:
    """Ask about one draft; returns whether to go on to the next one."""
    from rmtui.screens.dialogs import Choose, Page

    desk = app.opened_desk
    writing = writing_of(draft.about)
    known = writing if writing is not None and look_at(desk.programme, writing.session) is not None else None
    choices = [("show", "Show the whole text"), ("later", "Ask again at the next start"), ("drop", "Throw it away")]
    if known is not None:
        note = f"Keep it as a note. Who may know it: {SHOWN[_level(desk.programme, known)]}"
        choices = [("on", "Continue writing"), ("note", note), *choices]
    answer = await app.push_screen_wait(Choose(question(desk.programme, draft, known), choices))
    if answer == "on" and known is not None:
        if await _continue(app, draft, known):
            return False
        app.tell("The form has no field for this text any more. Keep it as a note, or show it.", alert=True)
        return await _settled(app, draft)
    if answer == "note" and known is not None:
        return _keep(app, draft, known)
    if answer == "show":
        await app.push_screen_wait(Page("What was being written", draft.text, copies=True))
        return await _settled(app, draft)
    if answer == "drop":
        desk.drafts.drop(draft.key)
        app.tell("The draft was thrown away.")
    return True


def question(programme: Programme, draft: Draft, writing: Writing | None) -> str:
    """Return how a draft is asked about, with its first words where it is not private."""
    if writing is None:
        return "You were writing on a meeting that is no longer there. The text was kept as a draft."
    view = look_at(programme, writing.session)
    assert view is not None
    when = f", {day_words(view.session.on)}" if view.session.on else ""
    word = programme.about.labels.session
    what = KINDS.get(writing.kind, f"a {writing.kind}")
    about = f"You were writing {what} on {view.mentee} and {view.mentor}, {word} {view.session.number}{when}."
    if _level(programme, writing) == "private":
        return about
    words = " ".join(draft.text.split())
    return f'{about}\n"{words[:LONGEST_GLIMPSE]}{"..." if len(words) > LONGEST_GLIMPSE else ""}"'


def _level(programme: Programme, writing: Writing) -> Level:
    text = programme.texts.get(writing.text) if writing.text else None
    return text.level if text is not None else writing.level


def _keep(app: RmtuiApp, draft: Draft, writing: Writing) -> bool:
    desk = app.opened_desk
    try:
        edit = keep_as_note(desk.programme, writing, draft.text, new_id=desk.clock.new_id, now=desk.clock.now())
    except RmtuiError as error:
        app.tell(error.sentence, alert=True)
        return False
    if app.commit(edit):
        desk.drafts.drop(draft.key)
        return True
    return False


async def _continue(app: RmtuiApp, draft: Draft, writing: Writing) -> bool:
    """Open the session with the draft in its field, as it was; returns whether there is such a field."""
    from rmtui.screens.journal import Journal

    await app.switch_mode("journal")
    return isinstance(app.screen, Journal) and app.screen.go_on_writing(draft.text, writing, draft.key)
