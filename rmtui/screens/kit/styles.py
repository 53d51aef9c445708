"""Style sheets of the screens, read as package data, so that the program also runs from a zip."""

from __future__ import annotations

from importlib import resources


def sheet(name: str) -> str:
    """Return the text of a style sheet below screens/, such as `today/screen`, or `app` for the program's own."""
    package = "rmtui" if name == "app" else "rmtui.screens"
    return resources.files(package).joinpath(*f"{name}.tcss".split("/")).read_text(encoding="utf-8")
