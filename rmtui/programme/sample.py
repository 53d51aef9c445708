"""Dates of the sample: how does a story told on one day become a story of today?

The sample programme is written on a fixed day. Moved by whole weeks its meetings keep their weekdays, and it is as
lively on any day it is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from rmtui.programme.about import ABOUT_ID
from rmtui.programme.records import Document

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)(T\d\d:\d\d.*)")
_WEEK = re.compile(r"\d{4}-W\d\d")


def shift_to(tables: Mapping[str, Mapping[str, Document]], today: date) -> dict[str, dict[str, Document]]:
    """Return the documents with every date moved by whole weeks, so that the story's day is at most six days ago."""
    story_day = tables.get("about", {}).get(ABOUT_ID, {}).get("sample_day")
    weeks = (today - date.fromisoformat(story_day)).days // 7 if isinstance(story_day, str) else 0
    by = timedelta(weeks=weeks)
    return {name: {key: _moved(row, by) for key, row in rows.items()} for name, rows in tables.items()}


def _moved(value: Any, by: timedelta) -> Any:
    if isinstance(value, dict):
        return {name: _moved(part, by) for name, part in value.items()}
    if isinstance(value, list):
        return [_moved(part, by) for part in value]
    return _moved_text(value, by) if isinstance(value, str) else value


def _moved_text(text: str, by: timedelta) -> str:
    if _DAY.fullmatch(text):
        return (date.fromisoformat(text) + by).isoformat()
    if moment := _MOMENT.fullmatch(text):
        return (date.fromisoformat(moment[1]) + by).isoformat() + moment[2]
    if _WEEK.fullmatch(text):
        year, week, _ = (date.fromisoformat(f"{text}-1") + by).isocalendar()
        return f"{year}-W{week:02d}"
    return text
