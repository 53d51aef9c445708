"""Sample data: the documents of the sample programme that comes with rmtui."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any


def sample_tables() -> dict[str, dict[str, dict[str, Any]]]:
    """Return the documents of the sample by table and key; data_samples/make_sample.py made them."""
    text = resources.files("rmtui.content").joinpath("sample", "tables.json").read_text(encoding="utf-8")
    tables: dict[str, dict[str, dict[str, Any]]] = json.loads(text)
    return tables
