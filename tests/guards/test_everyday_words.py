"""Does the command palette find commands by the words people have for them?"""

from __future__ import annotations

import pytest

from rmtui.keys import EVERYWHERE, PLACES, keys_of
from rmtui.screens.kit.everyday import EVERYDAY, worth
from rmtui.screens.kit.palette import LEFT_OUT

OFFERED = {key.id: key for place in (EVERYWHERE, *PLACES) for key in keys_of(place) if key.id not in LEFT_OUT}
WITHOUT_KEY = {
    "colours.light",
    "colours.dark",
    "others",
    "rescue",
    "not saved",
    "backups",
    "second copy",
    "versions",
    "lost",
}
TITLES = {
    "backups": "Backups",
    "second copy": "Second copy elsewhere",
    "others": "Other programmes",
    "rescue": "Rescue",
    "lost": "If it is lost",
}

WANTED = (
    ("People", "person", "place.people"), ("People", "participants", "place.people"),
    ("People", "names", "people.paste"),
    ("People", "csv", "people.bring"), ("People", "excel", "people.bring"), ("People", "import", "people.bring"),
    ("People", "gdpr", "people.erase"), ("Today", "print", "export"), ("Today", "pdf", "export"),
    ("Setup", "summary", "setup.print"), ("Today", "stick", "today.copy"), ("People", "usb", "second copy"),
    ("Pairs", "stick", "second copy"), ("Today", "name", "search"), ("Today", "month", "place.today"),
    ("People", "chart", "place.today"), ("People", "calendar", "place.today"), ("Today", "settings", "place.setup"),
    ("Today", "goal", "place.setup"), ("Today", "brand", "place.setup"), ("Today", "meetings", "place.journal"),
    ("Today", "notes", "place.journal"), ("Today", "ideas", "place.credit"), ("Pairs", "match", "pairs.suggest"),
    ("Pairs", "score", "pairs.numbers"), ("Pairs", "lock", "pairs.keep"), ("Pairs", "never", "pairs.keep_apart"),
    ("Today", "postpone", "today.moved"), ("Today", "reminder", "today.text"), ("Today", "snooze", "today.later"),
    ("Journal", "agenda", "journal.before"), ("Journal", "takeaway", "journal.after"),
    ("Journal", "contract", "journal.beginning"), ("Journal", "confidential", "journal.level"),
    ("Journal", "email", "journal.text"), ("Credit", "thank", "credit.text"), ("Credit", "owner", "credit.whose"),
    ("Today", "delete", "remove"), ("Today", "rename", "edit"), ("Today", "mistake", "undo"), ("Today", "exit", "quit"),
    ("Today", "manual", "help"), ("Today", "restore", "backups"), ("Today", "backup", "backups"),
    ("Today", "stolen", "lost"), ("Today", "lost", "lost"),
    ("Today", "client", "others"), ("Today", "repair", "rescue"), ("Today", "projector", "room"),
)  # fmt: skip


def first_for(place: str, query: str) -> str:
    """Return the command the palette shows first in a place."""
    offered = {key.id: (key.label.capitalize(), key.help) for name in (place, EVERYWHERE) for key in keys_of(name)}
    offered = {name: shown for name, shown in offered.items() if name not in LEFT_OUT}
    offered |= {name: (title, "") for name, title in TITLES.items()}
    return max(offered, key=lambda name: worth(query, offered[name][0], EVERYDAY[name], offered[name][1], 0.5))


def test_every_command_has_everyday_words_and_no_word_stands_for_nothing() -> None:
    assert EVERYDAY.keys() == OFFERED.keys() | WITHOUT_KEY
    assert all(words == words.casefold() and words.split() for words in EVERYDAY.values())


@pytest.mark.parametrize(("place", "query", "command"), WANTED)
def test_an_everyday_word_leads_to_the_right_command(place: str, query: str, command: str) -> None:
    assert first_for(place, query) == command


def test_what_answers_nothing_is_left_to_the_letters() -> None:
    assert worth("xyzzy", "Undo", "back", "Take it back.", 0.0) == 0
    assert worth("", "Undo", "back", "Take it back.", 0.25) == 0.25
