"""Words of the programme: its brand, its labels and its framework, as they stand in texts."""

from __future__ import annotations

from rmtui.programme.about import About


def words_of(about: About) -> dict[str, str]:
    """Return the words that stand in braces in every text: brand, labels with their plurals, how often and how long.

    Names of people are added by whoever knows whom a text is about.
    """
    labels, weeks = about.labels, about.rhythm_weeks
    return {
        "mentor": labels.mentor,
        "mentors": labels.mentors,
        "mentee": labels.mentee,
        "mentees": labels.mentees,
        "session": labels.session,
        "sessions": labels.sessions,
        "brand": about.brand or "the programme",
        "planned": str(about.planned_sessions),
        "minutes": str(about.session_minutes),
        "rhythm": f"every {weeks} weeks" if weeks > 1 else "every week",
    }
