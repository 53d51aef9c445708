"""Does what was acknowledged survive when the power of a real file system is really cut? Needs root and a loop device.

    python -m tests.proof.power_cut [--cuts N] [--json]

An ext4 of its own in a file is mounted, the saving program is stopped in the middle of its work, and the file system is
shut down without writing its log (FS_IOC_SHUTDOWN), which is what a power cut leaves. After mounting it again every
acknowledged save must be there. The program is frozen before the cut, so that it cannot acknowledge anything after it.
"""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import fcntl
import json
import os
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

from tests.proof.same_work import command, lost_of, numbers
from tests.proof.writer import prepare

FS_IOC_SHUTDOWN = 0x8004587D
NO_LOG_FLUSH = 2
SIZE = 64 << 20
KINDS = ("rmtui", "stock")


def main() -> int:
    """Cut the power as often as asked for, print what came of it and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.proof.power_cut", description=__doc__.partition("\n")[0])
    parser.add_argument("--cuts", type=int, default=20, metavar="N", help="how often the power is cut")
    parser.add_argument("--json", action="store_true", help="print the numbers as JSON")
    arguments = parser.parse_args()
    told = cut_again_and_again(arguments.cuts)
    if arguments.json:
        print(json.dumps(told))
    elif told["why_not"]:
        print(f"No power was cut: {told['why_not']}")
    else:
        for kind in KINDS:
            print(
                f"{kind}: {told['cuts']} cuts, {told[kind]['acknowledged']:,} acknowledged, {told[kind]['lost']} lost"
            )
    return 1 if told.get("lost") else 0


def cut_again_and_again(cuts: int) -> dict[str, Any]:
    """Return how many saves were acknowledged and lost, by kind, or why nothing was tried."""
    with tempfile.TemporaryDirectory() as folder:
        image, place = Path(folder) / "image", Path(folder) / "disk"
        place.mkdir()
        why_not = obstacle(image, place)
        if why_not:
            return {"why_not": why_not, "cuts": 0, "acknowledged": 0, "lost": 0}
        told: dict[str, Any] = {"why_not": "", "cuts": cuts}
        for kind in KINDS:
            told[kind] = series(kind, image, place, cuts)
        return {**told, "acknowledged": told["rmtui"]["acknowledged"], "lost": told["rmtui"]["lost"]}


def obstacle(image: Path, place: Path) -> str:
    """Return in a sentence why no power can be cut here; empty where it can."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "only root on Linux can mount a disk of its own and cut its power."
    if shutil.which("mkfs.ext4") is None or shutil.which("mount") is None:
        return "mkfs.ext4 and mount are needed."
    make_disk(image)
    try:
        with mounted(image, place):
            shut_down(place)
    except subprocess.CalledProcessError:
        return "a file cannot be mounted as a disk here: there is no loop device, or mounting is not allowed."
    except OSError:
        return "this kernel does not shut down a file system on demand."
    return ""


def make_disk(image: Path) -> None:
    """Make an empty file system in a file."""
    image.unlink(missing_ok=True)
    with image.open("wb") as file:
        file.truncate(SIZE)
    subprocess.run(["mkfs.ext4", "-q", "-F", str(image)], check=True, capture_output=True)


@contextmanager
def mounted(image: Path, place: Path) -> Iterator[None]:
    """Mount the file system for the length of a `with`."""
    subprocess.run(["mount", "-o", "loop", str(image), str(place)], check=True, capture_output=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True, capture_output=True)


def shut_down(place: Path) -> None:
    """Cut the power: nothing that was not made durable reaches the disk from now on."""
    handle = os.open(place, os.O_RDONLY)
    try:
        fcntl.ioctl(handle, FS_IOC_SHUTDOWN, struct.pack("I", NO_LOG_FLUSH))
    finally:
        os.close(handle)


def series(kind: str, image: Path, place: Path, cuts: int) -> dict[str, int]:
    """Cut the power again and again; anew where nothing can be read any more."""
    chance, told = Random(cuts), {"acknowledged": 0, "lost": 0, "unreadable": 0}
    acknowledged: set[int] = set()
    fresh = True
    for _ in range(cuts):
        if fresh:
            make_disk(image)
            acknowledged = set()
        with mounted(image, place):
            if fresh:
                prepare(kind, str(place / "north"))
                subprocess.run(["sync", "-f", str(place)], check=True)
            now = until_the_cut(kind, place, max(acknowledged, default=0) + 1, chance)
        told["acknowledged"] += len(now)
        acknowledged |= now
        with mounted(image, place):
            lost, readable = lost_of(kind, place / "north", acknowledged)
        told["lost"] += lost
        told["unreadable"] += not readable
        fresh = bool(lost) or not readable or len(acknowledged) > 400
    return told


def until_the_cut(kind: str, place: Path, first: int, chance: Random) -> set[int]:
    """Let the program save for a while, freeze it, cut the power, and return what it acknowledged."""
    with command(kind, place / "north", first) as program:
        assert program.stdout is not None
        lines = [program.stdout.readline() for _ in range(chance.randint(2, 12))]
        time.sleep(chance.uniform(0, 0.01))
        program.send_signal(signal.SIGSTOP)
        os.waitid(os.P_PID, program.pid, os.WSTOPPED)
        shut_down(place)
        program.kill()
        lines += program.stdout.readlines()
    return numbers(lines)


if __name__ == "__main__":
    sys.exit(main())
