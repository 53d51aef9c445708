"""Commands `credits list`, `credit add` and `credit yes`: whose idea was it, and may anyone say so?"""

from __future__ import annotations

from rmtui.cli import speech
from rmtui.cli.arguments import Arguments, Parser, add_json, add_level, past_day, verbs
from rmtui.cli.context import looking, writing
from rmtui.programme.credit import Credit
from rmtui.programme.credit_standing import owner_column
from rmtui.programme.credits import add_credit, is_named, say_yes
from rmtui.programme.levels import SHOWN
from rmtui.programme.people import find_person
from rmtui.programme.programme import Programme


def describe(word: str, parser: Parser) -> None:
    """Say what a command takes."""
    verb = verbs(parser)
    if word == "credits":
        add_json(verb("list", "print the ideas, whose they are and what their owners said", list_credits))
        return
    adding = verb("add", "note an idea in its owner's words", add)
    adding.add_argument("mentor", metavar="MENTOR", help="whose idea it is: id, e-mail or full name")
    adding.add_argument("--what", required=True, metavar="T", help="the idea, in its owner's words")
    add_level(adding, "pair", "who may know it once its owner said yes")
    add_json(adding)
    agreeing = verb("yes", "note that the owner said yes to the words and to who may know", agree)
    agreeing.add_argument("id", metavar="ID", help="which idea; `rmtui credits list` shows the ids")
    agreeing.add_argument(
        "--on", required=True, metavar="DATE", help="the day of the yes: 2026-05-08, today, last week"
    )


def list_credits(arguments: Arguments, named: str | None) -> int:
    """Print the ideas, oldest first; who prefers to have no name is not named here either."""
    with looking(named) as desk:
        programme = desk.programme
        ideas = programme.credits.all()
        if arguments.json:
            speech.tell_json(
                {
                    "credits": [
                        {
                            "id": credit.id,
                            "whose": _names(programme, credit),
                            "what": credit.what,
                            "level": credit.level,
                            "state": credit.state,
                        }
                        for credit in ideas
                    ]
                }
            )
            return 0
        if not ideas:
            speech.talk("No idea yet. `rmtui credit add MENTOR --what T` notes one.")
        rows = [(c.state, SHOWN[c.level], owner_column(programme, c), " ".join(c.what.split()), c.id) for c in ideas]
        speech.tell_table(rows, ("state", "who may know", "whose", "idea", "id"))
    return 0


def add(arguments: Arguments, named: str | None) -> int:
    """Note an idea and print its id."""
    with writing(named) as desk:
        person = find_person(desk.programme, arguments.mentor)
        edit = add_credit(desk.programme, [person.id], arguments.what, level=arguments.level, new_id=desk.clock.new_id)
        desk.commit(edit)
        speech.tell_id(edit.changes[0].id, as_json=arguments.json)
        speech.talk(f"{edit.title}. Saved. It leaves in no document until {person.called} says yes.")
    return 0


def agree(arguments: Arguments, named: str | None) -> int:
    """Note a yes with its day."""
    with writing(named) as desk:
        today = desk.clock.today()
        on = past_day(arguments.on, today, desk.programme.about)
        edit = say_yes(desk.programme, arguments.id, on, today=today)
        desk.commit(edit)
        speech.talk(f"{edit.title}. Saved.")
    return 0


def _names(programme: Programme, credit: Credit) -> list[str]:
    if not is_named(credit):
        return []
    return [person.name if (person := programme.people.get(key)) else "somebody" for key in credit.whose]
