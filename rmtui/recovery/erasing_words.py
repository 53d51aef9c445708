"""Erasure in words: what is said before and after, on the screen and by the command?"""

from __future__ import annotations

from rmtui.counts import counted, plural
from rmtui.recovery.erasing_person import Reach, Report
from rmtui.sentences import sentence

CANNOT = "This cannot be undone, and nothing that was done before it can be taken back afterwards."
TRACES = (
    "A stick or disk may keep traces of deleted files for a while; only one that was encrypted from the first day does "
    "not."
)
SECOND_COPY = "Your second copy still holds {name}: bring it up to date, and it will not ({today.copy} on Today)."
ELSEWHERE = "Copies of the folder, and documents you gave away or wrote elsewhere, cannot be reached from here."


def before(reach: Reach, second_copy: bool) -> list[str]:
    """Return what would be done, a sentence each."""
    name = reach.person.called
    said = [f"The record of {reach.person.name} goes from the programme, its history, drafts and backups."]
    if reach.sessions:
        said.append(f"{counted(reach.sessions, 'meeting')} of {name} and others: kept for them, without the name.")
    if reach.own_texts:
        said.append(f"{counted(reach.own_texts, 'text')} in the words of {name}: deleted.")
    if reach.ideas:
        said.append(
            f"{counted(reach.ideas, 'idea')} of {name}: kept without the name, and withdrawn unless "
            "somebody else's too."
        )
    said.append("What was done until now can no longer be looked up or taken back: the history starts anew.")
    if reach.backups:
        said.append(f"{counted(reach.backups, 'backup')}: written anew without {name}.")
    if reach.unreadable:
        said.append(f"{counted(reach.unreadable, 'backup')} that cannot be read: deleted.")
    if reach.damaged:
        said.append(f"{counted(reach.damaged, 'file')} kept aside as damaged: deleted.")
    if reach.drafts:
        said.append(f"{counted(reach.drafts, 'unfinished text')} that {_names(reach.drafts)} {name}: deleted.")
    if reach.exports.own:
        said.append(
            f"{counted(len(reach.exports.own), 'export')} that {_names(len(reach.exports.own))} {name}: deleted."
        )
    if reach.exports.others:
        said.append(f"Left alone, look at them yourself: {_listed(reach.exports.others)}.")
    return [*said, *_beyond(name, second_copy), CANNOT]


def after(report: Report, name: str, second_copy: bool) -> list[str]:
    """Return what is left, a sentence each; the texts that still name her are listed apart."""
    said = [f"{name} was erased from the programme, its drafts, backups and exports. The history starts anew."]
    if report.files:
        said.append(f"Files rmtui did not touch still hold the name: {_listed(report.files)}.")
    if report.doubtful:
        words = " and ".join(f'"{word}"' for word in report.doubtful)
        said.append(f"{words} may mean something or somebody else: nowhere replaced alone, nor in backups.")
    return [*said, *_beyond(name, second_copy)]


def remaining_texts(reach: Reach | Report) -> str:
    """Return how many texts name her, in a sentence; empty where none does."""
    sure = sum(text.surely for text in reach.naming)
    perhaps = len(reach.naming) - sure
    if not reach.naming:
        return ""
    name = reach.person.called if isinstance(reach, Reach) else "the one who left"
    parts = [f"{counted(sure, 'text')} in people's own words still {_names(sure)} {name}"] if sure else []
    parts += [f"{counted(perhaps, 'text')} may name {name}"] if perhaps else []
    return f"{', '.join(parts)}."


def _beyond(name: str, second_copy: bool) -> list[str]:
    return [*([sentence(SECOND_COPY, name=name)] if second_copy else []), ELSEWHERE, TRACES]


def _names(number: int) -> str:
    return plural(number, "names", "name")


def _listed(names: tuple[str, ...]) -> str:
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    return ", ".join(names[:5]) + more
