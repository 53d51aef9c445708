"""Which keys are there, and what does each do?

The one list from which bindings, footers, help, the command palette, `rmtui keys` and the table in the README are made.
Plain data: nothing of the screen is imported here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

EVERYWHERE = "everywhere"


@dataclass(frozen=True, slots=True)
class Key:
    """One command and the keys that give it."""

    id: str
    """Unique; the name of the action on the screen with blanks for underscores is found from it."""
    keys: tuple[str, ...]
    """As Textual names them; the first one is shown."""
    label: str
    """Two or three words for the footer."""
    help: str
    """One sentence for help and palette."""
    place: str = EVERYWHERE
    """Where it works: a place's name, or everywhere."""
    action: str = ""
    """The action it runs, with its argument; empty means the last part of the id."""
    footer: bool = True
    """Whether the last line of the screen shows it."""
    while_typing: bool = False
    """True when it also works while a text field has the focus."""

    @property
    def runs(self) -> str:
        """The action it runs."""
        return self.action or self.id.rpartition(".")[2]

    @property
    def shown(self) -> str:
        """The key as people read it."""
        names = {
            "question_mark": "?",
            "slash": "/",
            "escape": "Esc",
            "enter": "Enter",
            "delete": "Del",
            "ctrl+p": "Ctrl+P",
            "ctrl+n": "Ctrl+N",
            "ctrl+t": "Ctrl+T",
            "ctrl+s": "Ctrl+S",
            "ctrl+q": "Ctrl+Q",
            "tab": "Tab",
        }
        return names.get(self.keys[0], self.keys[0])


PLACES = ("Today", "Setup", "People", "Pairs", "Journal", "Credit")
"""The places in the order of their digits."""

_EVERYWHERE = (
    *(
        Key(f"place.{name.lower()}", (str(n),), name, f"Go to {name}.", action=f"go('{name.lower()}')", footer=False)
        for n, name in enumerate(PLACES, 1)
    ),
    Key("new", ("n",), "new", "Make something new here.", footer=False),
    Key("edit", ("e",), "edit", "Change what is selected.", footer=False),
    Key("remove", ("delete",), "remove", "Take away what is selected; u brings it back.", footer=False),
    Key("search", ("slash",), "search", "Find by name or words.", footer=False),
    Key("export", ("x",), "export", "Write files to give away.", footer=False),
    Key("undo", ("u",), "undo", "Take back the last change.", footer=False),
    Key("redo", ("U",), "redo", "Do again what was taken back.", footer=False),
    Key("room", ("i",), "in the room", "Hide everything but this pair, for other eyes; again to leave.", footer=False),
    Key(
        "back",
        ("escape",),
        "back",
        "One level back; leaves a text field, the text stays.",
        footer=False,
        while_typing=True,
    ),
    Key("help", ("question_mark",), "help", "What this place is for, and its keys."),
    Key(
        "commands",
        ("ctrl+p",),
        "commands",
        "Every command by name.",
        footer=False,
        while_typing=True,
        action="command_palette",
    ),
    Key("quit", ("q",), "quit", "Leave; everything is saved."),
    Key(
        "quit.now",
        ("ctrl+q",),
        "leave",
        "Leave from anywhere, also while typing.",
        footer=False,
        while_typing=True,
        action="quit",
    ),
)

_TODAY = (
    Key("today.met", ("m",), "met", "They met: log it.", "Today"),
    Key("today.moved", ("v",), "moved", "It was moved: by whom, to when.", "Today"),
    Key("today.off", ("o",), "off", "It was called off.", "Today"),
    Key("today.text", ("t",), "text to send", "Words to send to the two.", "Today"),
    Key("today.later", ("z",), "later", "Leave this line alone for a week.", "Today"),
    Key("today.yes", ("k",), "she says yes", "Note her yes to a credit, with today's date.", "Today"),
)

_SETUP = (
    Key(
        "setup.next",
        ("ctrl+n",),
        "next step",
        "Go to the next step; nothing has to be finished.",
        "Setup",
        while_typing=True,
    ),
    Key("setup.later", ("l",), "decide later", "Mark this step for later and go on.", "Setup"),
    Key("setup.print", ("p",), "print", "Show what is decided so far as a page.", "Setup"),
)

_PEOPLE = (
    Key("people.paste", ("p",), "paste names", "Add people by typing or pasting names, one a line.", "People"),
    Key("people.bring", ("b",), "bring in a file", "Read a list from a file; you see it before it is kept.", "People"),
)

_PAIRS = (
    Key("pairs.suggest", ("a",), "suggest", "Suggest the best whole set of new pairs.", "Pairs"),
    Key("pairs.pair", ("p",), "pair these two", "Pair the two that are selected.", "Pairs"),
    Key("pairs.keep", ("l",), "keep", "Keep these two together, whatever is suggested later.", "Pairs"),
    Key("pairs.keep_apart", ("f",), "keep apart", "Keep these two apart.", "Pairs"),
    Key("pairs.numbers", ("w",), "numbers", "Show the points behind the words.", "Pairs"),
    Key("pairs.agree", ("s",), "agree", "Both said yes; again for the next state.", "Pairs"),
)

_JOURNAL = (
    Key("journal.reflect", ("r",), "reflect", "One question to think about at a time.", "Journal"),
    Key("journal.questions", ("g",), "questions", "The bank of questions to bring.", "Journal"),
    Key("journal.bold", ("b",), "bold question", "Six ways to bring the talk back to the one who learns.", "Journal"),
    Key("journal.level", ("l",), "who may know", "Who may know the selected text.", "Journal"),
    Key("journal.next_prompt", ("ctrl+n",), "next prompt", "The next question.", "Journal", while_typing=True),
    Key(
        "journal.skip_prompt",
        ("ctrl+t",),
        "skip it",
        "Skip this question; no reason needed.",
        "Journal",
        while_typing=True,
    ),
    Key("journal.save_now", ("ctrl+s",), "save now", "Save now and stay.", "Journal", while_typing=True),
)

_CREDIT = (
    Key("credit.yes", ("k",), "yes, today", "Note her yes with today's date.", "Credit"),
    Key("credit.level", ("l",), "who may know", "Who may know of this idea.", "Credit"),
    Key("credit.text", ("t",), "text to send", "Words to ask or to thank.", "Credit"),
)

KEYS: tuple[Key, ...] = (*_EVERYWHERE, *_TODAY, *_SETUP, *_PEOPLE, *_PAIRS, *_JOURNAL, *_CREDIT)
"""Every command of the screens."""


def keys_of(place: str) -> Iterator[Key]:
    """Return the keys that work in a place and nowhere else, or, for EVERYWHERE, in all of them."""
    return (key for key in KEYS if key.place == place)


def table() -> Iterator[tuple[str, str, str]]:
    """Return every key as people read it: where, which key, what it does."""
    for key in KEYS:
        yield key.place, key.shown, key.help
