"""Which state of the programme do the files prove? Reads everything it needs and writes nothing.

The rules, firmest first: a newer schema is refused; a file that proves itself wins over one that does not; the highest
generation wins; changes are replayed from there on; a missing generation is rebuilt from the one before and its
changes; nothing readable at all is damage and never an empty programme.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rmtui.errors import BadInput, Damaged
from rmtui.store import findings
from rmtui.store.findings import Finding
from rmtui.store.folder import MAIN, NEW, PREVIOUS, changes_generation, changes_name, looks_like_conflict
from rmtui.store.format import Changes, Line, Snapshot, Tables, snapshot_bytes
from rmtui.store.medium import Medium
from rmtui.store.reading import Files


@dataclass(slots=True)
class State:
    """What the files prove, and what has to be put right before writing."""

    tables: Tables
    """Every document."""
    generation: int
    """Of the snapshot that saves continue from."""
    sha256: str
    """Of that snapshot."""
    changes: Changes | None
    """What stands in its file of changes; None where that file is missing."""
    main_generation: int | None = None
    """Generation of `programme.json` where that file proves itself."""
    new_is_it: bool = False
    """True when the newest snapshot still carries the name of an unfinished one."""
    rebuilt: bytes | None = None
    """The proven bytes of a snapshot that is missing or damaged on the medium."""
    renew: bool = False
    """True when a new generation has to be written because this one cannot be proven."""
    findings: list[Finding] = field(default_factory=list)
    """What was noticed."""
    damaged: list[str] = field(default_factory=list)
    """Names of files to keep aside before anything is written in their place."""
    leftovers: list[str] = field(default_factory=list)
    """Names of files of an interrupted tidying up that nothing needs."""
    highest: int = 0
    """The highest generation any file of changes has."""
    trouble: OSError | None = None
    """Why a file could not be read from the medium: nothing may then be written in its place."""


def apply_lines(tables: Tables, lines: Iterable[Line]) -> None:
    """Put the documents of saved lines into `tables`."""
    for line in lines:
        for table, key, _, after in line.operations:
            if after is None:
                tables.get(table, {}).pop(key, None)
            else:
                tables.setdefault(table, {})[key] = after


def recover(medium: Medium, folder: str) -> State:
    """Return the state the files prove.

    Raises BadInput where there is no programme, NewerFormat, and Damaged where there are traces of a programme but no
    copy that can be read. Errors of the operating system pass through where no file can be read because of them.
    """
    files = Files(medium, folder)
    best, name = _best(files)
    if best is None:
        raise next(iter(files.troubles.values()), None) or _nothing_readable(files)
    state = _replayed(files, best)
    if not any(state.tables.values()):
        raise _damaged()  # a programme has at least its name: an empty one means that its documents are lost
    main = files.snapshot(MAIN)
    state.main_generation = main.generation if main is not None else None
    state.new_is_it = name == NEW and state.generation == best.generation
    if main is None and name != NEW:
        _notice_main(state)
    if NEW in files.names:
        if not state.new_is_it:
            state.leftovers.append(NEW)
        state.findings.append(findings.unfinished(NEW))
    if main is None and MAIN in files.names:
        state.damaged.append(MAIN)
    state.highest = files.highest(state.generation)
    if state.highest > state.generation:
        state.renew = True
        state.findings.append(findings.unplaced(changes_name(state.highest)))
    state.findings.extend(findings.unread(unread) for unread in files.troubles)
    state.findings.extend(findings.stray(stray) for stray in files.names if looks_like_conflict(stray))
    state.trouble = next(iter(files.troubles.values()), None)
    return state


def _best(files: Files) -> tuple[Snapshot | None, str]:
    """Return the snapshot to start from: the newest one that proves itself."""
    main = files.snapshot(MAIN)
    new = files.snapshot(NEW)
    if new is not None and (main is None or (new.generation > main.generation and _continued(files, new))):
        return new, NEW
    if main is not None:
        return main, MAIN
    return files.snapshot(PREVIOUS), PREVIOUS


def _continued(files: Files, new: Snapshot) -> bool:
    """Say whether saving went on behind a snapshot whose renaming did not happen."""
    changes, before = files.changes(new.generation), files.changes(new.generation - 1)
    if before is not None and before.last_n > new.after:
        return False  # it was given up, and saving went on in front of it
    return changes is not None and changes.base in (new.sha256, None)


def _replayed(files: Files, start: Snapshot) -> State:
    """Replay every change behind a snapshot, generation after generation."""
    state = State(start.tables, start.generation, start.sha256, None)
    if files.changes(start.generation) is None:
        _apply_late_lines(files, start, state)
    while True:
        changes = files.changes(state.generation)
        following = files.changes(state.generation + 1)
        if changes is not None:
            _replay(changes, state)
        if following is None:
            break
        _step(state, changes, following)
    state.changes = changes
    if changes is None:
        name = changes_name(state.generation)
        state.renew = True
        state.findings.append(findings.changes_missing(name))
        if name in files.names:
            state.damaged.append(name)
    return state


def _apply_late_lines(files: Files, start: Snapshot, state: State) -> None:
    """Apply saves of the generation before that came after this snapshot was made."""
    before = files.changes(start.generation - 1)
    if before is not None and before.last_n > start.after:
        apply_lines(state.tables, (line for line in before.lines if line.n > start.after))


def _replay(changes: Changes, state: State) -> None:
    name = changes_name(state.generation)
    if changes.base not in (state.sha256, None):
        state.renew = True
        state.damaged.append(name)
        state.findings.append(findings.unplaced(name))
    apply_lines(state.tables, changes.lines)
    if changes.base is None:
        state.renew = True
        state.damaged.append(name)
        state.findings.append(findings.header_lost(name) if changes.lines else findings.changes_missing(name))
    if changes.gaps:
        state.renew = True
        state.damaged.append(name)
        state.findings.append(findings.gap(name, len(changes.gaps)))
    if changes.torn:
        state.findings.append(findings.torn(name) if changes.cut_off else findings.last_unreadable(name))


def _step(state: State, changes: Changes | None, following: Changes) -> None:
    """Go on to the next generation, proving it where its changes name the sum it must have."""
    after = changes.last_n if changes is not None else 0
    data, sha256 = snapshot_bytes(state.tables, state.generation + 1, after)
    state.generation += 1
    if sha256 == following.base:
        state.rebuilt, state.sha256 = data, sha256
        state.renew = False
        state.findings = [finding for finding in state.findings if finding.severity == "damage"]
    else:
        state.rebuilt, state.sha256, state.renew = None, following.base or sha256, True
        if following.lines:
            state.findings.append(findings.unplaced(changes_name(state.generation)))


def _notice_main(state: State) -> None:
    if state.rebuilt is not None:
        state.findings.append(findings.rebuilt(MAIN))
    else:
        state.renew = True
        state.findings.append(findings.rebuilt_unproven(MAIN))


def _nothing_readable(files: Files) -> BadInput | Damaged:
    return _damaged() if any(is_trace(name) for name in files.names) else no_programme()


def is_trace(name: str) -> bool:
    """Say whether a file of that name shows that its folder holds, or held, a programme."""
    return name in (MAIN, NEW, PREVIOUS) or changes_generation(name) is not None


def no_programme() -> BadInput:
    """Return the error for a folder without a programme."""
    return BadInput("There is no programme in that folder. Nothing was changed.")


def _damaged() -> Damaged:
    return Damaged(
        "The programme's files cannot be read. Nothing was changed and nothing was overwritten. "
        f"Damaged or missing: {MAIN} and {PREVIOUS}. Put back a copy of the folder, and keep these files."
    )
