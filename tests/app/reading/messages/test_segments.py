"""Tests of segments, each with its prices and dates."""

from datetime import date

import pytest

from app.reading.messages.clause import Clause
from app.reading.messages.descriptions import GAP
from app.reading.messages.segments import Segment, split_segments
from app.reading.types import ReaderContext
from app.text.amounts import find_amounts
from app.text.dates import find_dates
from app.text.normalize import clean, fold_in_place

AMERICAN = ReaderContext(date(2026, 5, 20), "US", "USD", "en")


def segments_of(text: str) -> list[Segment]:
    """Return the segments of a message of one line."""
    message = clean(text)
    folded = fold_in_place(message)
    dates = find_dates(folded, AMERICAN.today, "US")
    excluded = [(found.start, found.end) for found in dates]
    amounts = find_amounts(message, folded, excluded, "en", AMERICAN)
    return split_segments(message, [Clause(folded, 0, len(folded), amounts)], dates)


def words(segment: Segment) -> str:
    """Return a segment's words without gaps."""
    return " ".join(segment.words.replace(GAP, " ").split())


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("tea 2, cake 5", [[2], [5]]),
        ("tea 2 and cake 5", [[2], [5]]),
        ("tea 2; cake 5 / pie 6 | jam 7", [[2], [5], [6], [7]]),
        ("tea and cake 5", [[5]]),
        ("2 muffins 7", [[7]]),
        ("bread 3 eggs 4", [[3, 4]]),
        ("soup for 3, 45", [[], [45]]),
        ("3 muffins", [[]]),
        ("30 muffins", [[30]]),
        ("three muffins", [[]]),
        ("iphone 16 case 30", [[30]]),
        ("dinner at 8 40", [[40]]),
        ("soap for 16 brushes for 3.50", [[16, 3.5]]),
        ("paid 40 for two brushes", [[40]]),
        ("store 3 items 67.45", [[67.45]]),
        ("gas 41 (3.45/gal)", [[41], []]),
        ("mirror 30 and 2 lamps", [[30]]),
        ("bus 20 there and 21 back", [[20], [21]]),
        ("40.00 - cafe - 12", [[40]]),
    ],
)
def test_each_segment_has_its_own_prices(text: str, wanted: list[list[float]]) -> None:
    found = [[float(amount.value) for amount in segment.amounts] for segment in segments_of(text)]
    assert found == wanted


def test_words_describe_the_amount_after_them() -> None:
    (segment,) = segments_of("bread 3 eggs 4")
    described = [
        text.replace(GAP, " ").strip() for _amount, text, _date in segment.describe_amounts()
    ]
    assert described == ["bread", "eggs"]


def test_words_describe_the_amount_before_them_where_prices_come_first() -> None:
    (segment,) = segments_of("30 bread 40 eggs")
    described = [
        text.replace(GAP, " ").strip() for _amount, text, _date in segment.describe_amounts()
    ]
    assert described == ["bread", "eggs"]


def test_words_before_a_colon_are_a_header() -> None:
    header, first, _second = segments_of("market: bread 3, eggs 4")
    assert header.before_colon
    assert words(header) == "market"
    assert not first.before_colon


def test_a_label_before_its_amount_is_no_header() -> None:
    assert [segment.before_colon for segment in segments_of("bread: 3")] == [False]


def test_labels_separate_their_amounts_only() -> None:
    (segment,) = segments_of("bread: 3.20 eggs: 4.10")
    described = [
        text.replace(GAP, " ").strip(" :") for _amount, text, _date in segment.describe_amounts()
    ]
    assert described == ["bread", "eggs"]


def test_each_segment_has_its_own_dates() -> None:
    first, second = segments_of("yesterday bread 3, eggs 4 on monday")
    assert first.leading_date() is not None
    assert second.leading_date() is None
    assert second.ends_with_date()


def test_a_date_separates_items_where_one_began_the_first() -> None:
    first, second = segments_of("monday bread 30 tuesday eggs 40")
    assert [int(amount.value) for amount in (*first.amounts, *second.amounts)] == [30, 40]
