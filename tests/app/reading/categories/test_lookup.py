"""Tests of categories looked up by words alone."""

from app.reading.categories.lookup import CategoryLookup


def test_a_known_product_has_a_category_with_high_confidence() -> None:
    category, confidence = CategoryLookup().categorize("coffee", "US", "en")
    assert category == "food"
    assert confidence >= 0.9


def test_the_country_decides_a_local_merchant() -> None:
    assert CategoryLookup().categorize("oxxo", "MX", "es")[0] == "food"


def test_only_words_of_the_vocabulary_are_known() -> None:
    assert CategoryLookup().knows("McDonalds")
    assert not CategoryLookup().knows("qwertzuiop")


def test_two_lookups_are_equal_so_that_caches_share_their_entries() -> None:
    assert {CategoryLookup(), CategoryLookup()} == {CategoryLookup()}
