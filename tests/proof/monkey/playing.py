"""Player of the monkey's acts on the running program in this process: what went wrong, at which act?

The program is started again wherever it was left, as the launch does. A run ends by leaving, or by a kill: then the
folder is copied as it lies there, and what another program finds in the copy is looked at.

Touches names private to Textual 8.2.8; to be looked at again when the pin moves.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import os
import shutil
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from unittest import mock

from textual import events
from textual.keys import _character_to_key, _get_key_aliases
from textual.pilot import Pilot

from rmtui.app import RmtuiApp
from rmtui.errors import RmtuiError
from rmtui.recovery.opening import Unopened, open_to_write_or_look
from rmtui.screens.kit.path_chooser import PathChooser
from rmtui.themes import DARK, LIGHT
from rmtui.widgets.text_focus import takes_text
from tests.proof.monkey.acts import SIZES, Act, acts
from tests.proof.monkey.starts import STARTS, make
from tests.proof.monkey.watching import (
    Away,
    Fault,
    after_act,
    after_run,
    away_from,
    before_leaving,
    marks,
    told_in_the_room,
)

DAY = "2026-05-08"
REST = 20.0
"""Seconds the program gets to come to rest after an act."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run: where it begins, and what is done."""

    seed: int
    start: str
    size: tuple[int, int]
    theme: str
    killed: bool
    watches: bool
    """Whether letters that come as fast as a text are no commands."""
    acts: Sequence[Act] = field(default=(), repr=False)


def run_of(seed: int, number: int) -> Run:
    """Return the run of a seed with that many acts."""
    chance = Random(seed)
    return Run(
        seed,
        start=STARTS[seed % len(STARTS)],
        size=SIZES[seed % len(SIZES)],
        theme=(DARK, LIGHT)[seed % 2].name,
        killed=seed // 2 % 3 == 0,
        watches=seed % 8 == 0,
        acts=acts(chance, number),
    )


def play(run: Run, home: Path) -> Fault | None:
    """Play a run in an empty folder and return what went wrong; None where nothing did."""
    with _at_home(home), contextlib.redirect_stderr(io.StringIO()):  # Textual draws its tracebacks there
        make(run.start, home / "p")
        return asyncio.run(_played(run, home))


@contextlib.contextmanager
def _at_home(home: Path) -> Iterator[None]:
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    variables = {"RMTUI_HOME": str(home), "HOME": str(home), "RMTUI_TODAY": DAY}
    with mock.patch.dict(os.environ, variables), contextlib.chdir(home):
        yield


async def _played(run: Run, home: Path) -> Fault | None:
    left, chosen, size = list(run.acts), str(home / "p"), run.size
    place, looks = "today", False
    while True:
        desk, unopened = None, None
        try:
            desk = open_to_write_or_look(chosen, looks=looks) if chosen else None
        except RmtuiError as error:
            unopened = Unopened(chosen, error)
        app = RmtuiApp(desk, theme=run.theme, place=place, unopened=unopened, watches_letters=run.watches)
        player = _Player(app, home, len(run.acts) - len(left))
        fault, size = await player.play(left, size, last_is_kill=run.killed)
        if desk is not None:
            desk.close()
        if fault is not None:
            return fault
        if desk is not None and (fault := after_run(player.memory, player.drafts, player.copy or desk.folder, home)):
            return replace(fault, at=len(run.acts) - len(left))
        if not left:
            return None
        chosen, place, looks = app.next_folder or chosen, app.next_place, app.next_looks
        chosen = "" if app.next_folder == "" else chosen


