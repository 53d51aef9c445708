"""Credits: how does an idea keep its owner: noted, asked about, told with her yes, thanked for, or withdrawn?

Nothing here tells an idea to anybody: `may_be_told` and `may_leave_named` say what a document may hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from rmtui.errors import BadInput
from rmtui.programme.cleaning import clean_line
from rmtui.programme.credit import Credit, CreditState
from rmtui.programme.edit import NOTHING_DIFFERENT, Edit
from rmtui.programme.edit_kind import EditKind
from rmtui.programme.levels import LEVELS, SHOWN, Level, may_leave
from rmtui.programme.programme import Programme
from rmtui.programme.sessions import EARLIEST_YEAR, called, check_level

NewId = Callable[[], str]
"""Makes an id for a new record."""

SAFE = "Nothing was changed."
"""Ends every refusal."""
WHOSE = f"Whose idea is it? Say that first; nobody can say yes or no before. {SAFE}"
"""Said while an idea has no owner."""
REMOVABLE: tuple[CreditState, ...] = ("drafted", "no", "withdrawn")
"""States in which a line may go; one that was asked about or told is withdrawn instead."""


# -- what a document may hold ---------------------------------------------------------------------------------------


def may_be_told(credit: Credit, level: Level) -> bool:
    """Say whether the idea may stand in a document for `level`, with a name or without: its owner said yes to that."""
    return bool(credit.whose) and credit.state == "yes" and may_leave(credit.level, level)


def is_named(credit: Credit) -> bool:
    """Say whether the owner lets her name be told; an answer this version cannot read counts as no."""
    return credit.named and "named" not in credit.extra


def may_leave_named(credit: Credit, level: Level) -> bool:
    """Say whether a document for `level` may hold the idea with its owner's name."""
    return may_be_told(credit, level) and is_named(credit)


def shown_owner(programme: Programme, credit: Credit) -> str:
    """Return the owners' full names for a document; empty before their yes and where they prefer to have no name.

    Who may read that document is another question: `may_leave_named`.
    """
    if not may_leave_named(credit, LEVELS[0]):
        return ""
    people = [programme.people.get(person) for person in credit.whose]
    return _listed([person.name if person else "somebody" for person in people])


# -- noting ---------------------------------------------------------------------------------------------------------


def add_credit(
    programme: Programme,
    whose: Iterable[str],
    what: str,
    *,
    level: Level = "pair",
    session: str = "",
    text: str = "",
    new_id: NewId,
) -> Edit:
    """Note an idea in its owner's words; `whose` are ids of people, none while nobody knows whose it was.

    `session` and `text` are ids of where it came from. Raises BadInput when there are no words, or for somebody or
    something that is not there.
    """
    if session and programme.sessions.get(session) is None:
        raise BadInput(f"The meeting it came up in is no longer there. {SAFE}")
    if text and programme.texts.get(text) is None:
        raise BadInput(f"The text it came from is no longer there. {SAFE}")
    credit = Credit(
        id=new_id(),
        whose=_owners(programme, whose),
        what=_words(what),
        level=check_level(level),
        session=session,
        text=text,
    )
    return Edit(EditKind.CREDIT_ADD, f"Noted {_whose_idea(programme, credit)}", (programme.put(credit),))


def credit_from_takeaway(programme: Programme, text_id: str, whose: Iterable[str], new_id: NewId) -> Edit:
    """Note an idea that stands in a text of a session; it is known to the two at most until somebody opens it.

    Raises BadInput when the text is not there, or is noted already with the same owners.
    """
    text = programme.texts.get(text_id)
    if text is None:
        raise BadInput(f"This text is no longer there. {SAFE}")
    owners = _owners(programme, whose)
    what = _words(text.text)
    for known in programme.credits.all():
        if known.text == text_id and known.whose == owners and clean_line(known.what) == what:
            raise BadInput(f"This idea stands in the list of ideas already. {SAFE}")
    level: Level = "private" if text.level == "private" else "pair"
    session = text.session if programme.sessions.get(text.session) else ""
    return add_credit(programme, owners, what, level=level, session=session, text=text_id, new_id=new_id)


# -- asking and answers ---------------------------------------------------------------------------------------------


