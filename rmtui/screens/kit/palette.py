"""Command palette: every command of the place in front, from the one list of keys, and what has no key."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple, cast

from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.screen import Screen

from rmtui.keys import EVERYWHERE, key_of, keys_of
from rmtui.screens.host import Host
from rmtui.screens.kit.dialogs import Page
from rmtui.screens.kit.everyday import EVERYDAY, worth
from rmtui.screens.kit.place import Place
from rmtui.themes import DARK, LIGHT

LEFT_OUT = ("commands", "back", "quit.now", "setup.put_off", "clients")
"""Keys the palette leaves out: it stands for itself, or another key does the same."""


class Command(NamedTuple):
    """A command of the palette."""

    id: str
    """The key it has, or a word of its own."""
    title: str
    """Its name."""
    help: str
    """What it does, in a sentence."""
    run: Callable[[], object]
    """Gives it."""


class Commands(Provider):
    """Finds commands by their titles, by everyday words and by what they do."""

    async def discover(self) -> Hits:
        """Yield every command, by name."""
        for command in sorted(self._all(), key=lambda one: one.title):
            yield DiscoveryHit(command.title, command.run, help=command.help)

    async def search(self, query: str) -> Hits:
        """Yield the commands that answer what was typed."""
        matcher = self.matcher(query)
        for command in self._all():
            guess = matcher.match(command.title)
            score = worth(query, command.title, EVERYDAY.get(command.id, ""), command.help, guess)
            if score > 0:
                yield Hit(score, matcher.highlight(command.title), command.run, help=command.help)

    def _all(self) -> Iterable[Command]:
        return commands(cast(Host, self.app), self.screen)


class Palette(CommandPalette):
    """Textual's palette of our commands, whose list may be moved about also while it has no room."""

    def __init__(self) -> None:
        super().__init__(providers=[Commands], placeholder="What do you want to do?", id="--command-palette")

    def _action_command_list(self, action: str) -> None:
        """Move in the list where one can see it; without room, Textual 8.2.8 knows no lines and raises."""
        if action == "select" or self.query_one(CommandList).scrollable_content_region:
            super()._action_command_list(action)


def commands(host: Host, screen: Screen[object]) -> Iterable[Command]:
    """Yield the commands that can be given with `screen` in front."""
    if isinstance(screen, Place):
        yield from _of_place(screen)
        yield from _of_programme(host, screen)
    yield Command(
        "colours.light", "Light colours", "Dark letters on a light ground.", lambda: host.use_theme(LIGHT.name)
    )
    yield Command("colours.dark", "Dark colours", "Light letters on a dark ground.", lambda: host.use_theme(DARK.name))
    if isinstance(screen, Place):
        words = f"{key_of('clients').help}  ({key_of('clients').shown})"
        yield Command("others", "Other programmes", words, screen.runner(key_of("clients")))


def _of_place(place: Place) -> Iterable[Command]:
    for key in (*keys_of(place.PLACE), *keys_of(EVERYWHERE)):
        if key.id not in LEFT_OUT and place.check_action(key.runs.partition("(")[0], ()) is not False:
            yield Command(key.id, key.label.capitalize(), f"{key.help}  ({key.shown})", place.runner(key))


def _of_programme(host: Host, place: Place) -> Iterable[Command]:
    yield Command("rescue", "Rescue", "What was found about the files, and what can be done.", host.show_findings)
    if host.saving.refused is not None:
        yield Command("not saved", "Not saved", "Try again, or save the text elsewhere.", host.ask_about_refusal)
    yield Command("backups", "Backups", "The copies in this folder: look, go back, make one.", host.show_backups)
    words = "Choose another place for the second copy, and copy."
    yield Command("second copy", "Second copy elsewhere", words, partial(_copy_to_new_place, place))
    words = "What was on it, where the second copy is, whom to tell. To read here; written from the library."
    yield Command("lost", "If it is lost", words, partial(_show_lost, host))
    record = place.record_in_front()
    if record is not None:
        words = f"What it held before, and when that was changed: this {record[2]}."
        yield Command("versions", f"Earlier versions of this {record[2]}", words, place.action_versions)


def _copy_to_new_place(place: Place) -> None:
    """Ask for a new place for the second copy and copy the programme there."""
    from rmtui.screens.kit.second_copy import GROUP, copy_now  # loaded when first needed

    place.run_worker(copy_now(place, anew=True), group=GROUP)


def _show_lost(host: Host) -> None:
    """Show the page for the day the programme is lost."""
    from rmtui.exchange.library import as_text  # all three: loaded when first needed
    from rmtui.exchange.lost import lost_chapter
    from rmtui.exporting import copied_of

    desk = host.opened_desk
    page = lost_chapter(desk.programme, copied_of(desk), desk.clock.today())
    host.push_screen(Page(page.title, as_text(page), copies=True))
