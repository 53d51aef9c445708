"""Export window: who will read the files, what was written, and what stayed in; the same in every place."""

from __future__ import annotations

import os

from rmtui.content.braces import fill
from rmtui.counts import counted
from rmtui.errors import RmtuiError
from rmtui.exchange.documents.registry import Kind, offered_in
from rmtui.exporting import ExportReport, export, readers_of, remarks
from rmtui.programme.levels import SHOWN, Level
from rmtui.screens.host import Host
from rmtui.screens.kit.dialogs import Choose, Page
from rmtui.screens.kit.level_choice import choose_level
from rmtui.words import words_of

MOST_NAMES = 20
"""Files a page names one by one."""


async def export_from(host: Host, place: str) -> None:
    """Write files into the programme's folder of exports, once it is said which and for whom."""
    kind = await _choose_kind(host, place)
    if kind is None:
        return
    level = await _choose_level(host, kind)
    if level is None:
        return
    try:
        exported = export(host.opened_desk, kind, level)
    except RmtuiError as error:
        host.tell(error.sentence, alert=True)
        return
    host.tell(_in_short(exported, level))
    title = "What was written, and what stayed in" if exported.written.files else "Nothing was written"
    host.push_screen(Page(title, "\n".join(_page(exported, level)), copies=True))


async def _choose_level(host: Host, kind: Kind) -> Level | None:
    """Ask who will read it, unless it is written for everybody alike."""
    if kind.is_alike:
        return kind.levels[-1]
    return await choose_level(
        host.screen,
        f"Who will read the {kind.title}?",
        leaving=kind.leaving,
        levels=kind.levels,
        suggested=readers_of(host.opened_desk, kind),
    )


async def _choose_kind(host: Host, place: str) -> Kind | None:
    kinds = offered_in(place)
    if len(kinds) < 2:
        return kinds[0] if kinds else None
    words = words_of(host.opened_desk.programme.about)
    choices = [(kind.name, f"{kind.title}: {fill(kind.meaning, words)}") for kind in kinds]
    answer = await host.push_screen_wait(Choose("What is to be written?", choices))
    return next((kind for kind in kinds if kind.name == answer), None)


def nothing_in(level: Level) -> str:
    """Return what is said where an export at a level holds nothing."""
    return f"Nothing was written: there is nothing that {SHOWN[level]} may read."


def _in_short(exported: ExportReport, level: Level) -> str:
    count = len(exported.written.files)
    if not count:
        return nothing_in(level)
    where = os.path.join(exported.folder, *exported.made.folders[:1])
    return f"{counted(count, 'file')} for {SHOWN[level]} written to {where}"


def _page(exported: ExportReport, level: Level) -> list[str]:
    files = exported.written.files
    lines = [_in_short(exported, level), f"Who may read them: {SHOWN[level]}.", ""]
    lines += [f"  {name}" for name in files[:MOST_NAMES]]
    lines += [f"  and {len(files) - MOST_NAMES} more"] if len(files) > MOST_NAMES else []
    return [*lines, *([""] if files else []), *(remarks(exported) or ())]
