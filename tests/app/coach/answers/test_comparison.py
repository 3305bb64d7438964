"""This period against the one before it."""

from datetime import date

from app.coach.answers.comparison import answer_comparison
from tests.support.coach import TODAY, ask, make_profile, make_request
from tests.support.ledger import ListLedger


def test_a_month_that_goes_on_is_held_against_the_same_days(month: ListLedger) -> None:
    reply = ask("am I spending more than last month?", month)
    assert reply == (
        "You spent $1,660 this month: $160 more than last month by the same day ($1,500). "
        "In all it was $1,600 last month. What grew most: food, by $160."
    )


def test_a_category_is_compared_alone(month: ListLedger) -> None:
    reply = ask("compara comida este mes con el mes pasado", month, make_profile("es"))
    assert "USD 160 más que el mes pasado hasta el mismo día (USD 300)" in reply
    assert reply.endswith("Eso solo en comida.")


def test_two_months_named_are_held_against_each_other(month: ListLedger) -> None:
    month.spend(date(2026, 3, 3), 10000, "Market")
    reply = ask("march vs april", month)
    assert reply.startswith(
        "You spent $1,600 in April 2026: $1,500 more than in March 2026 ($100)."
    )


def test_less_is_praised_and_the_same_is_said(ledger: ListLedger) -> None:
    ledger.spend(TODAY, 500, "Lunch")
    ledger.spend(date(2026, 5, 14), 900, "Lunch")
    assert ask("compare today with yesterday", ledger).startswith(
        "You spent $5 today: $4 less than yesterday ($9). Nice!"
    )
    ledger.spend(TODAY, 400, "Snack")
    assert (
        ask("compare today with yesterday", ledger)
        == "You spent $9 today, just as much as yesterday."
    )


def test_nothing_in_either_is_nothing(ledger: ListLedger) -> None:
    assert ask("compare this month to last month", ledger) == (
        "I have no expenses noted this month."
    )


def test_a_first_month_has_nothing_before_it(ledger: ListLedger) -> None:
    ledger.spend(TODAY, 500, "Lunch")
    reply = ask("am I spending more than last month?", ledger)
    assert reply == (
        "You spent $5 this month; "
        "I have nothing noted last month by the same day to compare it with."
    )


def test_each_currency_is_compared_with_itself(month: ListLedger) -> None:
    month.spend(date(2026, 4, 2), 5000, "Metro", "transport", "EUR")
    reply = ask("compare this month to last month", month)
    assert "You spent €0 this month: €50 less than last month by the same day (€50)." in reply


def test_where_all_shrank_nothing_grew(month: ListLedger) -> None:
    month.spend(date(2026, 4, 3), 90000, "Market")
    assert "What grew most" not in ask("compare this month to last month", month)


def test_a_long_march_is_held_against_a_short_february(ledger: ListLedger) -> None:
    ledger.today = date(2026, 3, 31)
    ledger.spend(date(2026, 2, 28), 700, "Lunch")
    ledger.spend(date(2026, 3, 31), 900, "Lunch")
    assert "$2 more than last month ($7)" in ask("am I spending more than last month?", ledger)


def test_an_older_period_is_held_against_the_one_before_it(month: ListLedger) -> None:
    reply = ask("did my spending go up in the last 10 days?", month)
    assert reply.startswith("You spent $310 in the last 10 days")


def test_what_went_up_is_listed(month: ListLedger) -> None:
    request = make_request(month, type="compare", is_growth=True)

    assert answer_comparison(request) == "What went up:\n• food: $160 more ($460 in all)"


def test_nothing_that_went_up_is_said(ledger: ListLedger) -> None:
    ledger.spend(date(2026, 4, 2), 5000, "Market")

    assert answer_comparison(make_request(ledger, type="compare", is_growth=True)) == (
        "No category went up."
    )
