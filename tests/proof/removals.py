# ruff: noqa: E501
"""Which steps of the store stand between a note and its loss, and how is each one taken away to see who notices?

Data only; `tests/proof/steps.py` does the removing. Every text must stand exactly once in its file: a guard holds that.
"""

from __future__ import annotations

from dataclasses import dataclass

CRASHES = "tests/store/test_crashes.py"
ERRORS = "tests/store/test_errors.py"
DAMAGE = "tests/store/test_damage.py"
FORMAT = "tests/store/test_format.py"
MISPLACED = "tests/store/test_misplaced.py"
BACKUPS = "tests/store/test_backups.py"
UPGRADES = "tests/store/test_upgrades.py"
DRAFTS = "tests/proof/test_drafts.py"
REFUSALS = "tests/proof/test_refusals.py"


@dataclass(frozen=True, slots=True)
class Step:
    """One safety step and its removal."""

    name: str
    """How it is asked for."""
    why: str
    """What it is there for."""
    file: str
    """Where it stands, within the package."""
    text: str
    """Exactly what is taken out; stands once in the file."""
    instead: str
    """What stands there afterwards."""
    tests: tuple[str, ...]
    """Who must notice."""


STEPS = (
    Step(
        "sync-of-line",
        "a save is acknowledged only when it is on the medium, not in the computer's memory",
        "store/medium.py",
        "                self.write(file, data)\n                self.sync(file)\n                if self.length",
        "                self.write(file, data)\n                if self.length",
        (CRASHES,),
    ),
    Step(
        "sync-of-new-file",
        "a snapshot is on the medium before it gets the name of the good one",
        "store/medium.py",
        "                self.write(file, data)\n                self.sync(file)\n            finally:",
        "                self.write(file, data)\n            finally:",
        (CRASHES,),
    ),
    Step(
        "sync-of-what-was-left",
        "a save found after a kill is made durable before anything is built on it",
        "store/medium.py",
        '        """Make durable what any program wrote to a file."""\n        file = self.open_end(path)\n'
        "        try:\n            self.sync(file)\n",
        '        """Make durable what any program wrote to a file."""\n        file = self.open_end(path)\n'
        "        try:\n            pass\n",
        (CRASHES,),
    ),
    Step(
        "length-before",
        "nothing is written behind what another program wrote",
        "store/medium.py",
        '            if self.length(file) != expected:\n                raise SizeChanged(errno.ESTALE, "length")\n',
        "",
        (REFUSALS,),
    ),
    Step(
        "taking-back",
        "a line of which only half fitted is cut away again, so that the next save stands where it belongs",
        "store/medium.py",
        "            except OSError as error:\n                self._take_back(file, expected, error)\n                raise\n",
        "            except OSError:\n                raise\n",
        (ERRORS,),
    ),
    Step(
        "half-written-removed",
        "a new file that could not be written whole does not stay",
        "store/medium.py",
        "        except OSError:\n            with contextlib.suppress(OSError):\n                self.remove(path)\n            raise\n\n"
        "    def replace_with",
        "        except OSError:\n            raise\n\n    def replace_with",
        (REFUSALS,),
    ),
    Step(
        "padding",
        "two saves never share a sector: a medium that loses the one being written loses no other",
        "store/format.py",
        'return line + b" " * (-(len(line) + 1) % BLOCK) + b"\\n", total',
        'return line + b"\\n", total',
        (FORMAT, CRASHES),
    ),
    Step(
        "sum-of-snapshot",
        "a snapshot with one changed byte is not taken for what was saved",
        "store/format.py",
        "        if proof.sha256() != found[1].decode():\n            raise Unreadable\n",
        "        proof.sha256()\n",
        (DAMAGE, FORMAT),
    ),
    Step(
        "sum-of-line",
        "a line with one changed byte is not taken for what was saved",
        "store/format.py",
        "    if hashlib.sha256(body).hexdigest()[:SUM_DIGITS].encode() != found[1]:\n        return None\n",
        "",
        (DAMAGE, FORMAT),
    ),
    Step(
        "link-of-lines",
        "a line that follows another one belongs to some other file",
        "store/line_order.py",
        'return other.n == one.n + 1 and other.content.get("prev") == one.content["sum"]',
        "return other.n == one.n + 1",
        (FORMAT, DAMAGE, MISPLACED),
    ),
    Step(
        "room-for-missing-lines",
        "a line behind missing ones is believed only where these had room",
        "store/line_order.py",
        "if (missing > 0 or not chain) and first.start - end >= missing * block:",
        "if missing > 0 or not chain:",
        (MISPLACED,),
    ),
    Step(
        "header-of-its-own",
        "a header of another generation, and what follows it, belongs to another file",
        "store/line_order.py",
        'return generation is not None and run[0].n == 0 and run[0].content.get("gen", generation) != generation',
        "return False",
        (CRASHES, DAMAGE, MISPLACED),
    ),
    Step(
        "gaps-counted",
        "a save that cannot be read in the middle is told",
        "store/format.py",
        "            result.gaps.extend(range(max(expected, 1), n))\n",
        "",
        (DAMAGE, FORMAT),
    ),
    Step(
        "read-back",
        "what was written is read and compared before anything good is given up for it",
        "store/generations.py",
        "    if medium.read(where) != data:\n        raise read_back_differs()\n",
        "",
        (ERRORS,),
    ),
    Step(
        "previous-kept",
        "the snapshot before stays beside the new one",
        "store/generations.py",
        "        medium.rename(path(folder, MAIN), path(folder, PREVIOUS))\n        medium.sync_folder(folder)\n",
        "        pass\n",
        (CRASHES, DAMAGE),
    ),
    Step(
        "names-before-saving-on",
        "the new snapshot and its changes can be found before a save goes there",
        "store/generations.py",
        "        write_checked(medium, folder, changes_name(generation), header)\n        medium.sync_folder(folder)\n",
        "        write_checked(medium, folder, changes_name(generation), header)\n",
        (CRASHES,),
    ),
    Step(
        "unfinished-removed",
        "a snapshot that was not finished is removed, or it would hide what is saved afterwards",
        "store/generations.py",
        "        take_back(medium, folder, error, changes_name(generation), NEW)\n        raise\n    return Place",
        "        raise\n    return Place",
        (ERRORS,),
    ),
    Step(
        "removal-durable",
        "what was removed does not come back after a power cut",
        "store/generations.py",
        "                medium.remove(path(folder, name))\n        medium.sync_folder(folder)\n    except OSError:",
        "                medium.remove(path(folder, name))\n    except OSError:",
        (ERRORS,),
    ),
    Step(
        "torn-tail",
        "a half line is taken away before the next save is written behind it",
        "store/generations.py",
        "        medium.shorten(path(folder, name), changes.good)\n",
        "        pass\n",
        (CRASHES, DAMAGE),
    ),
    Step(
        "tail-kept",
        "what is taken away is copied first: perhaps somebody can still read it",
        "store/generations.py",
        "        keep_aside(medium, folder, name, medium.read(path(folder, name))[changes.good :])\n",
        "",
        (DAMAGE,),
    ),
    Step(
        "damaged-kept",
        "a damaged file is copied before anything is written in its place",
        "store/generations.py",
        "        keep_aside(medium, folder, name, medium.read(path(folder, name)))\n",
        "        pass\n",
        (DAMAGE,),
    ),
    Step(
        "damaged-never-overwritten",
        "an older damaged copy stays when a second one is kept",
        "store/generations.py",
        "        number += 1\n    write_checked(medium, place",
        "        break\n    write_checked(medium, place",
        ("tests/proof/test_kept_aside.py",),
    ),
    Step(
        "only-copy-written-twice",
        "the only snapshot there is is copied, not renamed: some media lose a file whose renaming is cut off",
        "store/generations.py",
        "    if keep_main or generation_of(medium, folder, PREVIOUS) is not None:\n",
        "    if True:\n",
        (CRASHES,),
    ),
    Step(
        "changes-kept-one-generation",
        "the snapshot before and its changes rebuild the present one, so they stay",
        "store/older.py",
        "(changes_generation(name) or 0) < oldest and _is_changes(name)",
        "(changes_generation(name) or 0) <= oldest and _is_changes(name)",
        (CRASHES, DAMAGE),
    ),
    Step(
        "highest-generation",
        "changes of a generation nobody can place are never written over",
        "store/generations.py",
        "state.tables, state.highest + 1, after, state.schema)",
        "state.tables, state.generation + 1, after, state.schema)",
        (DAMAGE, CRASHES),
    ),
    Step(
        "never-empty",
        "files that prove nothing are damage, never an empty programme",
        "store/recovery.py",
        "    if not any(state.tables.values()):\n        raise _damaged()",
        "    if False:\n        raise _damaged()",
        (REFUSALS,),
    ),
    Step(
        "given-up-snapshot",
        "a snapshot that was given up does not hide the saves that went on in front of it",
        "store/recovery.py",
        "    if before is not None and before.last_n > new.after:\n        return False",
        "    if False:\n        return False",
        (REFUSALS,),
    ),
    Step(
        "late-lines",
        "saves that came after a snapshot was made are applied to it",
        "store/recovery.py",
        "        _apply_late_lines(files, start, state)\n",
        "        pass\n",
        (REFUSALS,),
    ),
    Step(
        "base-of-changes",
        "changes that follow another snapshot are told",
        "store/recovery.py",
        "    if changes.base not in (state.sha256, None):\n",
        "    if False:\n",
        (DAMAGE,),
    ),
    Step(
        "newer-refused",
        "what a newer version wrote is refused before anything is changed",
        "store/reading.py",
        "        if snapshot.schema > self._newest:\n            raise newer()\n",
        "",
        (DAMAGE, UPGRADES),
    ),
    Step(
        "newer-changes-refused",
        "the same for its changes",
        "store/reading.py",
        "        if changes.schema > self._newest:\n            raise newer()\n",
        "",
        (DAMAGE, UPGRADES),
    ),
    Step(
        "trouble-is-no-damage",
        "a file the medium does not give back now is not a missing one",
        "store/reading.py",
        "        except OSError as error:\n            self.troubles[name] = error\n            return None\n",
        "        except OSError:\n            return None\n",
        (ERRORS,),
    ),
    Step(
        "trouble-stops-opening",
        "nothing is put right while a file cannot be read",
        "store/opening.py",
        "        if state.trouble is not None:\n            raise state.trouble\n",
        "",
        (ERRORS,),
    ),
    Step(
        "memory-after-medium",
        "what is shown is never ahead of what is saved",
        "store/store.py",
        "        self._append(line.data)\n        self._take(line, at)\n",
        "        self._take(line, at)\n        self._append(line.data)\n",
        (ERRORS,),
    ),
    Step(
        "what-was-begun-goes",
        "a save that was begun and not taken over is taken back before the next one",
        "store/store.py",
        "            self._medium.shorten(path(self.folder, changes_name(self._place.generation)), self._place.size)\n",
        "            pass\n",
        ("tests/desk/test_resting.py",),
    ),
    Step(
        "before-is-what-is-stored",
        "a change made from old documents is refused",
        "store/store.py",
        "            if current != before:\n                raise Stale(table)\n",
        "",
        ("tests/store/test_database.py", FORMAT, REFUSALS),
    ),
    Step(
        "refuse-after-failed-sync",
        "after a sync that failed nothing is trusted until the files were read again",
        "store/store.py",
        "            if isinstance(error, HalfWritten) or not is_full(error):\n"
        "                self.refuses = NO_ANSWER\n",
        "",
        (ERRORS, REFUSALS),
    ),
    Step(
        "refuse-after-change-outside",
        "once another program wrote to the files, nothing is written until they were read again",
        "store/store.py",
        '        self.refuses = "Another program changed the files; open the programme again."\n',
        "",
        (DAMAGE, "tests/store/test_state_machine.py"),
    ),
    Step(
        "end-before-saving",
        "a save goes behind the save made last here, never behind one of another program of the same length",
        "store/store.py",
        "            self._check_end()\n            self._medium.append(",
        "            self._medium.append(",
        ("tests/store/test_changed_outside.py", DAMAGE),
    ),
    Step(
        "length-before-tidying",
        "tidying up does not build on a file another program changed",
        "store/store.py",
        "            self._check_end()\n            place = self._place\n",
        "            place = self._place\n",
        (DAMAGE,),
    ),
    Step(
        "read-back-as-made",
        "a document that would be read back as another one is refused",
        "store/store.py",
        "        if any(read[3] != made[3] for read, made in zip(kept, operations, strict=True)):\n",
        "        if False:\n",
        (FORMAT, "tests/store/test_database.py", REFUSALS),
    ),
    Step(
        "lock",
        "only one program writes at a time",
        "store/opening.py",
        "        if lock is not None:\n            return lock\n        if time",
        "        if True:\n            return lock  # type: ignore[return-value]\n        if time",
        (DAMAGE,),
    ),
    Step(
        "nothing-over-somebody-elses-files",
        "a programme is made only in an empty folder",
        "store/opening.py",
        "        _must_be_empty(medium, folder)  # before the lock, which would leave a file in somebody else's folder\n",
        "",
        (DAMAGE,),
    ),
    Step(
        "draft-replaced-whole",
        "a draft is the old text or the new one, also when the power goes while it is kept",
        "store/medium.py",
        "        self.write_new(part, data)\n        self.rename(part, path)\n",
        "        with contextlib.suppress(FileNotFoundError):\n            self.remove(path)\n        self.write_new(path, data)\n",
        (DRAFTS,),
    ),
    Step(
        "draft-name-durable",
        "a draft that was kept can be found after a power cut",
        "store/medium.py",
        '        self.rename(part, path)\n        self.sync_folder(os.path.dirname(path) or ".")\n',
        "        self.rename(part, path)\n",
        (DRAFTS,),
    ),
    Step(
        "backup-proven-before-named",
        "a backup is read back whole before it gets its name",
        "store/backups.py",
        "        write_checked(medium, place, name + PART, data)\n        medium.rename(part, path(place, name))\n",
        "        medium.write_new(path(place, name), data)\n",
        (BACKUPS,),
    ),
    Step(
        "backup-before-upgrade",
        "the old version of the documents is kept before they become new ones",
        "store/upgrading.py",
        "    _back_up(medium, folder, tables, place, found, schema)\n    upgraded",
        "    upgraded",
        (UPGRADES,),
    ),
)
"""Every step, in the order of the files."""
