"""Offer of drafts: what was being written when the program ended, in any place, and what shall become of it?"""

from __future__ import annotations

from rmtui.counts import counted
from rmtui.drafting import Draft
from rmtui.errors import RmtuiError
from rmtui.programme.levels import SHOWN, Level
from rmtui.programme.programme import Programme
from rmtui.programme.session_writing import SessionWriting, keep_as_note
from rmtui.programme.writing import Writing
from rmtui.screens.host import Host
from rmtui.screens.writing.kinds import WindowWriting, writing_of

LATER = "later"


async def offer_drafts(host: Host) -> None:
    """Offer back what was being written when the program ended; to be run in a worker.

    One text is asked about at once, several stand in a list; what the person leaves alone is offered again at the next
    start.
    """
    from rmtui.screens.kit.dialogs import Choose

    if host.opened_desk.store.refuses:
        return
    while drafts := _left(host):
        if len(drafts) == 1:
            await _settled(host, drafts[0])
            return
        choices = [(draft.key, question(host.opened_desk.programme, draft)) for draft in drafts]
        words = f"{counted(len(drafts), 'text')} you were writing when the program ended"
        key = await host.push_screen_wait(Choose(words, [*choices, (LATER, "Ask again at the next start")]))
        chosen = next((draft for draft in drafts if draft.key == key), None)
        if chosen is None or await _settled(host, chosen) != "done":
            return


def _left(host: Host) -> list[Draft]:
    """Return the drafts to ask about; one of a new text that was emptied says nothing."""
    drafts = []
    for draft in host.drafting.left():
        if draft.text.strip() or writing_of(draft).means_something:
            drafts.append(draft)
        else:
            host.drafting.saved(draft.key)
    return drafts


async def _settled(host: Host, draft: Draft) -> str:
    """Ask about one draft; returns `done` where it is settled, else whether to go `on` there or ask `later`."""
    from rmtui.screens.kit.dialogs import Choose, Page

    programme, writing = host.opened_desk.programme, writing_of(draft)
    choices = [
        ("show", "Look at the text: it is shown on the screen"),
        (LATER, "Ask again at the next start"),
        ("drop", "Throw it away"),
    ]
    if writing.subject(programme):
        choices = [*_ways(programme, writing), *choices]
    while True:
        answer = await host.push_screen_wait(Choose(question(programme, draft), choices))
        if answer == "on":
            if await host.continue_writing(writing, draft):
                return "on"
            host.tell("The form has no field for this text any more. Keep it, or show it.", alert=True)
        elif answer in ("note", "save"):
            if _keep(host, draft, writing, as_note=answer == "note"):
                return "done"
        elif answer == "show":
            await host.push_screen_wait(Page("What was being written", draft.text, copies=True))
        elif answer == "drop":
            host.drafting.saved(draft.key)
            host.tell("The draft was thrown away.")
            return "done"
        else:
            return LATER


def _ways(programme: Programme, writing: Writing) -> list[tuple[str, str]]:
    """Return how a draft can be gone on with: a text may become a note, a day or an aim is kept for what it is."""
    if not isinstance(writing, SessionWriting):
        alone = [] if isinstance(writing, WindowWriting) else [("save", "Keep it as it stands")]
        return [("on", "Continue writing"), *alone]
    on = [("on", "Continue writing")] if writing.session else []
    if writing.is_text:
        return [*on, ("note", f"Keep it as a note. Who may know it: {SHOWN[_level(programme, writing)]}")]
    return [*on, ("save", "Keep it as it stands")]


def question(programme: Programme, draft: Draft) -> str:
    """Return what a draft is about and how long it is: none of its words, for others may look at the screen."""
    long, about = f"{len(draft.text.strip())} characters", writing_of(draft).subject(programme)
    if not about:
        return f"You were writing on something that is no longer there, {long}. The text was kept as a draft."
    return f"You were writing {about}, {long}."


def _level(programme: Programme, writing: SessionWriting) -> Level:
    text = programme.texts.get(writing.text) if writing.text else None
    return text.level if text is not None else writing.level


def _keep(host: Host, draft: Draft, writing: Writing, *, as_note: bool) -> bool:
    desk, typed = host.opened_desk, draft.text
    new_id, now, today = desk.clock.new_id, desk.clock.now(), desk.clock.today()
    try:
        if as_note and isinstance(writing, SessionWriting):
            edit = keep_as_note(desk.programme, writing, typed, new_id=new_id, now=now)
        else:
            edit = writing.keep(desk.programme, typed, new_id=new_id, now=now, today=today)
    except RmtuiError as error:
        host.tell(error.sentence, alert=True)
        return False
    if edit.changes and not host.saving.commit(edit):
        return False
    host.drafting.saved(draft.key)
    return True
