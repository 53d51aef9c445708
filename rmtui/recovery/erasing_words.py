"""Erasure in words: what is said before and after, on the screen and by the command?"""

from __future__ import annotations

from rmtui.counts import counted, plural
from rmtui.recovery.erasing_person import Reach, Report, SecondCopy
from rmtui.sentences import sentence

CANNOT = "This cannot be undone, and nothing that was done before it can be taken back afterwards."
TRACES = (
    "A stick or disk may keep traces of deleted files for a while; only one that was encrypted from the first day does "
    "not."
)
COPY_AWAY = (
    "Your second copy is not plugged in and may still hold {name}: bring it up to date, and it will not "
    "({today.copy} on Today)."
)
COPY_HERE = "Your second copy: brought up to date, so that it does not hold {name} either."
COPY_RENEWED = "Your second copy was brought up to date, and holds {name} no more."
COPY_REFUSED = "Your second copy may still hold {name}. {why}"
ELSEWHERE = "Copies of the folder, and documents you gave away or wrote elsewhere, cannot be reached from here."


def before(reach: Reach) -> list[str]:
    """Return what would be done, a sentence each."""
    name = reach.person.called
    where = "the programme, its history, drafts and backups" if reach.is_here else "history and backups"
    said = [f"The record of {reach.person.name} goes from {where}."]
    if not reach.is_here:
        said.append(f"{name} is no longer in the list of people.")
    if reach.called:
        said.append(f"Also called at some time, and erased with it: {_listed(reach.called)}.")
    if reach.older_records:
        records = counted(reach.older_records, "older record")
        said.append(f"{records} of the same name or address, in history and backups: erased as well.")
    said += _namesakes(reach.namesakes)
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
    if reach.drafts:
        said.append(f"{counted(reach.drafts, 'unfinished text')} that {_names(reach.drafts)} {name}: deleted.")
    if reach.exports.own:
        said.append(
            f"{counted(len(reach.exports.own), 'export')} that {_names(len(reach.exports.own))} {name}: deleted."
        )
    if reach.exports.others:
        said.append(f"Left alone, look at them yourself: {_listed(reach.exports.others)}.")
    return [*said, *_copy(reach.copy, name, ""), ELSEWHERE, TRACES, CANNOT]


def damaged_parts(reach: Reach) -> str:
    """Return what is to be decided about parts kept aside as damaged; empty where there are none."""
    if not reach.damaged:
        return ""
    parts = counted(reach.damaged, "part", "parts")
    they = plural(reach.damaged, "It may hold", "They may hold")
    return (
        f"{parts} of the programme that could not be read {plural(reach.damaged, 'is', 'are')} kept aside. {they} "
        f"{reach.person.called}, and the only copy of a change nobody could read."
    )


def after(report: Report, name: str) -> list[str]:
    """Return what was done and what is left, a sentence each; the texts that still name her are listed apart."""
    done = report.cleaned
    parts = [
        *([f"{counted(done.backups, 'backup')} written anew"] if done.backups else ()),
        *([f"{counted(done.backups_deleted, 'unreadable backup')} deleted"] if done.backups_deleted else ()),
        *([f"{counted(done.drafts, 'unfinished text')} deleted"] if done.drafts else ()),
        *([f"{counted(report.exports, 'export')} deleted"] if report.exports else ()),
        *([f"{counted(done.damaged, 'damaged part')} deleted"] if done.damaged else ()),
    ]
    said = [f"{name} was erased from the programme. The history starts anew."]
    said.append(f"In its folder: {', '.join(parts)}." if parts else "No other file of its folder had to be changed.")
    said += _namesakes(report.namesakes)
    if report.kept_aside:
        they = plural(len(report.kept_aside), "it may hold", "they may hold")
        said.append(f"Kept aside as damaged, and {they} {name}: {_listed(report.kept_aside)}. Look, then delete.")
    if report.files:
        said.append(f"Files rmtui did not touch still hold the name: {_listed(report.files)}.")
    if report.doubtful:
        words = " and ".join(f'"{word}"' for word in report.doubtful)
        said.append(f"{words} may mean something or somebody else: nowhere replaced alone, nor in backups.")
    if report.exports:
        said.append(f"Whoever was given an export that named {name} still has it.")
    return [*said, *_copy(report.copy, name, report.copy_said), ELSEWHERE, TRACES]


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


def _copy(copy: SecondCopy, name: str, why: str) -> list[str]:
    words = {
        SecondCopy.AWAY: COPY_AWAY,
        SecondCopy.HERE: COPY_HERE,
        SecondCopy.RENEWED: COPY_RENEWED,
        SecondCopy.REFUSED: COPY_REFUSED,
    }
    return [sentence(words[copy], name=name, why=why)] if copy in words else []


def _namesakes(names: tuple[str, ...]) -> list[str]:
    """Say whose records stay because nobody can tell whether they are the same person."""
    if not names:
        return []
    records = counted(len(names), "other record")
    return [
        f"{records} of that name or address may be somebody else, so {plural(len(names), 'it stays', 'they stay')}, "
        f"in backups too: {_listed(tuple(dict.fromkeys(names)))}."
    ]


def _names(number: int) -> str:
    return plural(number, "names", "name")


def _listed(names: tuple[str, ...]) -> str:
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    return ", ".join(names[:5]) + more
