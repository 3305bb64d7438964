"""Tests of the classifier with purchases in eighteen countries."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from app.categories import CATEGORIES
from app.reading.categories.classifier import categorize
from app.reading.types import ReaderContext
from app.text.data import entries
from app.text.languages import Language

_PURCHASES: dict[str, dict[str, str]] = tomllib.loads(
    (Path(__file__).parent / "data" / "purchases.toml").read_text(encoding="utf-8")
)
_SPANISH = {"MX", "ES", "AR", "CO", "CL", "PE", "UY"}
_PORTUGUESE = {"AO", "BR", "PT"}


def language_of(country: str) -> Language:
    if country in _PORTUGUESE:
        return "pt"
    return "es" if country in _SPANISH else "en"


@pytest.mark.parametrize("country", sorted(_PURCHASES))
def test_purchases_of_a_country_are_categorized(country: str) -> None:
    person = ReaderContext(date(2026, 3, 2), country, language=language_of(country))

    wrong = [
        (words, category, categorize(words, person))
        for category, written in _PURCHASES[country].items()
        for words in entries(written)
        if categorize(words, person)[0] != category
    ]

    assert wrong == []


def test_the_list_covers_all_categories() -> None:
    named = {category for table in _PURCHASES.values() for category in table}
    written = [
        entry for table in _PURCHASES.values() for text in table.values() for entry in entries(text)
    ]

    assert named == set(CATEGORIES)
    assert sum(len(entries(text)) for text in written) > 300
