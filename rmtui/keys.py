"""Table of keys: every key there is, and what it does.

The one list from which bindings, footers, help, the command palette, `rmtui keys` and the table in the README are made.
Plain data: nothing of the screen is imported here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    changes: bool = False
    """Whether it begins a change, which nobody makes who may only look."""

    @property
    def runs(self) -> str:
        """The action it runs."""
        return self.action or self.id.rpartition(".")[2]

    @property
    def shown(self) -> str:
        """The key as people read it."""
        return _read(self.keys[0])

    @property
    def shown_while_typing(self) -> str:
        """The key that also works while a text field has the focus, as people read it."""
        return _read(self.keys[-1])


_NAMES = {"question_mark": "?", "slash": "/", "escape": "Esc", "enter": "Enter", "delete": "Del", "tab": "Tab"}


def _read(key: str) -> str:
    """Return what people call a key that Textual calls so."""
    parts = _NAMES.get(key, key).split("+")
    return "+".join(part if len(part) == 1 and len(parts) == 1 else part.capitalize() for part in parts)


PLACES = ("Today", "Setup", "People", "Pairs", "Journal", "Credit")
"""The places in the order of their digits."""

_EVERYWHERE = (
    *(
        Key(f"place.{name.lower()}", (str(n),), name, f"Go to {name}.", action=f"go('{name.lower()}')", footer=False)
        for n, name in enumerate(PLACES, 1)
    ),
    Key("new", ("n",), "new", "Make something new here.", footer=False, changes=True),
    Key("edit", ("e",), "edit", "Change what is selected.", footer=False, changes=True),
    Key(
        "remove", ("delete",), "remove", "Take away what is selected; undo brings it back.", footer=False, changes=True
    ),
    Key("search", ("slash",), "search", "Find by name or words.", footer=False),
    Key("export", ("x",), "export", "Write files to give away.", footer=False),
    Key("undo", ("u",), "undo", "Take back the last change.", footer=False, changes=True),
    Key("redo", ("U",), "redo", "Do again what was taken back.", footer=False, changes=True),
    Key("history", ("h",), "history", "What was done when; the bin, and the backups.", footer=False),
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
        "library",
        ("L",),
        "library",
        "To read and to hand out: the idea, facts, glossary, role cards, every letter.",
        footer=False,
    ),
    Key(
        "commands",
        ("ctrl+p",),
        "commands",
        "Every command by name.",
        footer=False,
        while_typing=True,
        action="command_palette",
    ),
    Key(
        "clients",
        ("ctrl+o",),
        "other programmes",
        "The programmes kept here, with what each needs; Enter opens one.",
        footer=False,
        while_typing=True,
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
    Key("today.met", ("m",), "met", "They met: log it.", "Today", changes=True),
    Key("today.moved", ("v",), "moved", "It was moved: who asked for it, and to when.", "Today", changes=True),
    Key("today.off", ("o",), "off", "It was called off, and by whom.", "Today", changes=True),
    Key(
        "today.yes",
        ("k",),
        "settled",
        "I called them; or the owner said yes, today; or it is done.",
        "Today",
        changes=True,
    ),
    Key("today.text", ("t",), "text to send", "Words to send or to say, with the names filled in.", "Today"),
    Key("today.later", ("z",), "later", "Leave this line alone for a week.", "Today", changes=True),
    Key("today.copy", ("b",), "second copy", "Copy all of it to another stick or disk, and check that.", "Today"),
    Key("today.open", ("enter",), "open it", "Go to where the line comes from.", "Today"),
)

_WELCOME = (
    Key("welcome.sample", ("s",), "sample", "Look at the sample: a copy to try everything on.", "Welcome"),
    Key("welcome.start", ("n",), "new", "Start a programme: type its name.", "Welcome"),
    Key("welcome.bring", ("b",), "people", "Start a programme from a list or a file of people.", "Welcome"),
    Key("welcome.open", ("o",), "open", "Open a programme that lies somewhere else.", "Welcome"),
    Key("welcome.others", ("p",), "others", "The programmes opened before, or lying here.", "Welcome"),
    Key("welcome.colours", ("c",), "colours", "Dark or light.", "Welcome"),
    Key("welcome.help", ("question_mark",), "help", "What this screen is for, and its keys.", "Welcome"),
    Key("welcome.leave", ("q",), "quit", "Leave.", "Welcome"),
)

_RESCUE = (
    Key("rescue.again", ("t",), "try again", "Try to open the programme once more.", "Rescue"),
    Key("rescue.look", ("l",), "look only", "Open it to read, without writing anything.", "Rescue"),
    Key("rescue.restore", ("b",), "backup", "Make a new programme from a backup; the old folder stays.", "Rescue"),
    Key("rescue.other", ("p",), "another", "Open another programme, or start one.", "Rescue"),
    Key("rescue.files", ("w",), "files", "Show where the files are.", "Rescue"),
    Key("rescue.help", ("question_mark",), "help", "What this screen is for, and its keys.", "Rescue"),
    Key("rescue.leave", ("q",), "quit", "Leave.", "Rescue"),
)

_SETUP = (
    Key(
        "setup.next",
        ("ctrl+n",),
        "next",
        "Go on to the next step; what this one shows is accepted, nothing has to be finished.",
        "Setup",
        while_typing=True,
    ),
    Key("setup.previous", ("b",), "back", "Go back to the step before.", "Setup"),
    Key("setup.later", ("l",), "decide later", "Mark this step for later and go on.", "Setup", changes=True),
    Key(
        "setup.put_off",
        ("ctrl+t",),
        "decide later",
        "The same while a text field has the focus.",
        "Setup",
        action="later",
        footer=False,
        while_typing=True,
        changes=True,
    ),
    Key("setup.print", ("p",), "what is decided", "Show everything decided so far as a page to copy.", "Setup"),
    Key("setup.fold", ("m",), "more", "Show or hide the further questions of this step.", "Setup", footer=False),
)

_PEOPLE = (
    Key("people.paste", ("p",), "names", "Add people by typing or pasting names, one a line.", "People", changes=True),
    Key(
        "people.bring",
        ("b",),
        "from a file",
        "Read a list from a file; you see it before it is kept.",
        "People",
        changes=True,
    ),
    Key("people.private", ("v",), "private", "Show what only whoever runs rmtui should see; again to hide.", "People"),
    Key(
        "people.erase",
        ("E",),
        "erase for good",
        "Erase somebody from every copy, for good: says what that reaches, and asks.",
        "People",
        footer=False,
        changes=True,
    ),
    Key(
        "people.erase_former",
        ("F",),
        "erase who was removed",
        "Erase somebody who was removed and still stands in the history or the backups.",
        "People",
        footer=False,
        changes=True,
    ),
)

_PAIRS = (
    Key("pairs.suggest", ("a",), "suggest", "Suggest the best whole set of new pairs.", "Pairs", changes=True),
    Key(
        "pairs.pair",
        ("p",),
        "pair",
        "Pair the two that are selected; where a rule forbids it, says why.",
        "Pairs",
        changes=True,
    ),
    Key(
        "pairs.keep",
        ("l",),
        "keep",
        "Keep these two together, whatever is suggested; again lets them go.",
        "Pairs",
        changes=True,
    ),
    Key("pairs.keep_apart", ("f",), "keep apart", "Keep these two apart; again lets them meet.", "Pairs", changes=True),
    Key("pairs.open", ("enter",), "journal", "Go to the journal of a pair that is under way.", "Pairs", footer=False),
    Key("pairs.numbers", ("w",), "numbers", "Show the points behind the words.", "Pairs"),
    Key(
        "pairs.agree",
        ("s",),
        "agree",
        "Both said yes; again once they are under way, and then it asks how it ends.",
        "Pairs",
        changes=True,
    ),
    Key("pairs.compare", ("c",), "compare", "What a fresh suggestion would change in the proposals.", "Pairs"),
    Key(
        "pairs.agree_all",
        ("S",),
        "agree all",
        "Everybody in a proposed pair said yes.",
        "Pairs",
        footer=False,
        changes=True,
    ),
)

_JOURNAL = (
    Key("journal.before", ("p", "f2"), "before", "What to prepare; F2 also while typing.", "Journal"),
    Key("journal.after", ("a", "f3"), "after", "What came of it; F3 also while typing.", "Journal"),
    Key("journal.reflect", ("r", "f4"), "reflect", "One question to think about; F4 also while typing.", "Journal"),
    Key("journal.questions", ("g",), "questions", "Questions to bring; when reflecting, another set.", "Journal"),
    Key("journal.bold", ("b",), "bold question", "Six ways to bring the talk back to the one who learns.", "Journal"),
    Key("journal.card", ("k",), "card", "A card to read before they meet, for the one learned from.", "Journal"),
    Key("journal.beginning", ("o",), "the two", "What the two settled: ground rules, goal, fit.", "Journal"),
    Key(
        "journal.credit",
        ("c",),
        "idea",
        "Note the selected takeaway as an idea with an owner.",
        "Journal",
        changes=True,
    ),
    Key("journal.text", ("t",), "mail", "Words to send to both: takeaways, actions, the next date.", "Journal"),
    Key("journal.level", ("l",), "who may know", "Who may know the selected text.", "Journal", changes=True),
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
    Key("credit.yes", ("k",), "yes, today", "Note the owner's yes with today's date.", "Credit", changes=True),
    Key("credit.level", ("l",), "who may know", "Who may know of this idea.", "Credit", changes=True),
    Key("credit.text", ("t",), "letter", "Words to ask the owner, or to thank.", "Credit"),
    Key("credit.whose", ("w",), "whose", "Say whose idea it is; several people are fine.", "Credit", changes=True),
)

_HISTORY = (
    Key("history.show", ("enter",), "show", "Show what a line changed.", "History", action="take"),
    Key(
        "history.take",
        ("k",),
        "take back",
        "Show what a line changed; the same key again takes back just that.",
        "History",
    ),
    Key("history.bin", ("d",), "bin", "What was removed within the last 30 days; again for the history.", "History"),
    Key("history.search", ("slash",), "find", "Show only lines with certain words.", "History"),
    Key("history.backups", ("b",), "backups", "Copies of the whole programme: make one, go back to one.", "History"),
    Key("history.undo", ("u",), "undo", "Take back the last change of this run.", "History", footer=False),
    Key("history.redo", ("U",), "redo", "Do again what was taken back.", "History", footer=False),
    Key("history.help", ("question_mark",), "help", "What this is for, and its keys.", "History"),
    Key("history.back", ("escape", "q", "h"), "back", "Go back to where you were.", "History"),
)

_LIBRARY = (
    Key("library.open", ("enter",), "open it", "Read it; a letter is filled in first.", "Library", action="open"),
    Key("library.search", ("slash",), "find", "Find what holds certain words.", "Library"),
    Key("library.export", ("x",), "write files", "Write the texts to read as files to give away.", "Library"),
    Key("library.help", ("question_mark",), "help", "What this is for, and its keys.", "Library"),
    Key("library.back", ("escape", "q", "L"), "back", "End the search, or go back to where you were.", "Library"),
)

_CLIENTS = (
    Key("clients.begin", ("n",), "new", "Start another programme.", "Clients"),
    Key("clients.copy", ("c",), "next round", "Begin a next round: setup and people, never texts.", "Clients"),
    Key("clients.archive", ("a",), "archive", "Put all of a programme into one file, and check that.", "Clients"),
    Key("clients.restore", ("b",), "bring back", "Bring a programme back from its archive.", "Clients"),
    Key("clients.remove", ("delete",), "remove", "Remove a programme for good; asks first.", "Clients"),
)

_WINDOW = (
    Key("window.enter", ("enter",), "keep", "Keep what was typed, or take the line that is selected.", "Window"),
    Key("window.leave", ("escape",), "leave it", "Close it and change nothing.", "Window", while_typing=True),
    Key("window.save", ("ctrl+s",), "keep", "Keep a text of several lines.", "Window", while_typing=True),
    Key("window.private", ("f4",), "private fields", "Show the private fields of a person; again to hide.", "Window"),
    Key("window.library", ("l",), "library", "To read and to hand out, from the page of help.", "Window"),
    Key("window.copy", ("c",), "copy", "Copy what is shown.", "Window"),
    Key("window.take_back", ("k",), "take back", "Take back, put back or make so again what is shown.", "Window"),
    Key("window.take_all", ("a",), "take them", "Take what was suggested.", "Window"),
    Key("window.make", ("m",), "make one", "Make a backup now.", "Window"),
    Key("window.return", ("r",), "go back", "Go back to the backup that is shown.", "Window"),
)

_IMPORT = (
    Key("import.keep", ("k",), "keep them", "Keep the people the table brings.", "Import"),
    Key("import.role", ("r",), "role", "Say which role everybody in the table has.", "Import"),
    Key("import.duplicates", ("d",), "already here", "Say what becomes of those already here.", "Import"),
)

KEYS: tuple[Key, ...] = (
    *_EVERYWHERE,
    *_WELCOME,
    *_RESCUE,
    *_TODAY,
    *_SETUP,
    *_PEOPLE,
    *_PAIRS,
    *_JOURNAL,
    *_CREDIT,
    *_HISTORY,
    *_LIBRARY,
    *_CLIENTS,
    *_WINDOW,
    *_IMPORT,
)
"""Every command of the screens."""


_BY_ID: Mapping[str, Key] = {key.id: key for key in KEYS}


def key_of(command: str) -> Key:
    """Return a command by its id; raises KeyError where there is none."""
    return _BY_ID[command]


def keys_of(place: str) -> Iterator[Key]:
    """Return the keys that work in a place and nowhere else, or, for EVERYWHERE, in all of them."""
    return (key for key in KEYS if key.place == place)


def table() -> Iterator[tuple[str, str, str]]:
    """Return every key as people read it: where, which key, what it does."""
    for key in KEYS:
        yield key.place, key.shown, key.help
