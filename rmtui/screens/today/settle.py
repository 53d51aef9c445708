"""Settling of a line of Today: what is asked before, and which edit does it?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from rmtui.errors import BadInput
from rmtui.programme.credits import ask, say_yes
from rmtui.programme.days.reading import WAYS, Context, Sense, read_moment
from rmtui.programme.days.words import date_words
from rmtui.programme.move_writing import MOVERS, MovedBy, MoveWriting
from rmtui.programme.pair import Pair
from rmtui.programme.programme import Programme
from rmtui.programme.session_actions import action_words, tick_actions
from rmtui.programme.session_edits import call_off, log_session, mark_met
from rmtui.programme.sessions import called, due_actions
from rmtui.programme.snoozing import note_call
from rmtui.programme.today import Item
from rmtui.screens.kit.dialogs import AskLine, Choose, Page
from rmtui.screens.kit.place import Place
from rmtui.screens.writing.asked import WriteLine

T = TypeVar("T")
"""What a question about a day is answered with."""


async def met(place: Place, item: Item) -> None:
    """Log that the two met; the day is asked only when the line has none."""
    programme, clock = place.programme, place.desk.clock
    session = programme.sessions.get(item.session)
    on, at = (session.on if session else None), None
    if on is None:
        moment = await _ask_day(place, "Which day did they meet?", "yesterday", "past", read_moment)
        if moment is None:
            return
        on, at = moment.day, moment.at
    today, now = clock.today(), clock.now()
    if session is not None:
        place.attempt(lambda: mark_met(programme, session.id, on=on, at=at, now=now, today=today))
    else:
        place.attempt(lambda: log_session(programme, item.pair, on, at=at, new_id=clock.new_id, now=now, today=today))


async def moved(place: Place, item: Item) -> None:
    """Move the meeting: who asked for it, then to when and, behind a comma, why."""
    who = await _ask_who(place, item, "Who asked to move it?")
    if who is None:
        return
    await ask_move(place, MoveWriting(item.session, who))


async def ask_move(place: Place, writing: MoveWriting) -> None:
    """Ask to which day a meeting is moved and why, and move it."""
    question = "To when? Behind a comma there is room for why. Empty: no day yet."
    hint = _ways(place.desk.clock.today())
    await place.app.push_screen_wait(WriteLine(place.host, writing, question, "+7", hint, whole=True))


async def off(place: Place, item: Item) -> None:
    """Call the meeting off, once it is said by whom."""
    who = await _ask_who(place, item, "Who called it off?")
    if who is not None:
        place.attempt(lambda: call_off(place.programme, item.session, who=who))


async def settled(place: Place, item: Item) -> None:
    """Do what the one key of the line means: called, said yes, done."""
    programme, clock = place.programme, place.desk.clock
    today = clock.today()
    if item.kind == "call":
        place.attempt(lambda: note_call(programme, item.pair, item.key, item.reasons, today, clock.new_id))
    elif item.kind == "credit":
        place.attempt(lambda: say_yes(programme, item.credit, today, today=today))
    elif item.kind == "action":
        await _done(place, item, today)


async def asked(place: Place, item: Item) -> None:
    """Note, if it is so, that the owner of an idea was sent the question just shown."""
    credit = place.programme.credits.get(item.credit)
    if credit is None or credit.state != "drafted" or not credit.whose:
        return
    choices = [("not yet", "Not yet"), ("asked", "Yes, today")]  # nothing that claims a fact stands first
    answer = await place.app.push_screen_wait(Choose("Have you sent it?", choices))
    if answer == "asked":
        place.attempt(lambda: ask(place.programme, item.credit, place.desk.clock.today()))


async def _done(place: Place, item: Item, today: date) -> None:
    """Tick the action that is due; where several are, ask which."""
    programme = place.programme
    session, pair = programme.sessions.get(item.session), programme.pairs.get(item.pair)
    if session is None or pair is None:
        return
    due = due_actions(session, today)
    chosen = [str(due[0])] if len(due) == 1 else []
    if len(due) > 1:
        choices = [(str(n), action_words(programme, pair, session.actions[n])) for n in due]
        answer = await place.app.push_screen_wait(Choose("What is done?", [*choices, ("all", "All of it")]))
        chosen = [str(n) for n in due] if answer == "all" else [answer] if answer else []
    if chosen:
        place.attempt(lambda: tick_actions(programme, session, [int(n) for n in chosen]))


async def _ask_who(place: Place, item: Item, question: str) -> MovedBy | None:
    pair = place.programme.pairs.get(item.pair)
    answer = await place.app.push_screen_wait(Choose(question, _movers(place.programme, pair)))
    return next((who for who in MOVERS if who == answer), None)


def _movers(programme: Programme, pair: Pair | None) -> list[tuple[str, str]]:
    """Return who can have asked for a move, by name where the names are known."""
    labels = programme.about.labels
    mentee = f"{called(programme, pair.mentee)} ({labels.mentee})" if pair else labels.mentee
    mentor = f"{called(programme, pair.mentor)} ({labels.mentor})" if pair else labels.mentor
    return [("mentee", mentee), ("mentor", mentor), ("both", "Both of them"), ("coach", "I did")]


async def _ask_day(
    place: Place, question: str, value: str, sense: Sense, read: Callable[[str, Context], T]
) -> T | None:
    """Ask for a day until `read` understands what was typed; returns None when the question was left."""
    context = Context(place.desk.clock.today(), sense, place.programme.about.typed_order)
    hint = _ways(context.today)
    is_offered = True  # a day that is only offered is replaced by typing, one that was refused is corrected
    while True:
        answer = await place.app.push_screen_wait(AskLine(question, value, hint, whole=is_offered))
        if answer is None:
            return None
        try:
            return read(answer, context)
        except BadInput as error:
            value, hint, is_offered = answer, error.sentence, False


def _ways(today: date) -> str:
    return f"Type {WAYS}. Today is {date_words(today)}."


async def show_words(place: Place, item: Item) -> bool:
    """Show the letter the line asks for, or let one be chosen; returns whether one was shown."""
    from rmtui.exchange.documents.letter_choice import letter_for_line, letters_for_line, matter_of
    from rmtui.exchange.documents.letters import fill_letter  # the texts are read when first needed

    today = place.desk.clock.today()
    letter = letter_for_line(place.programme, item)
    if not letter:
        offered = [(one.id, one.use) for one in letters_for_line(place.programme, item, today)]
        if not offered:
            place.say("No letter fits this line yet.")
            return False
        answer = await place.app.push_screen_wait(Choose("Which words?", offered))
        letter = answer or ""
    if not letter:
        return False
    try:
        words = fill_letter(place.programme, letter, matter_of(item), today)
    except BadInput as error:
        place.say(error.sentence, alert=True)
        return False
    await place.app.push_screen_wait(Page("Words to send or to say", words.mail, copies=True))
    return True