def ask(programme: Programme, credit_id: str, on: date) -> Edit:
    """Note that the owner was asked on that day whether it may be told; an earlier answer no longer counts."""
    credit = _owned(programme, credit_id)
    asked = replace(_free(credit, "state"), state="asked", asked_on=on, answered_on=None)
    return Edit(
        EditKind.CREDIT_STATE, f"Noted that {_names(programme, credit)} {_was(credit)} asked", (programme.put(asked),)
    )


def say_yes(
    programme: Programme, credit_id: str, on: date, *, named: bool | None = None, today: date | None = None
) -> Edit:
    """Note the owner's yes of that day to the words and the level as they stand.

    `named` says whether with her name; None leaves that as it was. With `today` a day to come is refused. Raises
    BadInput for an idea without an owner and for a day that cannot be.
    """
    credit = _owned(programme, credit_id)
    if today is not None and on > today:
        raise BadInput(f"{on.isoformat()} is still to come. Note a yes once it was said. {SAFE}")
    if on.year < EARLIEST_YEAR:
        raise BadInput(f"{on.isoformat()} is too long ago to be right. Check the year. {SAFE}")
    said = replace(_free(credit, "state"), state="yes", answered_on=on)
    if named is not None:
        said = replace(_free(said, "named"), named=named)
    how = "" if is_named(said) else ", without a name"
    may_know = "it stays in this file" if credit.level == "private" else f"{SHOWN[credit.level]} may know"
    label = f"Noted {_names(programme, credit)}'s yes{how}: {may_know}"
    return Edit(EditKind.CREDIT_STATE, label, (programme.put(said),))


def say_no(programme: Programme, credit_id: str, on: date) -> Edit:
    """Note that the owner would rather not have it told."""
    credit = _owned(programme, credit_id)
    said = replace(_free(credit, "state"), state="no", answered_on=on)
    return Edit(
        EditKind.CREDIT_STATE, f"Noted {_names(programme, credit)}'s no: it is told nowhere", (programme.put(said),)
    )


def withdraw(programme: Programme, credit_id: str, on: date) -> Edit:
    """Note that the owner withdrew an idea that was asked about or told: from then on it leaves in no document."""
    credit = find_credit(programme, credit_id)
    if credit.state == "withdrawn":
        raise BadInput(f"This idea is withdrawn already. {SAFE}")
    back = replace(_free(credit, "state"), state="withdrawn", answered_on=on)
    idea = _whose_idea(programme, credit)
    return Edit(
        EditKind.CREDIT_STATE,
        f"{idea[:1].upper()}{idea[1:]} is withdrawn: told nowhere from now on",
        (programme.put(back),),
    )


def remove_credit(programme: Programme, credit_id: str) -> Edit:
    """Remove a line that was never told; raises BadInput for one that was asked about or told."""
    credit = find_credit(programme, credit_id)
    if credit.state not in REMOVABLE:
        raise BadInput(f"This idea was asked about or told: note first that it is withdrawn. {SAFE}")
    return Edit(EditKind.CREDIT_REMOVE, f"Removed {_whose_idea(programme, credit)}", (programme.remove(credit),))


def thank(programme: Programme, credit_id: str, on: date | None, told: str) -> Edit:
    """Note when the owner was thanked, and to whom or how it was told; None takes that back."""
    credit = _owned(programme, credit_id)
    thanked = replace(credit, thanked_on=on, told=clean_line(told) if on else "")
    names = _names(programme, credit)
    label = f"Noted that {names} {_was(credit)} thanked" if on else f"{names} {_was(credit)} not thanked yet"
    return Edit(EditKind.CREDIT_THANK, label, (programme.put(thanked),))


# -- changing -------------------------------------------------------------------------------------------------------


