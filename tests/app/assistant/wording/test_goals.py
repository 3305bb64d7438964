"""The words for what was done with goals."""

from dataclasses import replace
from datetime import date

import pytest

from app.assistant.outcomes import Contributed, GoalLine, GoalRemoved, GoalSet, NoSuchGoal
from app.assistant.wording.formatter import ReplyFormatter
from app.assistant.wording.goals import (
    word_contribution,
    word_goal,
    word_goal_removed,
    word_no_such_goal,
)

TODAY = date(2026, 5, 5)
FORMATTERS = {
    "en": ReplyFormatter("en", "US", TODAY),
    "pt": ReplyFormatter("pt", "BR", TODAY),
    "es": ReplyFormatter("es", "MX", TODAY),
}
CAR = GoalLine("Car", 500000, 0, "USD", date(2027, 4, 30), 41667, on_track=True)


def test_a_new_goal_says_what_it_takes_and_that_the_plan_covers_it() -> None:
    assert word_goal(GoalSet(CAR, is_new=True), FORMATTERS["en"]) == (
        "🎯 *Car*: $5,000 by April 2027.\nThat takes $417 a month. Your plan covers that. 👍"
    )


def test_what_is_saved_already_is_said() -> None:
    goal = replace(CAR, current_cents=100000, monthly_cents=33334, on_track=None)

    assert word_goal(GoalSet(goal), FORMATTERS["en"]) == (
        "✏️ *Car*: $5,000 by April 2027.\nYou have $1,000 so far; the rest takes $334 a month."
    )


def test_a_day_within_a_month_is_said_as_a_day() -> None:
    goal = replace(CAR, target_date=date(2026, 12, 25))

    assert "by December 25" in word_goal(GoalSet(goal), FORMATTERS["en"])


def test_a_goal_that_is_more_than_the_plan_leaves_gets_two_ways_out() -> None:
    text = word_goal(GoalSet(replace(CAR, on_track=False)), FORMATTERS["en"])

    assert "later date" in text
    assert "smaller amount" in text


def test_a_goal_as_it_was_says_so() -> None:
    assert "already" in word_goal(GoalSet(CAR, is_changed=False), FORMATTERS["en"])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "✅ $50 into *Car*: now $1,000 of $5,000.\n$4,000 to go."),
        ("pt", "✅ US$ 50 em *Car*: agora são US$ 1.000 de US$ 5.000.\nFaltam US$ 4.000."),
        ("es", "✅ USD 50 para *Car*: ahora van USD 1,000 de USD 5,000.\nTe faltan USD 4,000."),
    ],
)
def test_a_contribution_says_what_is_missing(language: str, text: str) -> None:
    goal = replace(CAR, current_cents=100000)

    assert word_contribution(Contributed(goal, 5000), FORMATTERS[language]) == text


def test_what_is_taken_out_is_said_without_a_minus() -> None:
    text = word_contribution(Contributed(replace(CAR, current_cents=100), -5000), FORMATTERS["en"])

    assert "$50 out of *Car*" in text
    assert "-" not in text


def test_a_full_goal_is_celebrated() -> None:
    goal = replace(CAR, current_cents=500000, monthly_cents=0)

    assert "🎉" in word_contribution(Contributed(goal, 5000), FORMATTERS["en"])
    assert "🎉" in word_goal(GoalSet(goal), FORMATTERS["en"])


@pytest.mark.parametrize(
    ("language", "undo"), [("en", "*undo*"), ("pt", "*desfazer*"), ("es", "*deshacer*")]
)
def test_a_removed_goal_can_come_back(language: str, undo: str) -> None:
    text = word_goal_removed(GoalRemoved("Car"), FORMATTERS[language])

    assert "*Car*" in text
    assert undo in text


def test_an_unknown_goal_is_answered_with_those_that_there_are() -> None:
    text = word_no_such_goal(NoSuchGoal("boat", ["Car", "House"]), FORMATTERS["en"])

    assert "boat" in text
    assert "*Car*, *House*" in text


def test_without_words_and_without_goals_one_is_suggested() -> None:
    assert "no goal yet" in word_no_such_goal(NoSuchGoal("", []), FORMATTERS["en"])
    assert "*Car*" in word_no_such_goal(NoSuchGoal("", ["Car"]), FORMATTERS["en"])
