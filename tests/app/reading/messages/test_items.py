"""Tests of items: prices with their words and dates."""

from datetime import date

import pytest

from app.reading.messages.clause import Clause
from app.reading.messages.items import Item, build_items, remove_totals, resolve_date
from app.reading.messages.reader import read_message
from app.reading.messages.segments import split_segments
from app.reading.types import DraftTransaction, ReaderContext
from app.text.amounts import find_amounts
from app.text.dates import find_dates

AMERICAN = ReaderContext(date(2026, 5, 20), "US", "USD", "en")
BRAZILIAN = ReaderContext(date(2026, 5, 20), "BR", "BRL", "pt")


def read(text: str, context: ReaderContext = AMERICAN) -> list[tuple[int, str, int]]:
    """Return amount in whole units, description and day of every transaction."""
    return [
        (draft.amount_cents // 100, draft.description, draft.transaction_date.day)
        for draft in read_message(text, context).drafts
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("soap\n9", [(9, "Soap", 20)]),
        ("9, soap", [(9, "Soap", 20)]),
        ("went to the zoo, 30", [(30, "Zoo", 20)]),
        ("9 for soap, sponges and bleach", [(9, "Soap, sponges and bleach", 20)]),
        ("soap: 9", [(9, "Soap", 20)]),
        ("market\nsoap 9\nrice 4", [(9, "Soap", 20), (4, "Rice", 20)]),
        ("9", [(9, "Other", 20)]),
    ],
)
def test_an_amount_gets_the_words_that_describe_it(
    text: str, wanted: list[tuple[int, str, int]]
) -> None:
    assert read(text) == wanted


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("yesterday soap 9, rice 4", [19, 19]),
        ("yesterday: soap 9\nrice 4", [19, 19]),
        ("yesterday\nsoap 9\nrice 4", [19, 19]),
        ("yesterday soap 9\nrice 4", [19, 20]),
        ("soap 9 yesterday, rice 4", [19, 20]),
        ("soap 9, rice 4 yesterday", [19, 19]),
        ("soap 9, rice 4, yesterday", [19, 19]),
        ("soap 9 on monday and rice 4 on tuesday", [18, 19]),
        ("soap on monday, 9", [18]),
        ("9, soap on monday", [18]),
        ("soap 9", [20]),
    ],
)
def test_a_date_belongs_to_the_items_it_was_written_for(text: str, days: list[int]) -> None:
    assert [day for _amount, _words, day in read(text)] == days


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("soap 9\nrice 4\ntotal 13", [9, 4]),
        ("soap 9, rice 4, total 13", [9, 4]),
        ("soap 9, rice 4 = 13", [9, 4]),
        ("spent 13: 9 soap, 4 rice", [9, 4]),
        ("total 13", [13]),
        ("soap 9, total 12 with tax", [12]),
        ("soap 9 and rice 4, total 15", [9, 4]),
        ("market total 13", [13]),
        ("rent 90 net 10 tudo pago", [90, 10]),
        ("soap 9\ntotal of the market 40", [9, 40]),
    ],
)
def test_a_total_is_no_further_item(text: str, amounts: list[int]) -> None:
    assert [amount for amount, _words, _day in read(text)] == amounts


def test_a_verb_decides_for_the_amounts_after_it_on_its_line() -> None:
    drafts: tuple[DraftTransaction, ...] = read_message(
        "recebi 90 da ana e 40 do ze\npão 8", BRAZILIAN
    ).drafts
    assert [draft.kind for draft in drafts] == ["income", "income", "expense"]


def test_another_verb_changes_the_kind() -> None:
    drafts = read_message("got paid 900 and already spent 70 on shoes", AMERICAN).drafts
    assert [draft.kind for draft in drafts] == ["income", "expense"]


def items_of(text: str) -> list[Item]:
    """Return the items of a plain message of one line."""
    dates = find_dates(text, AMERICAN.today, "US")
    excluded = [(found.start, found.end) for found in dates]
    amounts = find_amounts(text, text, excluded, "en", AMERICAN)
    return build_items(split_segments(text, [Clause(text, 0, len(text), amounts)], dates))


def test_a_header_is_among_the_surroundings_of_every_item() -> None:
    items = items_of("market: bread 3, eggs 4")
    assert [item.plain_words for item in items] == ["bread", "eggs"]
    assert [item.plain_surroundings for item in items] == ["market", "market"]


def test_an_amount_alone_lacks_words() -> None:
    (item,) = items_of("spent 9")
    assert item.lacks_words


def test_an_amount_marked_as_the_total_is_removed() -> None:
    items = items_of("soap 9, rice 4, all 13")
    kept = remove_totals(items, {items[-1].amount.start})
    assert [item.amount.cents for item in kept] == [900, 400]


def test_an_item_without_a_date_is_of_today() -> None:
    dated, undated = items_of("soap 9 yesterday, rice 4")
    assert resolve_date(dated, AMERICAN.today) == date(2026, 5, 19)
    assert resolve_date(undated, AMERICAN.today) == date(2026, 5, 20)


def test_what_was_eaten_needs_no_words_of_the_item_before() -> None:
    first, second = read_message("bus 60, ate 95", AMERICAN).drafts
    assert (first.category, second.category) == ("transport", "food")
