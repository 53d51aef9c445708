"""One way to choose and one way to rate: the same keys, digits and clicks, whoever shows them."""

from __future__ import annotations

from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.message import Message
from textual.widgets import Label

from rmtui.widgets.choice import Choice
from rmtui.widgets.rating import NO_TO_YES, NONE_TO_FOUR, ONE_TO_FIVE, Rating, Sentence

SIDES = (("mentee", "Zog [b]"), ("mentor", "Zug"), ("both", "both of them"), ("none", "none"))


class Stage(App[None]):
    """Shows one widget and keeps what it says."""

    def __init__(self, widget: Choice | Rating) -> None:
        super().__init__()
        self.widget = widget
        self.heard: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.widget
        yield Label("below")

    async def _on_message(self, message: Message) -> None:
        if isinstance(message, Choice.Picked):
            self.heard.append(message.value)
        elif isinstance(message, Rating.Rated):
            self.heard.append(f"{message.sentence}={message.key}")
        await super()._on_message(message)


def shown(widget: Choice | Rating, width: int = 80) -> list[str]:
    return [row.plain.rstrip() for row in widget.lines(width)]


@pytest.mark.parametrize(
    ("options", "keys", "heard"),
    [
        ({}, ["right", "right", "enter"], ["both"]),
        ({}, ["2", "9"], ["mentor"]),
        ({}, ["left", "delete", "space"], ["mentee"]),
        ({"many": True}, ["down", "right", "space", "space"], ["mentor", "mentor"]),
        ({"fixed": ["mentee"]}, ["enter", "1", "2"], ["mentor"]),
        ({"digits": False}, ["2"], []),
        ({"at_once": True}, ["right", "right", "space"], ["mentee", "mentor", "both"]),
        ({"at_once": True}, ["left", "1", "1", "delete"], ["none", "mentee"]),
        ({"at_once": True, "clears": True}, ["3", "backspace", "delete"], ["both", ""]),
    ],
)
async def test_keys_choose(options: dict[str, Any], keys: list[str], heard: list[str]) -> None:
    app = Stage(Choice(SIDES, **options))
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert app.heard == heard
        assert app.widget.has_focus


async def test_a_click_takes_what_is_under_it_and_a_choice_asked_for_waits_for_its_owner() -> None:
    app = Stage(choice := Choice(SIDES, "none"))
    async with app.run_test() as pilot:
        assert shown(choice) == ["( ) Zog [b]  ( ) Zug  ( ) both of them >(o) none".join((" ", ""))]
        await pilot.click(choice, offset=(15, 0))
        await pilot.click(choice, offset=(79, 0))
        assert app.heard == ["mentor"]
        assert choice.value == "none"
        choice.show(SIDES, "mentor")
        assert choice.value == "mentor"


def test_choices_stand_on_the_fewest_even_lines_and_none_is_broken_before_it_must() -> None:
    choice = Choice(SIDES)
    assert shown(choice, 50) == [" ( ) Zog [b]  ( ) Zug  ( ) both of them  ( ) none"]
    assert shown(choice, 40) == [" ( ) Zog [b]       ( ) Zug", " ( ) both of them  ( ) none"]
    assert shown(choice, 14) == [" ( ) Zog [b]", " ( ) Zug", " ( ) both of", "     them", " ( ) none"]


@pytest.mark.parametrize(
    ("keys", "heard"),
    [
        (["2", "minus", "0"], ["a=2", "b=-", "b=0"]),
        (["right", "right", "left", "left"], ["a=0", "a=1", "a=0"]),
        (["left", "space", "backspace"], ["a=-", "a=0", "a="]),
        (["5", "down", "1", "delete", "delete"], ["b=1", "b="]),
    ],
)
async def test_keys_rate_sentence_after_sentence(keys: list[str], heard: list[str]) -> None:
    app = Stage(rating := Rating(NO_TO_YES))
    async with app.run_test() as pilot:
        rating.show([Sentence("a", "Zog"), Sentence("b", "Zug")], {})
        await pilot.press(*keys)
        await pilot.pause()
        assert app.heard == heard


async def test_a_click_on_a_box_rates_and_one_beside_it_only_comes_there() -> None:
    app = Stage(rating := Rating(NO_TO_YES))
    async with app.run_test() as pilot:
        rating.show([Sentence("a", "Zog"), Sentence("b", "Zug")], {"b": "0"})
        await pilot.pause()
        await pilot.click(rating, offset=(8, 2))
        await pilot.click(rating, offset=(40, 1))
        await pilot.click(rating, offset=(30, 1))
        assert app.heard == ["b=1"]
        assert rating.cursor == 0
        assert shown(rating)[1:] == [">( )    ( )     ( )   ( )   Zog", " ( )    (o)     ( )   ( )   Zug"]


async def test_one_answer_between_two_ends_shows_its_keys_where_there_is_room() -> None:
    app = Stage(rating := Rating(NONE_TO_FOUR))
    async with app.run_test() as pilot:
        rating.show_one("", "no", "[fully]")
        assert shown(rating) == [">no 0( ) 1( ) 2( ) 3( ) 4( ) [fully]"]
        await pilot.press("5", "4", "0")
        await pilot.pause()
        assert app.heard == ["=4", "=0"]
        assert shown(rating, 35) == [">no (o) ( ) ( ) ( ) ( ) [fully]"]
        assert shown(rating, 30) == [">no", " 0(o) 1( ) 2( ) 3( ) 4( )", " [fully]"]


def test_a_rating_from_one_to_five_has_no_nought() -> None:
    rating = Rating(ONE_TO_FIVE)
    rating.show_one("3", "no", "a lot")
    assert shown(rating) == [" no 1( ) 2( ) 3(o) 4( ) 5( ) a lot"]
    assert not rating.check_action("rate", ("0",))
