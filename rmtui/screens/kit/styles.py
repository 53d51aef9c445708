"""Style sheets of the screens, read as package data, so that the program also runs from a zip."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

from textual.css.model import RuleSet
from textual.css.parse import parse
from textual.css.stylesheet import Stylesheet
from textual.css.tokenize import tokenize_values
from textual.css.tokenizer import Token
from textual.css.types import CSSLocation


def sheet(name: str) -> str:
    """Return the text of a style sheet below screens/, such as `today/screen`, or `app` for the program's own."""
    package = "rmtui" if name == "app" else "rmtui.screens"
    return resources.files(package).joinpath(*f"{name}.tcss".split("/")).read_text(encoding="utf-8")


class SharedStylesheet(Stylesheet):
    """A style sheet that parses each source once; Textual parses all of them again with every screen that adds one.

    Touches names private to Textual 8.2.8; to be looked at again when the pin moves.
    """

    def reparse(self) -> None:
        """Take what was parsed before, and parse what is new; an error leaves the rules as they were."""
        self.parse()

    def _parse_rules(
        self, css: str, read_from: CSSLocation, is_default_rules: bool = False, tie_breaker: int = 0, scope: str = ""
    ) -> list[RuleSet]:
        colours = frozenset(self._variables.items())
        return _rules(css, read_from, is_default_rules, tie_breaker, scope, colours)


class QuickRules(RuleSet):
    """Rules with the hash every object has: styling one widget asks for the hash of each rule there is."""

    __hash__ = object.__hash__


@lru_cache(maxsize=1024)
def _rules(
    css: str,
    read_from: CSSLocation,
    is_default: bool,
    tie_breaker: int,
    scope: str,
    colours: frozenset[tuple[str, str]],
) -> list[RuleSet]:
    tokens = _tokens(colours)
    rules = list(
        parse(scope, css, read_from, variable_tokens=tokens, is_default_rules=is_default, tie_breaker=tie_breaker)
    )
    for rule in rules:
        rule.__class__ = QuickRules
    return rules


@lru_cache(maxsize=8)
def _tokens(colours: frozenset[tuple[str, str]]) -> dict[str, list[Token]]:
    return tokenize_values(dict(colours))