class _Player:
    def __init__(self, app: RmtuiApp, home: Path, done: int) -> None:
        self.app, self.home, self.done = app, home, done
        self.memory: dict[str, dict[str, object]] = {}
        self.drafts: dict[str, str] = {}
        self.copy = ""
        self.away: Away | None = None

    async def play(
        self, left: list[Act], size: tuple[int, int], *, last_is_kill: bool
    ) -> tuple[Fault | None, tuple[int, int]]:
        """Do what is left to do, taking it from the list, until the program is left."""
        fault: Fault | None = None
        try:
            async with self.app.run_test(size=size, notifications=True, tooltips=True) as pilot:
                await self._rest(pilot)
                while left and not self.app.is_ending and fault is None:
                    act = left.pop(0)
                    self.done += 1
                    if act.kind == "size":
                        size = (int(act.of[0]), int(act.of[1]))
                    fault = await self._do(pilot, act)
                if fault is None and self.app._exception is None and self.app.desk is not None:
                    if last_is_kill and not left and not self.app.is_ending:
                        self._kill()
                    elif not self.app.is_ending:
                        fault = await before_leaving(self.app, pilot)
                    self.memory = {name: dict(rows) for name, rows in self.app.desk.store.tables.items() if rows}
        except Exception as error:
            fault = fault or Fault(_place_of(error), "".join(traceback.format_exception(error)), self.done)
        return (replace(fault, at=self.done) if fault else None), size

    async def _do(self, pilot: Pilot[None], act: Act) -> Fault | None:
        edits = self.app._saving.edits if self.app._saving is not None else 0
        beside = act.kind == "sentence" and self._may_be_beside()
        if act.kind == "sentence" and not beside:
            return None
        await self._stay_home(pilot)
        before = self.app.focused
        await self._perform(pilot, act)
        await self._rest(pilot)
        if act.kind in ("wheel", "click") and self.app.focused is before:
            self.away = away_from(self.app)
        if self.app._exception is not None:
            raise self.app._exception
        if self.app.is_ending or self.app._exit:
            return None
        if beside and self.app._saving is not None and self.app._saving.edits != edits:
            return Fault("a sentence typed beside a field changed something", str(act))
        return after_act(self.app, self.away) or marks(self.app) or told_in_the_room(self.app)

    def _may_be_beside(self) -> bool:
        return self.app._key_order._changing != frozenset() and not takes_text(self.app.focused)

    async def _stay_home(self, pilot: Pilot[None]) -> None:
        """Leave a chooser of paths that looks at folders which are none of the monkey's."""
        screen = self.app.screen
        if isinstance(screen, PathChooser) and not (screen._folder + os.sep).startswith(str(self.home) + os.sep):
            self._send("escape")
            await self._rest(pilot)

    async def _perform(self, pilot: Pilot[None], act: Act) -> None:
        width, height = self.app.size
        match act.kind, *act.of:
            case ("key", str(key)):
                self._send(key)
            case ("burst", *keys):
                for one in keys:
                    self._send(str(one))
                    if isinstance(self.app.screen, PathChooser):
                        await self._rest(pilot)
            case ("text", str(text)):
                for sign in text:
                    self._send(sign)
            case ("sentence", str(text), int(milliseconds)):
                for sign in text:
                    self._send("space" if sign == " " else sign)
                    await asyncio.sleep(milliseconds / 1000)
                await asyncio.sleep(0.7)
            case ("paste", str(text)):
                self.app.post_message(events.Paste(text))
            case ("click", int(x), int(y)):
                await pilot.click(offset=(x % width, y % height))
            case ("wheel", str(way), int(x), int(y)):
                kind = events.MouseScrollUp if way == "up" else events.MouseScrollDown
                await pilot._post_mouse_events([kind], None, (x % width, y % height), 0)
            case ("size", int(columns), int(lines)):
                await pilot.resize_terminal(columns, lines)
            case ("theme",):
                self.app.use_theme(LIGHT.name if self.app.theme == DARK.name else DARK.name)
            case _:
                raise ValueError(act)

    def _send(self, key: str) -> None:
        name = _character_to_key(key) if len(key) == 1 else key
        character = key if len(key) == 1 else (" " if key == "space" else None)
        if character is None:
            character = {"question_mark": "?", "slash": "/", "enter": "\r", "tab": "\t"}.get(key)
        event = events.Key(name, character)
        assert self.app._driver is not None
        assert _get_key_aliases(name)
        self.app._driver.send_message(event)

    async def _rest(self, pilot: Pilot[None]) -> None:
        deadline = asyncio.get_running_loop().time() + REST
        while True:
            if self.app._exit or self.app._exception is not None:
                return
            await pilot.pause()
            if (self.app._key_order.at_rest and not self.app._key_order._arrived.is_set()) or self.app.is_ending:
                await pilot.pause()
                return
            if asyncio.get_running_loop().time() > deadline:
                raise TimeoutError("the program does not come to rest")
            await asyncio.sleep(0.01)

    def _kill(self) -> None:
        """Take the folder as it lies there once the drafts of this second are kept, as after a kill."""
        self.app._every_second()
        self.app.drafting._background.finish()
        self.drafts = {
            key: one.text for key, one in self.app.drafting._writing.items() if one.kept and one.text.strip()
        }
        assert self.app.desk is not None
        self.copy = str(self.home / "killed")
        shutil.rmtree(self.copy, ignore_errors=True)
        shutil.copytree(self.app.desk.folder, self.copy)
        with contextlib.suppress(OSError):
            os.remove(os.path.join(self.copy, ".rmtui.lock"))


def _place_of(error: BaseException) -> str:
    """Return the kind of an error and the innermost lines of ours and of anybody: what makes two faults one."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if f"{os.sep}rmtui{os.sep}" in f.filename and f"{os.sep}tests{os.sep}" not in f.filename]
    last = [f"{os.path.basename(f.filename)}:{f.name}" for f in (*ours[-1:], *frames[-1:])]
    return f"{type(error).__name__} in {' < '.join(dict.fromkeys(last))}"
