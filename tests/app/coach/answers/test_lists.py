"""What most went to, the largest, the last ones, and whether one is noted."""

from datetime import date, timedelta

import pytest

from app.text.languages import Language
from tests.support.coach import TODAY, ask, make_profile
from tests.support.ledger import ListLedger


def test_categories_with_their_shares_and_places(month: ListLedger) -> None:
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
        ("es", "¿en qué se me va el dinero?", "• vivienda: USD 1,200 (72%)"),
    ],
)
def test_a_list_is_given_in_other_languages(
    month: ListLedger, language: Language, message: str, line: str
) -> None:
    assert line in ask(message, month, make_profile(language))


def test_another_currency_has_lines_of_its_own(month: ListLedger) -> None:
    month.spend(TODAY, 999900, "Hotel", "other", "EUR")
    reply = ask("spending by category", month)
    assert "• housing: $1,200 (72%)" in reply
    assert "• other things: €9,999" in reply


def test_only_another_currency_is_shown_as_the_main_one(ledger: ListLedger) -> None:
    ledger.spend(TODAY, 5000, "Hotel", "other", "EUR")
    assert "• other things: €50 (100%)" in ask("spending by category", ledger)


def test_a_category_is_opened_up_into_places(month: ListLedger) -> None:
    reply = ask("what food did I spend the most on?", month)
    assert reply.startswith("You spent $460 on food this month (3 purchases).")
    assert "• Groceries at Whole Foods: $250" in reply


def test_an_empty_category_has_no_places(month: ListLedger) -> None:
    reply = ask("on what transport did I spend the most?", month)
    assert reply == "I don't see anything spent on transport this month."


def test_nothing_went_nowhere(ledger: ListLedger) -> None:
    assert ask("where does my money go?", ledger) == "I have no expenses noted this month."


def test_the_largest_come_first(month: ListLedger) -> None:
    assert ask("my biggest expenses this month", month) == (
        "Your largest expenses this month:\n"
        "• May 1: Rent, $1,200\n"
        "• May 12: Groceries at Whole Foods, $250\n"
        "• May 4: Whole Foods, $150"
    )


def test_as_many_as_were_asked_for(month: ListLedger) -> None:
    assert ask("top 2 expenses this month", month).count("•") == 2


def test_the_only_one_is_told_in_a_sentence(month: ListLedger) -> None:
    assert ask("biggest expense today", month) == (
        "Your largest expense today was Cafe Luna: $60, May 15."
    )


@pytest.mark.parametrize(
    ("language", "one", "several"),
    [
        ("en", "what was my biggest expense this month?", "my biggest expenses this month"),
        ("en", "which was the most expensive?", "which were the most expensive?"),
        ("pt", "qual foi meu maior gasto este mês?", "meus maiores gastos este mês"),
        ("pt", "qual foi a compra mais cara?", "minhas compras mais caras"),
        ("es", "¿cuál fue mi gasto más grande este mes?", "mis gastos más grandes este mes"),
        ("es", "mi mayor gasto", "mis mayores gastos"),
    ],
)
def test_one_largest_is_named_where_one_is_asked_for(
    month: ListLedger, language: Language, one: str, several: str
) -> None:
    alone = ask(one, month, make_profile(language))
    assert "\n" not in alone
    assert "Rent" in alone
    assert ask(several, month, make_profile(language)).count("•") == 3


def test_the_largest_at_a_place(month: ListLedger) -> None:
    reply = ask("my biggest purchases at whole foods this month", month)
    assert reply.splitlines()[1] == "• May 12: Groceries at Whole Foods, $250"


def test_no_largest_where_nothing_was_spent(month: ListLedger) -> None:
    assert ask("biggest expense yesterday", month) == "I have no expenses noted yesterday."


def test_the_last_ones_are_the_newest(month: ListLedger) -> None:
    assert ask("my last 2 purchases", month) == (
        "Your latest expenses:\n• May 15: Cafe Luna, $60\n• May 12: Groceries at Whole Foods, $250"
    )


def test_a_list_of_a_period_says_its_total_and_how_many_more(month: ListLedger) -> None:
    for back in range(6):
        month.spend(TODAY - timedelta(days=back), 100, f"Snack {back}")
    reply = ask("list my expenses this month", month)
    assert reply.startswith("Your expenses this month, newest first ($1,666 in all):")
    assert reply.endswith("… and 5 more.")


def test_a_list_of_a_thing_that_nothing_names_says_so(month: ListLedger) -> None:
    assert ask("list my pizza purchases", month).startswith("I don't see anything spent on pizza")


def test_no_list_of_nothing(ledger: ListLedger) -> None:
    assert ask("my last purchases", ledger) == "I have no expenses noted so far."


class TestLookup:
    """Questions about whether a transaction is already logged."""

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
    def test_what_is_noted_is_found(self, month: ListLedger, message: str, expected: str) -> None:
        assert ask(message, month).startswith(expected)

    def test_another_currency_is_another_amount(self, month: ListLedger) -> None:
        assert ask("did I log the €250?", month).startswith("No, I don't see an expense of €250")

    def test_what_is_long_ago_is_not_looked_at(self, ledger: ListLedger) -> None:
        ledger.spend(date(2026, 1, 5), 4500, "Target")
        assert ask("did I log the 45 at target?", ledger).startswith("No")


def test_lists_leave_out_what_does_not_count(month: ListLedger) -> None:
    largest = ask("my largest expenses this month without rent", month)
    assert largest.startswith("Your largest expenses this month without rent:\n• May 12: Groceries")
    assert "Rent" not in largest
    assert "Whole Foods" not in ask("list my expenses this month except whole foods", month)
    top = ask("top categories this month without food", month)
    assert top.splitlines()[:2] == [
        "Your $1,200 this month without food went to:",
        "• housing: $1,200 (100%)",
    ]


def test_a_places_names_are_told_apart(month: ListLedger) -> None:
    reply = ask("where did my money go at whole foods this month?", month)
    assert "• Groceries at Whole Foods: $250\n• Whole Foods: $150" in reply


def test_the_largest_of_each_currency_is_told(month: ListLedger) -> None:
    month.spend(TODAY, 90000, "Hotel Paris", "other", "EUR")
    month.spend(TODAY, 900, "Metro Paris", "transport", "EUR")
    reply = ask("my largest expenses this month", month)
    assert reply.endswith("• May 15: Hotel Paris, €900")
    assert "Metro Paris" not in reply


def test_the_share_of_a_category_is_told(month: ListLedger) -> None:
    reply = ask("what percentage goes to food", month)

    assert reply.startswith("You spent $460 on food this month (3 purchases). That's 28% of all")


def test_what_is_not_paid_this_month_is_said_with_the_last_time(ledger: ListLedger) -> None:
    ledger.spend(date(2026, 4, 1), 120000, "Rent", "housing")

    assert ask("did i pay the rent yet", ledger) == (
        "No, I don't see rent noted this month. The last time was April 1: Rent, $1,200."
    )


def test_what_is_paid_this_month_is_found(month: ListLedger) -> None:
    assert ask("have i paid the rent?", month) == "Yes, it's noted: Rent, $1,200, May 1."


def test_the_last_time_is_one_line(month: ListLedger) -> None:
    assert ask("when did i last go to whole foods?", month) == (
        "The last time was May 12: Groceries at Whole Foods, $250."
    )


def test_the_last_expense_is_one_line(month: ListLedger) -> None:
    assert ask("what was the last thing i bought?", month) == (
        "Your latest expense: Cafe Luna, $60, May 15."
    )
