"""A question costs what its length costs, whatever it repeats."""

from datetime import date

import pytest

from app.coach.questions.parser import parse_question
from app.coach.questions.types import QuestionContext
from app.reading.categories.lookup import CategoryLookup
from tests.support.hostile_text import AROUND, ATOMS, growth

CONTEXT = QuestionContext(date(2025, 5, 5), CategoryLookup())
LONGEST = 8_000  # characters of a chat message


@pytest.mark.parametrize("around", [AROUND[0], AROUND[-1]])
def test_eight_times_a_run_costs_the_coach_about_eight_times_as_much(around: str) -> None:
    def ask(text: str) -> object:
        return parse_question(text, CONTEXT)

    ask("How much did I spend today?")
    slow = {atom: growth(ask, atom, around, LONGEST) for atom in ATOMS}
    assert {atom: times for atom, times in slow.items() if times > 12} == {}
