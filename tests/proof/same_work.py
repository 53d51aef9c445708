"""What does the same work leave of what was acknowledged, on rmtui's store and on stock TinyDB?

Kill storm, full disk and two processes. Every function takes the kind, "rmtui" or "stock", and does the rest alike.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.proof.writer import CHANGING, opened, prepare, row, rows

ROOT = Path(__file__).parents[2]
DISK = 256 * 1024
"""Bytes of the small disk."""


@dataclass
class Losses:
    """What came of it."""

    acknowledged: int = 0
    """Saves that were acknowledged."""
    lost: int = 0
    """Of these, the ones not found afterwards as they were saved, or overwritten by a later one."""
    unreadable: int = 0
    """How often nothing at all could be read."""
    said: str = ""
    """Everything said on standard error."""


def command(kind: str, folder: Path, first: int, step: int = 1, last: int = 0) -> subprocess.Popen[str]:
    """Start the saving program."""
    words = [sys.executable, "-m", "tests.proof.writer", kind, str(folder), str(first), str(step), str(last)]
    where = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=where, cwd=ROOT)


def numbers(lines: list[str]) -> set[int]:
    """Return the acknowledged numbers among printed lines; a line cut off acknowledges nothing."""
    return {int(line) for line in lines if line.endswith("\n") and line.strip().isdigit()}


def lost_of(kind: str, folder: Path, acknowledged: set[int]) -> tuple[int, bool]:
    """Return how many acknowledged saves are not there any more, and whether anything could be read."""
    try:
        found = rows(kind, str(folder))
    except Exception:
        return len(acknowledged), False
    own = {number for number in acknowledged if number % 2}
    lost = sum(1 for number in own if found.get(str(number)) != row(number)[1])
    # Of the document written over again and again only the last save can be there, or the one that was on its way.
    over = max((number for number in acknowledged if number % 2 == 0), default=0)
    there = found.get(CHANGING, {}).get("number", 0)
    return lost + sum(1 for number in acknowledged - own if number > there) if over else lost, True


def kill_storm(kind: str, folder: Path, kills: int) -> Losses:
    """Kill the saving program again and again, going on with what is left, or anew where something is lost.

    A save that was on its way when the program was killed is simply done again.
    """
    chance, losses, began = Random(kills), Losses(), 0
    acknowledged: set[int] = set()
    place = folder / f"{kind} {began}"
    prepare(kind, str(place))
    for _ in range(kills):
        with command(kind, place, max(acknowledged, default=0) + 1) as program:
            assert program.stdout is not None
            assert program.stderr is not None
            lines = [program.stdout.readline() for _ in range(chance.randint(1, 9))]
            time.sleep(chance.uniform(0, 0.004))  # within a save, not always at its beginning
            program.kill()
            lines += program.stdout.readlines()
            losses.said += program.stderr.read()
        now = numbers(lines)
        losses.acknowledged += len(now - acknowledged)
        acknowledged |= now
        lost, readable = lost_of(kind, place, acknowledged)
        losses.lost += lost
        if lost or not readable:
            losses.unreadable += not readable
            began += 1
            acknowledged, place = set(), folder / f"{kind} {began}"
            prepare(kind, str(place))
    return losses


def full_disk(kind: str, disk: Path) -> Losses:
    """Save until the disk is full, try some more, close, and look at what is left; the disk holds nothing else."""
    place, losses, refused, number = disk / kind, Losses(), 0, 0
    prepare(kind, str(place))
    save, close = opened(kind, str(place))
    acknowledged: set[int] = set()
    said: list[str] = []
    with contextlib.redirect_stdout(None):
        while refused < 12 and number < 5000:
            number += 1
            try:
                save(*row(number))
                acknowledged.add(number)
            except Exception as error:
                refused += 1
                said.append(getattr(error, "sentence", type(error).__name__))
                if number in numbers_there(kind, place, number):
                    acknowledged.add(number)  # the save is there; tidying up behind it was refused
        with contextlib.suppress(Exception):
            close()
    losses.acknowledged = len(acknowledged)
    losses.lost, readable = lost_of(kind, place, acknowledged)
    losses.unreadable += not readable
    losses.said = "\n".join(said)
    shutil.rmtree(place)
    return losses


def numbers_there(kind: str, place: Path, number: int) -> set[int]:
    """Return the number if its save is found."""
    if kind == "stock":
        return set()
    key, document = row(number)
    return {number} if rows(kind, str(place)).get(key) == document else set()


def two_writers(kind: str, folder: Path, saves: int) -> Losses:
    """Let two programs save into one folder at the same time, one the odd hundreds, one the even ones."""
    prepare(kind, str(folder))
    programs = [command(kind, folder, first, 2, first + 2 * saves) for first in (1, 20_001)]
    losses, acknowledged = Losses(), set()
    for program in programs:
        out, said = program.communicate(timeout=120)
        acknowledged |= numbers(out.splitlines(keepends=True))
        losses.said += said
    losses.acknowledged = len(acknowledged)
    losses.lost, readable = lost_of(kind, folder, acknowledged)
    losses.unreadable += not readable
    return losses


@contextlib.contextmanager
def small_disk(place: Path, size: int) -> Iterator[str]:
    """Mount a disk of that size in memory at `place`, for the length of a `with`; yields why not, or nothing."""
    why = ""
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None:
        why = "only root on Linux can make a small disk"
    else:
        place.mkdir(parents=True, exist_ok=True)
        words = ["mount", "-t", "tmpfs", "-o", f"size={size}", "rmtui-test", str(place)]
        if subprocess.run(words, capture_output=True, check=False).returncode:
            why = "mounting is not allowed here"
    try:
        yield why
    finally:
        if not why:
            subprocess.run(["umount", "-l", str(place)], check=True)
