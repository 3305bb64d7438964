"""Which rows of a document are in the books already."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.types import DraftTransaction, Kind
from app.services.duplicates import BookedTransaction, SeparatedDrafts, separate_duplicates

DAY = date(2026, 5, 5)


def row(
    cents: int = 350, day: int = 0, what: str = "Coffee", kind: Kind = "expense"
) -> DraftTransaction:
    """Return a row of a document, dated `day` days after DAY."""
    return DraftTransaction(cents, "USD", kind, "food", what, DAY + timedelta(days=day), 0.9)


def booked(
    id_: str,
    cents: int = 350,
    day: int = 0,
    what: str = "coffee",
    *,
    kind: str = "expense",
    submission: str = "",
    document: bool = False,
) -> BookedTransaction:
    """Return a transaction in the ledger, dated `day` days after DAY."""
    when = DAY + timedelta(days=day)
    return BookedTransaction(
        id_, submission or f"s-{id_}", cents, "USD", kind, what, when, document
    )


def repeats(parted: SeparatedDrafts) -> list[str]:
    """Return the ids of the transactions that the drafts repeat."""
    return [id_ for _, id_ in parted.repeated]


@pytest.mark.parametrize("days", [-3, -1, 0, 3])
def test_the_same_amount_within_three_days_is_a_repeat(days: int) -> None:
    assert repeats(separate_duplicates([row()], [booked("a", day=days)])) == ["a"]


@pytest.mark.parametrize(
    "other",
    [
        booked("a", cents=351),
        booked("a", day=4),
        booked("a", day=-4),
        booked("a", kind="income"),
        BookedTransaction("a", "s", 350, "EUR", "expense", "coffee", DAY, is_from_document=False),
    ],
)
def test_what_differs_is_new(other: BookedTransaction) -> None:
    assert separate_duplicates([row()], [other]).new == (row(),)


def test_two_coffees_of_a_day_are_two() -> None:
    parted = separate_duplicates([row(), row(), row()], [booked("a"), booked("b")])
    assert len(parted.new) == 1
    assert sorted(repeats(parted)) == ["a", "b"]


def test_rows_that_agree_in_everything_find_each_other_first() -> None:
    drafts = [row(day=1, what="Tea"), row(what="Coffee")]
    parted = separate_duplicates(drafts, [booked("x", what="Coffee")])
    assert parted.new == (drafts[0],)


def test_without_a_better_match_the_nearest_in_time_is_the_duplicate() -> None:
    assert repeats(
        separate_duplicates([row()], [booked("far", day=3), booked("near", day=-1)])
    ) == ["near"]


def test_a_transfer_may_have_been_told_as_an_expense() -> None:
    assert repeats(separate_duplicates([row(kind="transfer")], [booked("a")])) == ["a"]


def test_the_same_fare_on_the_next_statement_is_another_ride() -> None:
    april = [booked(f"a{n}", day=n, submission="april", document=True) for n in (-3, -2, -1)]
    may = [row(day=n) for n in (0, 1, 2)]
    assert separate_duplicates(may, april).new == tuple(may)


def test_statements_that_overlap_share_their_common_rows() -> None:
    april = [booked(f"a{n}", day=n, submission="april", document=True) for n in (-2, -1, 0)]
    parted = separate_duplicates([row(day=0), row(day=1)], april)
    assert parted.new == (row(day=1),)


DRAFTS = st.lists(
    st.builds(row, st.sampled_from([100, 350]), st.integers(-5, 5), st.sampled_from("ab")),
    max_size=12,
)


@given(DRAFTS)
def test_the_same_file_again_is_nothing_new(drafts: list[DraftTransaction]) -> None:
    first = [
        BookedTransaction(
            str(n), "s", d.amount_cents, "USD", d.kind, d.description, d.transaction_date, True
        )
        for n, d in enumerate(drafts)
    ]
    assert separate_duplicates(drafts, first).new == ()


@given(DRAFTS, DRAFTS)
def test_each_booked_transaction_stands_for_one_row_at_most(
    drafts: list[DraftTransaction], others: list[DraftTransaction]
) -> None:
    there = [
        BookedTransaction(
            str(n), str(n), d.amount_cents, "USD", d.kind, d.description, d.transaction_date, False
        )
        for n, d in enumerate(others)
    ]
    parted = separate_duplicates(drafts, there)
    assert len(set(repeats(parted))) == len(parted.repeated)
    assert len(parted.new) + len(parted.repeated) == len(drafts)
