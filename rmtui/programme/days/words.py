"""The writer of dates and times: how is a day shown, in English whatever the computer's language?

A day somebody typed is always shown back as `date_words` writes it, with its weekday and year.
"""

from __future__ import annotations

from datetime import date

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SHORT_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")


def date_words(day: date) -> str:
    """Return a day as it is shown wherever one was typed: "Tue 5 May 2026"."""
    return f"{day_words(day)} {day.year}"


def moment_words(day: date, at: str) -> str:
    """Return a day and, where there is one, its time (HH:MM): "Tue 5 May 2026, 10:00"."""
    return f"{date_words(day)}, {at}" if at else date_words(day)


def day_words(day: date) -> str:
    """Return a day where its year goes without saying: "Tue 5 May"."""
    return f"{SHORT_WEEKDAYS[day.weekday()]} {day_of_month(day)}"


def day_of_month(day: date) -> str:
    """Return a day where weekday and year go without saying: "5 May"."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]}"


def plain_date(day: date) -> str:
    """Return a day with its year and no weekday: "5 May 2026"."""
    return f"{day_of_month(day)} {day.year}"


def long_date(day: date) -> str:
    """Return a day as documents write it: "5 September 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
