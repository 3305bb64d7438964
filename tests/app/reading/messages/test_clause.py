"""Tests of clauses, in which amounts are masked as `#`."""

from decimal import Decimal

import pytest

from app.reading.messages.clause import Clause, may_be_count
from app.text.amounts import MessageAmount
from app.text.digits import find_digits


def clause_of(text: str) -> Clause:
    """Return the clause of a text in which every number is an amount."""
    found = find_digits(text, "US")
    amounts = [MessageAmount(n.start, n.end, n.value, decimals=n.decimals) for n in found]
    return Clause(text, 0, len(text), amounts)


def test_every_amount_is_masked_in_its_place() -> None:
    assert clause_of("tea 12 cake 5").masked == "tea ## cake #"


def test_a_hash_of_the_message_is_no_amount() -> None:
    assert clause_of("room #4").masked == "room  #"


def test_a_removed_amount_is_no_longer_masked() -> None:
    clause = clause_of("tea 12 cake 5")
    clause.remove(clause.amounts[0])
    assert clause.masked == "tea 12 cake #"


def test_a_new_value_may_be_marked_as_a_guess() -> None:
    clause = clause_of("tea 12")
    clause.set_value(clause.amounts[0], Decimal(24), guessed=True)
    assert clause.amounts[0].value == 24
    assert clause.amounts[0].marked
    assert clause.guessed == {4}


def test_a_phrase_is_found_with_its_amounts() -> None:
    clause = clause_of("sofa 3x de 90")
    ((match, amounts),) = clause.find_phrases("installments", "times")
    assert match.start() == 5
    assert [amount.value for amount in amounts] == [3, 90]


@pytest.mark.parametrize(
    ("text", "start"),
    [("tea 2 cake 3 total 5", 19), ("total: 5", 7), ("5 in total", 0), ("tea 2 = 5", 8)],
)
def test_a_word_beside_an_amount_marks_it_as_a_total(text: str, start: int) -> None:
    assert clause_of(text).find_totals() == {start}


def test_a_word_far_from_every_amount_marks_no_total() -> None:
    assert clause_of("total of my day was fine, tea 2").find_totals() == set()


@pytest.mark.parametrize(
    ("amount", "may"),
    [
        (MessageAmount(0, 1, Decimal(3)), True),
        (MessageAmount(0, 1, Decimal(3), currency="USD"), False),
        (MessageAmount(0, 3, Decimal("3.5"), decimals=1), False),
        (MessageAmount(0, 3, Decimal(300)), False),
    ],
)
def test_only_small_whole_numbers_without_currency_may_be_counts(
    amount: MessageAmount, may: bool
) -> None:
    assert may_be_count(amount) is may
