"""Synonyms of commands: under which everyday words does the command palette find each of them?

Plain words of people who do not know what it is called here; the words of its title are found anyway.
"""

from __future__ import annotations

from collections.abc import Mapping

EVERYDAY: Mapping[str, str] = {
    "place.today": "todo tasks due week weeks chart timeline month calendar overview home call dashboard",
    "place.setup": "settings options configure goal aim purpose brand rhythm sponsor ladder ranks labels wizard",
    "place.people": "person list participants members mentors mentees staff roster colleagues contacts email address",
    "place.pairs": "match matches matching couple board pairing mentoring",
    "place.journal": "notes meetings sessions diary log agenda dates",
    "place.credit": "ideas idea thanks acknowledge owner yes told",
    "new": "add create insert another plus",
    "edit": "change correct rename modify fix",
    "remove": "delete take away cancel throw trash",
    "search": "find look for filter where name",
    "export": "print save as file pdf html document share send report write out paper",
    "undo": "back mistake revert oops wrong",
    "redo": "again forward repeat",
    "history": "changes past earlier versions log who changed",
    "room": "private hide screen projector show others privacy",
    "library": "read facts glossary texts articles cards templates learn",
    "help": "manual keys shortcuts how guide question",
    "quit": "exit close leave end stop bye",
    "today.met": "happened held took place",
    "today.moved": "postpone postponed reschedule shift date",
    "today.off": "cancel cancelled call off",
    "today.yes": "called done agreed",
    "today.text": "letter mail email reminder message write words",
    "today.later": "snooze remind next week postpone",
    "today.copy": "stick usb second copy disk drive",
    "today.open": "go show details",
    "setup.next": "continue forward step",
    "setup.previous": "back before step",
    "setup.later": "skip postpone step",
    "setup.print": "print summary decisions page overview",
    "setup.fold": "further questions expand",
    "people.paste": "name names type paste add",
    "people.bring": "import csv excel spreadsheet upload load roster list",
    "people.private": "hidden consent avoid sensitive",
    "people.erase": "gdpr forget delete privacy data protection",
    "people.erase_former": "gdpr forget delete former left gone",
    "pairs.suggest": "match matching automatic propose algorithm",
    "pairs.pair": "match by hand couple together",
    "pairs.keep": "lock fix together pin",
    "pairs.keep_apart": "block forbid separate never conflict",
    "pairs.open": "notes meetings sessions",
    "pairs.numbers": "score points why reasons weights",
    "pairs.agree": "accept confirm both yes finish start",
    "pairs.agree_all": "accept confirm everybody all yes",
    "pairs.compare": "difference better alternative",
    "journal.before": "prepare agenda plan",
    "journal.after": "takeaway actions write up result",
    "journal.reflect": "think prompt learning",
    "journal.questions": "bring ask bank topics",
    "journal.bold": "steer advice reversal",
    "journal.card": "confidence courage print",
    "journal.beginning": "ground rules goal fit agreement contract",
    "journal.credit": "owner note takeaway",
    "journal.text": "letter email follow-up message send",
    "journal.level": "confidential secret share privacy",
    "journal.next_prompt": "question another",
    "journal.skip_prompt": "question pass",
    "journal.save_now": "store keep write",
    "credit.yes": "agreed permission consent allowed",
    "credit.level": "confidential secret share privacy public",
    "credit.text": "thank mail email ask message send",
    "credit.whose": "owner author name person",
    "colours.light": "theme bright white appearance contrast",
    "colours.dark": "theme night black appearance contrast",
    "others": "switch client another folder open",
    "rescue": "damaged broken repair files check",
    "not saved": "failed error full disk",
    "backups": "backup copy restore safety archive",
    "lost": "stolen missing gone theft breach emergency stick",
    "second copy": "stick usb drive disk copy duplicate",
    "versions": "before old history changed",
}
"""By a command's id; those without a key have a word of their own."""
EXACT, BEGINNING, IN_HELP = 300.0, 200.0, 100.0
"""What a word that is one of a command's own is worth, or begins one, or stands in what it does; a guess is less."""


def worth(query: str, title: str, words: str, explained: str, guess: float) -> float:
    """Return how well a command answers what was typed; 0 for not at all. `guess` is what the letters alone say."""
    own, said = [one.split() for one in (f"{title} {words}".casefold(), explained.casefold().replace(".", " "))]
    asked = query.casefold().split()
    scores = [_of_word(word, own, said) for word in asked]
    if not asked or not all(scores):
        return guess
    in_title = sum(word in title.casefold().split() for word in asked)
    return sum(scores) / len(scores) + in_title


def _of_word(word: str, own: list[str], explained: list[str]) -> float:
    if word in own:
        return EXACT
    if any(one.startswith(word) for one in own):
        return BEGINNING
    return IN_HELP if any(one.startswith(word) for one in explained) else 0.0
