"""Questions of Credit: a new idea, who may know, whose it is, a letter sent."""

from __future__ import annotations

from dataclasses import replace

from rmtui.errors import BadInput
from rmtui.programme.credit import Credit as Idea
from rmtui.programme.credit_answers import note_letter
from rmtui.programme.credit_view import idea_words, owner_names
from rmtui.programme.credits import change_credit
from rmtui.programme.levels import Level, glimpse
from rmtui.screens.credit.dialogs import ChooseByDigit, ChooseWhose, people_to_choose
from rmtui.screens.kit.level_choice import choose_level
from rmtui.screens.kit.place import Place
from rmtui.screens.writing.asked import AskText
from rmtui.screens.writing.keeper import Keeper
from rmtui.screens.writing.kinds import NewIdea
from rmtui.sentences import sentence

NEW = NewIdea()
HINT = "In her or his words. What is typed stays as a draft until it is kept."
NEW_LEVEL: Level = "pair"
"""Where the cursor begins for a new idea: it came up between two people."""


async def note_idea(place: Place) -> str:
    """Ask for a new idea and note it; returns its id, empty where none was noted.

    Escape goes one window back. Words once typed stay as a draft, until they are an idea or their writer empties them.
    """
    whose = await place.app.push_screen_wait(ChooseWhose(people_to_choose(place.programme)))
    if whose is None:
        return ""
    keeper = Keeper(place.host, lambda text, alert: place.host.tell(text, alert=alert))
    what, level = "", None
    while level is None:
        waits = sentence("What you typed is kept as a draft, not noted yet: {new: shows it again}.")
        answer = await place.app.push_screen_wait(
            AskText(place.host, NEW, "What was the idea?", what, HINT, waits=waits)
        )
        if answer is None:
            return ""
        if not answer.strip():
            keeper.keep(NEW, "")
            place.host.tell("There were no words, so nothing was noted.")
            return ""
        what = answer
        question = f"Who may know {glimpse(what, NEW_LEVEL)}, once there is a yes?"
        level = await choose_level(place, question, suggested=NEW_LEVEL)
    noted = keeper.keep(replace(NEW, whose=whose, readers=level), what)
    return noted.idea if isinstance(noted, NewIdea) else ""


async def choose_readers(place: Place, idea: Idea) -> None:
    """Ask who may know an idea."""
    level = await choose_level(place, f"Who may know {idea_words(place.programme, idea)}?", idea.level)
    if level is not None:
        place.attempt(lambda: change_credit(place.programme, idea.id, level=level))


async def choose_owners(place: Place, idea: Idea) -> None:
    """Ask whose idea it is."""
    whose = await place.app.push_screen_wait(ChooseWhose(people_to_choose(place.programme), idea.whose))
    if whose is not None:
        place.attempt(lambda: change_credit(place.programme, idea.id, whose=whose))


async def offer_letter(place: Place, idea: Idea) -> None:
    """Show the letter that asks or thanks, then note that it was sent."""
    from rmtui.exchange.documents.letter_choice import letter_for_idea
    from rmtui.exchange.documents.letter_facts import Matter
    from rmtui.exchange.documents.letters import fill_letter  # the texts are read when first needed
    from rmtui.screens.kit.dialogs import Page

    name = owner_names(place.programme, idea)
    if not idea.whose or idea.state in ("no", "withdrawn"):
        place.say(
            sentence("Whose idea was it? {credit.whose: says so first}.")
            if not idea.whose
            else "There is nothing to ask any more."
        )
        return
    which, today = letter_for_idea(idea), place.desk.clock.today()
    try:
        letter = fill_letter(place.programme, which, Matter(credit=idea.id), today)
    except BadInput as error:
        place.say(error.sentence, alert=True)
        return
    await place.app.push_screen_wait(Page(letter.title, letter.body, copies=True))
    done = "thanked" if idea.state == "yes" else "asked"
    verb = "are" if len(idea.whose) > 1 else "is"
    choices = [("no", "Not yet"), ("yes", f"Yes: note that {name} {verb} {done} today")]  # the first claims no fact
    if await place.app.push_screen_wait(ChooseByDigit("Did you send or say it?", choices)) == "yes":
        place.attempt(lambda: note_letter(place.programme, idea, today))
