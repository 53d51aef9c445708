"""Writing of a letter from the library: what is it about, and what does it say then?"""

from __future__ import annotations

from rmtui.errors import BadInput
from rmtui.exchange.documents.letter_list import LetterRow, subjects
from rmtui.exchange.documents.letters import fill_letter
from rmtui.screens.host import Host
from rmtui.screens.kit.dialogs import Choose, Page
from rmtui.screens.kit.framed import Framed

NONE_YET = {
    "person": "Nobody is in the list of people yet; this letter is about one of them.",
    "pair": "There is no pair yet; this letter is about two people.",
    "session": "No meeting is in the journal yet; this letter is about one.",
    "credit": "No idea is in the list yet; this letter is about one.",
}
"""Said where there is nothing a letter could be about."""


async def show_letter(host: Host, screen: Framed, letter: LetterRow) -> None:
    """Ask what the letter is about where that can be several things, and show it filled in, to be copied."""
    desk = host.opened_desk
    offered = subjects(desk.programme, letter.about)
    if not offered:
        screen.say(NONE_YET[letter.about], alert=True)
        return
    number = 0
    if letter.about != "programme":
        choices = [(str(place), name) for place, (_, name) in enumerate(offered)]
        answer = await host.push_screen_wait(Choose(f"{letter.title}: about whom or what?", choices))
        if answer is None:
            return
        number = int(answer)
    try:
        filled = fill_letter(desk.programme, letter.id, offered[number][0], desk.clock.today())
    except BadInput as error:
        screen.say(error.sentence, alert=True)
        return
    await host.push_screen_wait(Page(letter.title, filled.mail, copies=True))
