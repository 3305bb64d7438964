"""What the words of a message refer to among the person's entries."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from app.assistant.commands import EntryReference
from app.assistant.known_entries import Books, KnownEntry, Strength
from app.assistant.references import find_entries, find_namesakes, mean_several

NOW = datetime(2026, 5, 5, 14, 30, tzinfo=UTC)
TODAY = NOW.date()


def entry(number: int, description: str, cents: int, **fields: Any) -> KnownEntry:
    """Return the entry that was booked as the `number`th, each in a message of its own."""
    known = KnownEntry(
        id=f"t{number}",
        submission_id=f"s{number}",
        amount_cents=cents,
        currency="USD",
        kind="expense",
        category="other",
        description=description,
        transaction_date=TODAY,
        created_at=NOW - timedelta(hours=10 - number),
    )
    return replace(known, **fields)


UBER = entry(1, "Uber", 1200, category="transport")
LUNCH = entry(2, "Lunch", 4500, category="food", submission_id="s2")
TEA = entry(3, "Tea", 300, category="food", submission_id="s2")
RENT = entry(4, "Rent", 90_000, category="housing")
OLD = entry(
    0, "Dentist", 8000, created_at=NOW - timedelta(days=9), transaction_date=date(2026, 4, 26)
)
ALL = (RENT, TEA, LUNCH, UBER, OLD)


def found(
    reference: EntryReference, *entries: KnownEntry, strength: Strength = "explicit", **fields: Any
) -> list[str]:
    """Return the ids of what is meant; `entries` are the newest first."""
    books = Books(entries or ALL, NOW, **fields)
    return [one.id for one in find_entries(reference, books, strength)]


def named(words: str, **fields: Any) -> EntryReference:
    return EntryReference(words=words, **fields)


IT = EntryReference()


def test_it_is_what_was_shown_last() -> None:
    assert found(IT, shown=["t1"]) == ["t1"]


def test_it_is_a_line_of_the_quoted_reply_before_what_was_shown() -> None:
    assert found(IT, shown=["t1"], quoted=["t2"]) == ["t2"]


def test_where_nothing_was_shown_it_is_what_was_booked_last() -> None:
    assert found(IT) == ["t4"]
    assert found(IT, TEA, LUNCH, UBER) == ["t2", "t3"]


def test_within_a_conversation_that_showed_nothing_it_is_nothing() -> None:
    assert found(IT, is_talking=True) == []


def test_lines_that_are_gone_are_not_meant() -> None:
    assert found(IT, shown=["gone", "t1"]) == ["t1"]
    assert found(EntryReference(position=1), shown=["gone", "t1", "t2"]) == []
    assert found(EntryReference(position=2), shown=["gone", "t1", "t2"]) == ["t1"]
    assert found(EntryReference(position=-1), shown=["t1", "t2", "gone"]) == ["t2"]


def test_a_place_counts_the_last_list_where_one_line_of_it_was_shown_since() -> None:
    assert found(EntryReference(position=2), shown=["t2"], listed=["t2", "t1"]) == ["t1"]
    assert found(EntryReference(position=1), shown=["t1"], listed=["t2", "t1"]) == ["t2"]
    # Another line that was shown since is the first one by itself.
    assert found(EntryReference(position=1), shown=["t4"], listed=["t2", "t1"]) == ["t4"]


@pytest.mark.parametrize(
    ("position", "ids"), [(1, ["t2"]), (2, ["t1"]), (-1, ["t4"]), (4, []), (-4, [])]
)
def test_a_place_counts_the_lines_as_they_were_shown(position: int, ids: list[str]) -> None:
    assert found(EntryReference(position=position), shown=["t2", "t1", "t4"]) == ids


def test_a_place_among_those_of_a_name() -> None:
    cheaper = entry(5, "Uber", 900)
    second = named("uber", position=2)
    assert found(second, cheaper, *ALL, shown=["t1", "t2", "t5"]) == ["t5"]


@pytest.mark.parametrize(("words", "ids"), [("uber", ["t1"]), ("lunches", ["t2"]), ("bus", [])])
def test_a_name_is_looked_for_in_all_entries(words: str, ids: list[str]) -> None:
    assert found(named(words)) == ids


def test_a_name_is_looked_for_where_it_is_nearest() -> None:
    """Quoted lines, those shown, those of the last message, all."""
    taxis = [entry(number, "Taxi", 100 * number) for number in range(9, 5, -1)]
    taxi = named("taxi")
    assert found(taxi, *taxis, shown=["t7"], quoted=["t6"]) == ["t6"]
    assert found(taxi, *taxis, shown=["t7"]) == ["t7"]
    assert found(taxi, *taxis) == ["t9"]
    assert found(taxi, RENT, *taxis) == ["t9", "t8", "t7", "t6"]


def test_an_amount_points_at_its_line() -> None:
    two = (entry(6, "Taxi", 3800), entry(5, "Taxi", 1200))
    assert found(named("taxi", cents=3800), RENT, *two) == ["t6"]
    assert found(EntryReference(cents=1200), RENT, *two) == ["t5"]


def test_a_wrong_amount_does_not_hide_a_name() -> None:
    assert found(named("uber", cents=9999)) == ["t1"]


def test_a_name_that_differs_does_not_hide_an_amount() -> None:
    assert found(named("apartment", cents=90_000)) == ["t4"]


def test_a_name_may_be_that_of_a_category() -> None:
    assert found(named("housing")) == ["t4"]


def test_a_day_and_a_category_narrow_down() -> None:
    assert found(EntryReference(day=date(2026, 4, 26))) == ["t0"]
    assert found(EntryReference(category="transport")) == ["t1"]


def test_entries_that_look_the_same_are_no_choice() -> None:
    twins = (entry(6, "Taxi", 1200), entry(5, "Taxi", 1200))
    assert found(named("taxi"), RENT, *twins) == ["t6"]
    assert found(named("taxi", scope="all"), RENT, *twins) == ["t6", "t5"]


def test_the_last_of_a_name_is_the_latest_by_its_day() -> None:
    yesterday = entry(6, "Taxi", 1, transaction_date=date(2026, 5, 4))
    today = entry(5, "Taxi", 2)
    assert found(named("taxi", is_last=True), RENT, yesterday, today) == ["t5"]
    assert found(EntryReference(is_last=True)) == ["t4"]


def test_the_last_two_are_two() -> None:
    assert found(EntryReference(count=2)) == ["t4", "t3"]


def test_the_duplicate_is_the_newer_of_two_equals() -> None:
    twins = (entry(6, "Taxi", 1200), entry(5, "taxi", 1200))
    assert found(EntryReference(is_repeated=True), *twins, UBER) == ["t6"]
    assert found(EntryReference(is_repeated=True)) == []
    assert found(named("uber", is_repeated=True), *twins, UBER) == []


def test_all_without_a_name_are_the_lines_shown() -> None:
    assert found(EntryReference(scope="all"), shown=["t2", "t3"]) == ["t2", "t3"]


def test_the_whole_statement_is_the_latest_document() -> None:
    document = [
        replace(entry(number, f"Row {number}", 1), submission_id="s7", is_from_document=True)
        for number in (7, 6)
    ]
    latest = entry(9, "Taxi", 1)
    assert found(EntryReference(scope="submission"), latest, *document) == ["t6", "t7"]


def test_without_a_document_it_is_the_message_of_the_lines_shown() -> None:
    assert found(EntryReference(scope="submission"), shown=["t3"]) == ["t2", "t3"]


@pytest.mark.parametrize(
    ("strength", "ids"), [("explicit", ["t0"]), ("definite", []), ("bare", [])]
)
def test_the_surer_a_correction_the_further_it_looks_back(
    strength: Strength, ids: list[str]
) -> None:
    assert found(named("dentist"), strength=strength) == ids


def test_a_bare_statement_corrects_what_was_shown_or_booked_a_few_hours_ago() -> None:
    assert found(named("uber"), strength="bare") == ["t1"]
    before = replace(UBER, created_at=NOW - timedelta(hours=13))
    assert found(named("uber"), before, strength="bare") == []
    assert found(named("uber"), before, strength="definite") == ["t1"]
    assert found(named("uber"), before, strength="bare", shown=["t1"]) == ["t1"]


def test_chosen_ids_are_those_entries_alone() -> None:
    assert found(EntryReference(ids=("t1", "gone")), shown=["t2"]) == ["t1"]


@pytest.mark.parametrize(
    ("reference", "several"),
    [
        (IT, False),
        (named("uber"), False),
        (EntryReference(ids=("t1",)), False),
        (EntryReference(ids=("t1", "t2")), True),
        (EntryReference(count=2), True),
        (EntryReference(scope="all"), True),
    ],
)
def test_several_are_meant_together_where_it_is_said(
    reference: EntryReference, several: bool
) -> None:
    assert mean_several(reference) is several


def test_a_mere_name_may_mean_several_of_today() -> None:
    again = replace(UBER, id="t9", amount_cents=900)
    books = Books((again, RENT, UBER), NOW, shown=["t9"])
    assert [one.id for one in find_namesakes(named("uber"), books)] == ["t9", "t1"]
    assert find_namesakes(named("uber", cents=900), books) == []
    assert find_namesakes(named("uber", is_last=True), books) == []


@pytest.mark.parametrize(
    ("period", "ids"),
    [("month 0", ["t7"]), ("month -1", ["t8"]), ("week -1", ["t8"]), ("month -2", [])],
)
def test_an_entry_of_a_period(period: str, ids: list[str]) -> None:
    taxis = [
        entry(7, "Taxi", 700, transaction_date=date(2026, 5, 4)),
        entry(8, "Taxi", 800, transaction_date=date(2026, 4, 28)),
    ]
    assert found(named("taxi", period=period), *taxis) == ids
    assert found(EntryReference(period=period), *taxis) == ids


def test_a_day_of_a_period() -> None:
    days = [date(2026, 4, 3), date(2026, 4, 5), date(2026, 5, 3)]
    taxis = [entry(5 + n, "Taxi", n, transaction_date=day) for n, day in enumerate(days)]
    third = named("taxi", period="month -1", day=date(2026, 5, 3))
    assert found(third, *taxis) == ["t5"]


def test_a_part_of_a_things_name_is_enough_where_nothing_has_the_name() -> None:
    bill = entry(7, "Phone bill", 6000, created_at=NOW)
    phone = entry(8, "Phone", 40_000, created_at=NOW)
    assert found(named("phone"), bill) == ["t7"]
    assert found(named("phone"), bill, phone) == ["t8"]
    # "Phone was 300" is a purchase of its own.
    assert found(named("phone"), bill, strength="bare") == []
