"""Which state of the programme do the files prove? Reads everything it needs and writes nothing.

The rules, firmest first: a newer schema is refused; a file that proves itself wins over one that does not; the highest
generation wins; changes are replayed from there on; a missing generation is rebuilt from the one before and its
changes; a snapshot changed by hand is used only where nothing else can be proven; nothing readable at all is damage
and never an empty programme.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rmtui.errors import BadInput, Damaged
from rmtui.store import findings
from rmtui.store.findings import Finding
from rmtui.store.folder import MAIN, NEW, PREVIOUS, changes_generation, changes_name, looks_like_conflict
from rmtui.store.format import Changes, Snapshot, Tables, Unreadable, apply_lines, snapshot_bytes
from rmtui.store.medium import Medium
from rmtui.store.reading import Files
from rmtui.store.schema import FIRST, Schema

if TYPE_CHECKING:
    from rmtui.store.edited import HandEdited, Unusable


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
    schema: int
    """Version of the documents."""
    first: int
    """Generation of the snapshot that replaying began with."""
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
    edited: HandEdited | None = None
    """What somebody changed by hand in `programme.json`, where what was saved could be used instead."""
    trouble: OSError | None = None
    """Why a file could not be read from the medium: nothing may then be written in its place."""


def recover(medium: Medium, folder: str, schema: Schema = FIRST) -> State:
    """Return the state the files prove, with the documents of the version they were written in.

    Raises BadInput where there is no programme, NewerFormat, and Damaged where there are traces of a programme but no
    copy that can be read. Errors of the operating system pass through where no file can be read because of them.
    """
    files = Files(medium, folder, schema.number)
    best, name = _best(files)
    main = files.snapshot(MAIN)
    by_hand = _by_hand(files, schema) if main is None else None
    state = _replayed(files, best, schema) if best is not None else None
    if isinstance(by_hand, Snapshot) and (state is None or (name != NEW and _is_better(files, by_hand, state))):
        state = _from_by_hand(files, by_hand, schema)
    elif state is not None and best is not None:
        state.new_is_it = name == NEW and state.generation == best.generation
        if main is None:
            _notice_main(files, state, by_hand, schema, rebuilt=name != NEW)
    else:
        raise next(iter(files.troubles.values()), None) or _nothing_readable(files)
    if not any(state.tables.values()):
        raise _damaged()  # a programme has at least its name: an empty one means that its documents are lost
    state.main_generation = main.generation if main is not None else None
    if main is not None and main.ends_changed:
        state.findings.append(findings.ends_changed(MAIN))
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


def _by_hand(files: Files, schema: Schema) -> Snapshot | Unusable | None:
    """Return what `programme.json` says although it proves nothing, or why it is of no use; None for anything else."""
    from rmtui.store.edited import Unusable, read_edited  # lazy, here and below: only where the sum does not fit

    data = files.bytes_of(MAIN)
    try:
        return read_edited(data, schema.number) if data is not None else None
    except Unusable as why:
        return why
    except Unreadable:
        return None


def _is_better(files: Files, edited: Snapshot, state: State) -> bool:
    """Say whether a snapshot changed by hand is nearer to what was saved than what was put together without it."""
    from rmtui.store.edited import base_of

    follows = edited.generation == state.first + 1
    return follows and state.rebuilt is None and base_of(files, edited) is None


def _from_by_hand(files: Files, edited: Snapshot, schema: Schema) -> State:
    """Go on from a snapshot changed by hand, the only whole copy there is."""
    named = (number for number in files.generations() if getattr(files.changes(number), "base", "") == edited.sha256)
    highest = files.highest(0)
    generation = next(named, min(edited.generation, highest + 1))
    start = Snapshot(edited.tables, generation, edited.after, edited.schema, edited.sha256)
    state = _replayed(files, start, schema)
    state.renew = True
    state.findings.append(findings.by_hand_only(MAIN))
    return state


def _replayed(files: Files, start: Snapshot, schema: Schema) -> State:
    """Replay every change behind a snapshot, generation after generation."""
    state = State(start.tables, start.generation, start.sha256, None, start.schema, start.generation)
    if files.changes(start.generation) is None:
        _apply_late_lines(files, start, state)
    while True:
        changes = files.changes(state.generation)
        following = files.changes(state.generation + 1)
        if changes is not None:
            _replay(changes, state)
        if following is None:
            break
        _step(state, changes, following, schema)
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
        before = [line.at for line in changes.lines if line.n < changes.gaps[0]]
        later = [line.at for line in changes.lines if line.n > changes.gaps[-1]]
        state.findings.append(findings.gap(name, len(changes.gaps), (before or [""])[-1], (later or [""])[0]))
    if changes.ends_changed:
        state.findings.append(findings.ends_changed(name))
    if changes.misplaced:
        if not changes.torn:
            state.damaged.append(name)
        if not changes.gaps:
            state.findings.append(findings.misplaced(name))
    if not changes.is_filled or (changes.misplaced and not changes.torn):
        state.renew = True
    if changes.misplaced and changes.torn:
        return
    if changes.torn and (changes.lines or changes.base is not None):
        state.findings.append(findings.torn(name) if changes.cut_off else findings.last_unreadable(name))


def _step(state: State, changes: Changes | None, following: Changes, schema: Schema) -> None:
    """Go on to the next generation, proving it where its changes name the sum it must have."""
    after = changes.last_n if changes is not None else 0
    if following.schema > state.schema:
        state.tables = schema.upgraded(state.tables, state.schema, following.schema)
        state.schema = following.schema
    data, sha256 = snapshot_bytes(state.tables, state.generation + 1, after, state.schema)
    state.generation += 1
    if sha256 == following.base:
        state.rebuilt, state.sha256 = data, sha256
        state.renew = False
        state.findings = [finding for finding in state.findings if finding.severity == "damage"]
    else:
        state.rebuilt, state.sha256, state.renew = None, following.base or sha256, True
        if following.lines:
            state.findings.append(findings.unplaced(changes_name(state.generation)))


def _notice_main(
    files: Files, state: State, by_hand: Snapshot | Unusable | None, schema: Schema, *, rebuilt: bool
) -> None:
    """Say what became of `programme.json`; `rebuilt` is False where a newer snapshot stands beside it."""
    from rmtui.store.edited import Unusable, compared

    if isinstance(by_hand, Snapshot):
        state.edited = compared(files, MAIN, by_hand, state.tables, state.schema, schema)
        if state.edited.records:
            state.findings.append(findings.by_hand(MAIN, state.edited.counted))
    elif by_hand is not None:
        state.findings.append(findings.by_hand_unusable(MAIN, by_hand.why))
    if not rebuilt:
        return
    if state.rebuilt is not None and (isinstance(by_hand, Unusable) or (state.edited and state.edited.records)):
        return  # it was rebuilt, but what is to be told is that somebody changed it
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
