"""The cases' files: what an entry means, and how many cases there are of each kind."""

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from app.categories import CATEGORIES
from bench.case_rows import TODAY, Booking, booking_of, case_of, cases

ALL = list(cases())
MESSAGES = [case for case in ALL if case.document is None]


def test_an_amount_alone_is_an_expense_of_today_in_the_countrys_currency() -> None:
    assert booking_of("12.50", "BRL") == Booking(1250, "BRL", ("expense",), (TODAY.isoformat(),))


def test_a_line_tells_every_field_and_alternatives() -> None:
    assert booking_of("3 USD income|transfer other @11-03|2025-12-28 = salary|my wages", "BRL") == (
        Booking(
            amount_cents=300,
            currency="USD",
            kinds=("income", "transfer"),
            dates=("2026-11-03", "2025-12-28"),
            categories=("other",),
            descriptions=("salary", "my wages"),
        )
    )


@pytest.mark.parametrize(("who", "language"), [("US", "en"), ("US:es", "es"), ("BR", "pt")])
def test_the_language_is_the_countrys_or_the_one_told(who: str, language: str) -> None:
    case = case_of("typo", 1, {"who": who, "text": "x", "books": []})
    assert (case.country, case.language) == (who[:2], language)


def test_blanks_are_as_many_as_told() -> None:
    entry = {"who": "US", "text": "a␣b", "blanks": 3, "books": []}
    assert case_of("long_blank", 1, entry).text == "a   b"


def test_an_intent_is_compared_only_for_messages_that_book_something() -> None:
    booked = {"who": "US", "text": "tea 2", "books": ["2"]}
    assert case_of("typo", 1, booked).intents == ("transaction",)
    assert case_of("typo", 1, booked | {"books": []}).intents == ()
    assert case_of("file_qif", 1, booked | {"name": "a.qif"}).intents == ()


def test_files_of_a_folder_are_read_in_order(tmp_path: Path) -> None:
    for name in ("b", "a"):
        text = f'{name} = [{{ who = "US", text = "tea 2", books = ["2 food"] }}]'
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    assert [case.id for case in cases(tmp_path)] == ["a-1", "b-1"]


def test_there_are_enough_cases_of_every_kind_and_language() -> None:
    languages = defaultdict(set)
    for case in MESSAGES:
        languages[case.kind].add(case.language)
    counts = Counter(case.kind for case in MESSAGES)
    assert {
        kind for kind, count in counts.items() if count < 8 or len(languages[kind]) < 3
    } == set()
    assert len(MESSAGES) >= 240
    assert len(ALL) - len(MESSAGES) >= 50


def test_every_category_that_is_expected_exists() -> None:
    named = {name for case in ALL for booking in case.bookings for name in booking.categories}
    assert named - set(CATEGORIES) == set()


def test_no_two_cases_share_a_message() -> None:
    counts = Counter(case.text for case in MESSAGES)
    assert [text for text, count in counts.items() if count > 1] == []
