"""How do the keys of keys.py become bindings of Textual?"""

from __future__ import annotations

from textual.binding import Binding, BindingType

from rmtui.keys import Key, keys_of


def bindings_of(place: str, *, prefix: str = "") -> list[BindingType]:
    """Return the bindings of a place; `prefix` goes before each action, such as `app.`."""
    return [binding_of(key, prefix) for key in keys_of(place)]


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
