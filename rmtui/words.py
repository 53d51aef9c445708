"""Words of the programme: the brand and the labels chosen in step 2 of the setup."""

from __future__ import annotations

from rmtui.programme.about import About


def words_of(about: About) -> dict[str, str]:
    """Return the words that stand for `{mentor}`, `{mentee}`, `{session}` and `{brand}` in texts, and their plurals."""
    labels = about.labels
    return {
        "mentor": labels.mentor,
        "mentors": labels.mentors,
        "mentee": labels.mentee,
        "mentees": labels.mentees,
        "session": labels.session,
        "sessions": labels.sessions,
        "brand": about.brand or "the programme",
    }
