"""What most went to, the largest, the last ones, and whether one is noted."""

from datetime import date, timedelta

import pytest

from app.reading.drafts import Language
from tests.support.books import ListBooks
from tests.support.coach import TODAY, ask, person


def test_categories_with_their_shares_and_places(month: ListBooks) -> None:
    assert ask("where does my money go?", month) == (
        "Your $1,660 this month went to:\n"
        "• housing: $1,200 (72%)\n"
        "• food: $460 (28%)\n"
        "Where most of it went:\n"
        "• Rent: $1,200\n"
        "• Groceries at Whole Foods: $250\n"
        "• Whole Foods: $150"
    )


@pytest.mark.parametrize(
    ("language", "message", "line"),
    [
        ("pt", "onde gasto mais?", "• moradia: US$ 1.200 (72%)"),
        ("es", "¿en qué se me va el dinero?", "• vivienda: USD1,200 (72%)"),
    ],
)
def test_in_other_languages(month: ListBooks, language: Language, message: str, line: str) -> None:
    assert line in ask(message, month, person(language))


def test_another_currency_has_lines_of_its_own(month: ListBooks) -> None:
    month.spend(TODAY, 999900, "Hotel", "other", "EUR")
    told = ask("spending by category", month)
    assert "• housing: $1,200 (72%)" in told
    assert "• other: €9,999" in told


def test_only_another_currency_is_shown_as_the_main_one(books: ListBooks) -> None:
    books.spend(TODAY, 5000, "Hotel", "other", "EUR")
    assert "• other: €50 (100%)" in ask("spending by category", books)


def test_a_category_is_opened_up_into_places(month: ListBooks) -> None:
    told = ask("what food did I spend the most on?", month)
    assert told.startswith("You spent $460 on food this month (3 purchases).")
    assert "• Groceries at Whole Foods: $250" in told


def test_an_empty_category_has_no_places(month: ListBooks) -> None:
    told = ask("on what transport did I spend the most?", month)
    assert told == "I find nothing spent on transport this month."


def test_nothing_went_nowhere(books: ListBooks) -> None:
    assert ask("where does my money go?", books) == "I have no expenses noted this month."


def test_the_largest_come_first(month: ListBooks) -> None:
    assert ask("my biggest expenses this month", month) == (
        "Your largest expenses this month:\n"
        "• May 1: Rent, $1,200\n"
        "• May 12: Groceries at Whole Foods, $250\n"
        "• May 4: Whole Foods, $150"
    )


def test_as_many_as_were_asked_for(month: ListBooks) -> None:
    assert ask("top 2 expenses this month", month).count("•") == 2


def test_the_only_one_is_told_in_a_sentence(month: ListBooks) -> None:
    assert ask("biggest expense today", month) == (
        "Your largest expense today was Cafe Luna: $60, May 15."
    )


def test_the_largest_at_a_place(month: ListBooks) -> None:
    told = ask("my biggest purchases at whole foods this month", month)
    assert told.splitlines()[1] == "• May 12: Groceries at Whole Foods, $250"


def test_no_largest_where_nothing_was_spent(month: ListBooks) -> None:
    assert ask("biggest expense yesterday", month) == "I have no expenses noted yesterday."


def test_the_last_ones_are_the_newest(month: ListBooks) -> None:
    assert ask("my last 2 purchases", month) == (
        "Your latest expenses:\n• May 15: Cafe Luna, $60\n• May 12: Groceries at Whole Foods, $250"
    )


def test_a_list_of_a_period_says_its_total_and_how_many_more(month: ListBooks) -> None:
    for back in range(6):
        month.spend(TODAY - timedelta(days=back), 100, f"Snack {back}")
    told = ask("list my expenses this month", month)
    assert told.startswith("Your expenses this month, newest first ($1,666 in all):")
    assert told.endswith("… and 5 more.")


def test_a_list_of_a_thing_that_nothing_names_says_so(month: ListBooks) -> None:
    assert ask("list my coffee purchases", month).startswith("I find nothing spent on coffee")


def test_no_list_of_nothing(books: ListBooks) -> None:
    assert ask("my last purchases", books) == "I have no expenses noted so far."


class TestLookup:
    """Did I log it already?"""

    @pytest.mark.parametrize(
        ("message", "expected"),
        [
            ("did I log the 250 at whole foods?", "Yes, it's noted: Groceries at Whole Foods"),
            ("did I log the 250?", "Yes, it's noted: Groceries at Whole Foods, $250, May 12."),
            ("did I log the 250 on food?", "Yes, it's noted"),
            ("did I already log the rent?", "Yes, it's noted: Rent, $1,200, May 1."),
            ("did I log the 250 at the pharmacy?", "Not under that name, but I see this one"),
            ("did I log the 77 at target?", "No, I don't see an expense of $77"),
            ("did I log the gizmo?", "No, I don't see gizmo in your notes"),
            ("did I log it already?", "Tell me the amount or the place"),
        ],
    )
    def test_what_is_noted_is_found(self, month: ListBooks, message: str, expected: str) -> None:
        assert ask(message, month).startswith(expected)

    def test_another_currency_is_another_amount(self, month: ListBooks) -> None:
        assert ask("did I log the €250?", month).startswith("No, I don't see an expense of €250")

    def test_what_is_long_ago_is_not_looked_at(self, books: ListBooks) -> None:
        books.spend(date(2026, 1, 5), 4500, "Target")
        assert ask("did I log the 45 at target?", books).startswith("No")
