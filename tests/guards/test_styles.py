"""Style sheets parsed once: are their rules those Textual itself would apply, with every theme and after a mistake?"""

from __future__ import annotations

import pytest
from textual.css.stylesheet import Stylesheet, StylesheetParseError

from rmtui.screens.kit.styles import SharedStylesheet
from rmtui.themes import DARK, LIGHT

SHEETS = ("Screen { color: $accent; background: $ground; }", "#list { color: $ground; .odd { color: $accent; } }")
THEMES = ({"accent": "red", "ground": "black"}, {"accent": "blue", "ground": "white"})


def applied(kind: type[Stylesheet], theme: dict[str, str]) -> str:
    """Return the rules of both sheets, the second added later, as a screen does."""
    sheet = kind(variables=theme)
    for number, source in enumerate(SHEETS):
        sheet.add_source(source, read_from=("", str(number)), tie_breaker=number)
        sheet.reparse()
    return sheet.css


def test_the_rules_are_textuals_own_in_every_theme() -> None:
    for theme in (*THEMES, *THEMES):
        assert applied(SharedStylesheet, theme) == applied(Stylesheet, theme)
    assert applied(SharedStylesheet, THEMES[0]) != applied(SharedStylesheet, THEMES[1])


def test_a_sheet_follows_its_theme() -> None:
    sheet = SharedStylesheet(variables=THEMES[0])
    sheet.add_source(SHEETS[0], read_from=("", "0"))
    sheet.reparse()
    before = sheet.css
    sheet.set_variables(THEMES[1])
    sheet.reparse()
    assert sheet.css != before
    assert DARK.variables != LIGHT.variables, "a theme changes what is parsed"


def test_a_mistake_leaves_the_rules_as_they_were() -> None:
    sheet = SharedStylesheet(variables=THEMES[0])
    sheet.add_source(SHEETS[0], read_from=("", "0"))
    sheet.reparse()
    before = sheet.css
    sheet.add_source("Screen { colour-of: 7; }", read_from=("", "1"))
    with pytest.raises(StylesheetParseError):
        sheet.reparse()
    assert [rule.css for rule in sheet._rules] == before.split("\n\n")
