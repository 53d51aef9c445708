"""Choice of the programme: which one does a command mean, and may it write there?"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from rmtui.cli import speech
from rmtui.desk import Desk
from rmtui.errors import BadInput
from rmtui.paths import programme_folder
from rmtui.recovery.positions import going_back, remembering, told
from rmtui.settings import recent_programmes


def chosen_folder(named: str | None) -> str:
    """Return the folder of the programme that is meant.

    In this order: the one named, RMTUI_PROGRAMME, the one opened last, the only one there is. Raises BadInput when
    none of these says.
    """
    if named is not None and not named.strip():
        raise BadInput("-P names no programme: what stands behind it is empty. Nothing was changed.")
    named = named or os.environ.get("RMTUI_PROGRAMME")
    if named:
        return programme_folder(named)
    recent = recent_programmes()
    if recent:
        return recent[0]
    from rmtui.folders import programmes_at_home  # lazy: most commands name their programme

    found = programmes_at_home()
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(os.path.basename(folder) for folder in found[:5])
        raise BadInput(f"Which programme? There are several: {names}. Name one with -P.")
    raise BadInput("There is no programme yet. `rmtui new NAME --name BRAND` starts one, `rmtui demo` shows a sample.")


@contextmanager
def looking(named: str | None) -> Iterator[Desk]:
    """Open the programme that is meant to read it, whoever else has it open."""
    with Desk.look(chosen_folder(named)) as desk:
        desk.store.findings += going_back(desk)
        _say_findings(desk)
        yield desk


@contextmanager
def writing(named: str | None) -> Iterator[Desk]:
    """Open the programme that is meant for one change; tidies up first where that is due, and backs up once a day."""
    with Desk.open(chosen_folder(named)) as desk:
        older = going_back(desk)
        desk.store.findings += [] if told(desk, older) else older
        _say_findings(desk)
        if desk.store.tidy_is_due:
            desk.store.tidy()
        edited: list[object] = []
        desk.listen(edited.append)
        yield desk
        if edited:
            from rmtui.recovery.backups import back_up_daily  # lazy: only commands that saved something

            trouble = back_up_daily(desk)
            if trouble:
                speech.talk(trouble)
        remembering(desk)()


def _say_findings(desk: Desk) -> None:
    for finding in desk.store.findings:
        if finding.severity != "note":
            speech.talk(f"{finding.where}: {finding.text}")
