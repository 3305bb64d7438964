"""The word lists: whole, alike in the three languages, and patterns that compile."""

from typing import get_args

import pytest

from app.coach.asks import Ask
from app.coach.lexicon import LANGUAGES, lexicon
from app.coach.periods import NAMED
from app.reading.drafts import CATEGORIES, Language

NOT_ASKED = {"unknown", "off_topic", "statement"}
OTHER_NAMES = {"afford_amount", "plan_rate"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_ask_has_its_words(language: Language) -> None:
    assert set(lexicon(language).asks) == set(get_args(Ask)) - NOT_ASKED | OTHER_NAMES


@pytest.mark.parametrize("language", LANGUAGES)
def test_twelve_months_and_seven_days(language: Language) -> None:
    words = lexicon(language)
    assert set(words.months.values()) == set(range(1, 13))
    assert set(words.weekdays.values()) == set(range(7))
    assert set(words.numbers.values()) == set(range(1, 13))


@pytest.mark.parametrize("language", LANGUAGES)
def test_categories_are_ours(language: Language) -> None:
    words = lexicon(language)
    assert set(words.categories.values()) == set(CATEGORIES) - {"income"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_period_can_be_read(language: Language) -> None:
    read = {"between", "since", "rolling", "ago", "date", "month", "weekday"}
    assert set(lexicon(language).periods) <= read | set(NAMED)
