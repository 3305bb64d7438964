"""Tests that reading time grows with the length of a text, whatever the text repeats."""

from datetime import date

import pytest

from app.reading.messages.edits import read_edit
from app.reading.messages.reader import read_message
from app.reading.types import ReaderContext
from app.text.yes_no import read_yes_no
from tests.support.hostile_text import AROUND, ATOMS, growth, run_of, seconds

CONTEXT = ReaderContext(today=date(2025, 5, 5))


def read_text(text: str) -> object:
    """Read a text as the API and the workers do."""
    return read_message(text, CONTEXT)


def understand_reply(text: str) -> object:
    """Read a text as a correction and as a confirmation, as the workers do."""
    return read_edit(text, CONTEXT), read_yes_no(text)


@pytest.mark.parametrize("around", AROUND)
def test_ten_times_a_run_costs_the_reader_about_ten_times_as_much(around: str) -> None:
    read_text("spent 45 on groceries")  # loads the word lists
    slow = {atom: growth(read_text, atom, around, 10_000) for atom in ATOMS}
    assert {atom: times for atom, times in slow.items() if times > 12} == {}


def test_ten_times_a_run_costs_an_edit_about_ten_times_as_much() -> None:
    understand_reply("no, it was 45")
    slow = {atom: growth(understand_reply, atom, "no, it was {}45", 10_000) for atom in ATOMS}
    assert {atom: times for atom, times in slow.items() if times > 12} == {}


@pytest.mark.parametrize("around", AROUND)
def test_no_repetition_costs_much_more_than_ordinary_words(around: str) -> None:
    ordinary = seconds(read_text, run_of("coffee 5, ", 2_000))
    costs = {atom: seconds(read_text, run_of(atom, 2_000, around), 2) for atom in ATOMS}
    assert {atom: cost for atom, cost in costs.items() if cost > 12 * ordinary + 0.03} == {}
