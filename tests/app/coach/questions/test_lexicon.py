"""The word lists: whole, alike in the three languages, and patterns that compile."""

from typing import get_args

import pytest

from app.categories import CATEGORIES
from app.coach.periods import NAMED_PERIODS
from app.coach.questions.lexicon import load_lexicon
from app.coach.questions.types import QuestionType
from app.text.languages import LANGUAGES, Language

NOT_ASKED = {"grow", "unknown", "off_topic", "statement"}
OTHER_NAMES = {"afford_amount", "balance", "left_a_day", "plan_rate"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_ask_has_its_words(language: Language) -> None:
    assert (
        set(load_lexicon(language).types) == set(get_args(QuestionType)) - NOT_ASKED | OTHER_NAMES
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_twelve_months_and_seven_days(language: Language) -> None:
    words = load_lexicon(language)
    assert set(words.months.values()) == set(range(1, 13))
    assert set(words.weekdays.values()) == set(range(7))
    assert set(words.numbers.values()) == set(range(1, 13))


@pytest.mark.parametrize("language", LANGUAGES)
def test_categories_are_ours(language: Language) -> None:
    words = load_lexicon(language)
    assert set(words.categories.values()) == set(CATEGORIES) - {"income"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_period_can_be_read(language: Language) -> None:
    read = {"between", "since", "rolling", "ago", "date", "month", "until", "weekday"}
    assert set(load_lexicon(language).periods) <= read | set(NAMED_PERIODS)
