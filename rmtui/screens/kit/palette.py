"""Command palette: every command of the place in front, from the one list of keys, and what has no key."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from textual.app import SystemCommand
from textual.command import CommandList, CommandPalette
from textual.screen import Screen

from rmtui.keys import EVERYWHERE, keys_of
from rmtui.screens.host import Host
from rmtui.screens.kit.place import Place
from rmtui.themes import DARK, LIGHT

LEFT_OUT = ("commands", "back", "quit.now", "setup.put_off")
"""Keys the palette leaves out: it stands for itself, or another key does the same."""


class Palette(CommandPalette):
    """Textual's palette, whose list may be moved about also while it has no room."""

    def _action_command_list(self, action: str) -> None:
        """Move in the list where one can see it; without room, Textual 8.2.8 knows no lines and raises."""
        if action == "select" or self.query_one(CommandList).scrollable_content_region:
            super()._action_command_list(action)


def commands(host: Host, screen: Screen[object]) -> Iterable[SystemCommand]:
    """Yield the commands that can be given with `screen` in front."""
    if isinstance(screen, Place):
        yield from _of_place(screen)
        yield from _of_programme(host, screen)
    yield SystemCommand("Light colours", "Dark letters on a light ground.", lambda: host.use_theme(LIGHT.name))
    yield SystemCommand("Dark colours", "Light letters on a dark ground.", lambda: host.use_theme(DARK.name))
    if host.is_open:
        yield SystemCommand("Other programmes", "Close this one and choose another.", lambda: host.open_next(""))


def _of_place(place: Place) -> Iterable[SystemCommand]:
    for key in (*keys_of(place.PLACE), *keys_of(EVERYWHERE)):
        if key.id not in LEFT_OUT and place.check_action(key.runs.partition("(")[0], ()) is not False:
            yield SystemCommand(key.label.capitalize(), f"{key.help}  ({key.shown})", place.runner(key))


def _of_programme(host: Host, place: Place) -> Iterable[SystemCommand]:
    yield SystemCommand("Rescue", "What was found about the files, and what can be done.", host.show_findings)
    if host.saving.refused is not None:
        yield SystemCommand("Not saved", "Try again, or save the text elsewhere.", host.ask_about_refusal)
    yield SystemCommand("Backups", "The copies in this folder: look, go back, make one.", host.show_backups)
    words = "Choose another place for the second copy, and copy."
    yield SystemCommand("Second copy elsewhere", words, partial(_copy_to_new_place, place))
    record = place.record_in_front()
    if record is not None:
        words = f"What it held before, and when that was changed: this {record[2]}."
        yield SystemCommand(f"Earlier versions of this {record[2]}", words, place.action_versions)


def _copy_to_new_place(place: Place) -> None:
    """Ask for a new place for the second copy and copy the programme there."""
    from rmtui.screens.kit.second_copy import GROUP, copy_now  # loaded when first needed

    place.run_worker(copy_now(place, anew=True), group=GROUP)
