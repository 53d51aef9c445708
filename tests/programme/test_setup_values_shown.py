"""What the field of a question shows reads back as the same answer."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from rmtui.content.kinds import SetupQuestion
from rmtui.content.library import setup_steps
from rmtui.programme.days.reading import Context
from rmtui.programme.setup_values import check_answer, field_text, parse_answer

QUESTIONS = [
    one for step in setup_steps() for one in step.questions if one.kind in ("line", "text", "list", "number", "date")
]


@given(st.sampled_from(QUESTIONS), st.data(), st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_shown_answer_reads_back_as_itself(question: SetupQuestion, data: st.DataObject, today: date) -> None:
    typed = str(data.draw(_typed(question)))
    context = Context(today)
    value = check_answer(question, parse_answer(question, typed, context), "")
    assert check_answer(question, parse_answer(question, field_text(question, value), context), "") == value


def _typed(question: SetupQuestion) -> st.SearchStrategy[object]:
    if question.kind == "number":
        return st.integers(question.least or 0, question.most or 999)
    if question.kind == "date":
        return st.one_of(st.just(""), st.dates(date(1990, 1, 1), date(2150, 1, 1)))
    return st.text(max_size=50)
