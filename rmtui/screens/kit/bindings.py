"""Bindings of Textual, made from the keys of keys.py."""

from __future__ import annotations

from dataclasses import replace

from textual.app import App
from textual.binding import Binding, BindingType

from rmtui.keys import Key, key_of, keys_of


def bindings_of(place: str, *, prefix: str = "") -> list[BindingType]:
    """Return the bindings of a place; `prefix` goes before each action, such as `app.`."""
    return [binding_of(key, prefix) for key in keys_of(place)]


def binding(command: str, action: str = "") -> Binding:
    """Return the binding of one command by its id; `action` is what it runs here, where that is not its own."""
    key = key_of(command)
    return binding_of(replace(key, action=action) if action else key)


async def give(app: App[None], key: Key) -> None:
    """Run what a command does where the focus is: its own binding there, else whatever its key is bound to."""
    active = app.screen.active_bindings
    own = (found for found in active.values() if found.binding.id == key.id)
    bound = next(own, None) or active.get(key.keys[0])
    if bound is not None:
        await app.run_action(bound.binding.action, bound.node)
    else:
        await app.run_action(key.runs, app.screen)  # where it can do nothing, the screen says what to do instead


def binding_of(key: Key, prefix: str = "") -> Binding:
    """Return the binding of one command; letters give way to a focused text field, ctrl keys do not."""
    return Binding(
        ",".join(key.keys),
        f"{prefix}{key.runs}",
        key.label,
        show=key.footer,
        key_display=key.shown,
        tooltip=key.help,
        id=key.id,
        priority=key.while_typing and key.keys[0].startswith("ctrl+"),
    )