def change_credit(
    programme: Programme,
    credit_id: str,
    *,
    what: str | None = None,
    outcome: str | None = None,
    seen_where: str | None = None,
    level: Level | None = None,
    named: bool | None = None,
    whose: Iterable[str] | None = None,
) -> Edit:
    """Change what is said about an idea; None leaves a part as it is.

    A yes holds for the words, the readers and the namelessness it was said to: other words, more readers or a name
    after it set the state back to asked; fewer readers or no name keep it. Other owners have not been asked at all.
    The edit has no changes where nothing is different.
    """
    before = find_credit(programme, credit_id)
    after = before
    if what is not None and _words(what) != clean_line(before.what):
        after = replace(_free(after, "what"), what=_words(what))
    if outcome is not None and clean_line(outcome) != clean_line(before.outcome):
        after = replace(_free(after, "outcome"), outcome=clean_line(outcome))
    if seen_where is not None and clean_line(seen_where) != clean_line(before.seen_where):
        after = replace(_free(after, "seen_where"), seen_where=clean_line(seen_where))
    if level is not None:
        after = replace(_free(after, "level"), level=check_level(level))
    if named is not None:
        after = replace(_free(after, "named"), named=named)
    if whose is not None:
        after = replace(_free(after, "whose"), whose=_owners(programme, whose))
    if after == before:
        return NOTHING_DIFFERENT
    after, why = _still_agreed(programme, before, after)
    return Edit(EditKind.CREDIT_CHANGE, f"{_said(programme, before, after)}{why}", (programme.put(after),))


def find_credit(programme: Programme, credit_id: str) -> Credit:
    """Return the credit with that id; raises BadInput where there is none."""
    credit = programme.credits.get(credit_id)
    if credit is None:
        raise BadInput(f"This idea is not in the list. {SAFE} Choose one of: rmtui credits list.")
    return credit


# -- small parts ----------------------------------------------------------------------------------------------------


def _still_agreed(programme: Programme, before: Credit, after: Credit) -> tuple[Credit, str]:
    """Return the changed credit with the state its owner's answer leaves it in, and why that is."""
    if after.whose != before.whose:
        drafted = replace(_free(after, "state"), state="drafted", asked_on=None, answered_on=None)
        if before.state == "drafted":
            return drafted, ""
        asked = f"{_names(programme, after)} {_was(after)} not asked yet" if after.whose else "the answer went with it"
        return drafted, f"; {asked}"
    if before.state != "yes":
        return after, ""
    if after.what != before.what:
        reason = "; the yes was for the old words"
    elif LEVELS.index(after.level) > LEVELS.index(before.level):
        reason = "; the yes was for fewer readers"
    elif is_named(after) and not is_named(before):
        reason = "; the yes was without a name"
    else:
        return after, ""
    return replace(after, state="asked", asked_on=None, answered_on=None), reason


def _said(programme: Programme, before: Credit, after: Credit) -> str:
    idea = _whose_idea(programme, after)
    if after.whose != before.whose:
        return f"It is {idea} now" if after.whose else "Nobody is named for the idea"
    return f"{idea[:1].upper()}{idea[1:]}: {SHOWN[after.level]}" if after.level != before.level else f"Changed {idea}"


def _owned(programme: Programme, credit_id: str) -> Credit:
    credit = find_credit(programme, credit_id)
    if not credit.whose:
        raise BadInput(WHOSE)
    return credit


def _owners(programme: Programme, whose: Iterable[str]) -> tuple[str, ...]:
    owners = tuple(dict.fromkeys(whose))
    if any(programme.people.get(person) is None for person in owners):
        raise BadInput(f"Whoever had this idea is not in the list of people. {SAFE} Add that person first.")
    return owners


def _words(what: str) -> str:
    words = clean_line(what)
    if not words:
        raise BadInput(f"What was the idea? There are no words yet. {SAFE}")
    return words


def _free(credit: Credit, field: str) -> Credit:
    """Return `credit` ready for a new content of `field`: one this version could not read no longer counts."""
    if field not in credit.extra:
        return credit
    return replace(credit, extra={name: raw for name, raw in credit.extra.items() if name != field})


def _whose_idea(programme: Programme, credit: Credit) -> str:
    return f"{_names(programme, credit)}'s idea" if credit.whose else "an idea without an owner"


def _names(programme: Programme, credit: Credit) -> str:
    return _listed([called(programme, person) for person in credit.whose])


def _was(credit: Credit) -> str:
    return "were" if len(credit.whose) > 1 else "was"


def _listed(names: Sequence[str]) -> str:
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)
