"""This period against the one before it."""

from datetime import date

from tests.support.books import ListBooks
from tests.support.coach import TODAY, ask, person


def test_a_month_that_goes_on_is_held_against_the_same_days(month: ListBooks) -> None:
    told = ask("am I spending more than last month?", month)
    assert told == (
        "You spent $1,660 this month: $160 more than last month by the same day ($1,500). "
        "In all it was $1,600 last month. What grew most: food, by $160."
    )


def test_a_category_is_compared_alone(month: ListBooks) -> None:
    told = ask("compara comida este mes con el mes pasado", month, person("es"))
    assert "USD160 más que el mes pasado hasta el mismo día (USD300)" in told
    assert told.endswith("Eso solo en comida.")


def test_two_months_named_are_held_against_each_other(month: ListBooks) -> None:
    month.spend(date(2026, 3, 3), 10000, "Market")
    told = ask("march vs april", month)
    assert told.startswith("You spent $1,600 in April 2026: $1,500 more than in March 2026 ($100).")


def test_less_is_praised_and_the_same_is_said(books: ListBooks) -> None:
    books.spend(TODAY, 500, "Lunch")
    books.spend(date(2026, 5, 14), 900, "Lunch")
    assert ask("compare today with yesterday", books).startswith(
        "You spent $5 today: $4 less than yesterday ($9). Nice!"
    )
    books.spend(TODAY, 400, "Snack")
    assert (
        ask("compare today with yesterday", books)
        == "You spent $9 today, just as much as yesterday."
    )


def test_nothing_in_either_is_nothing(books: ListBooks) -> None:
    assert ask("compare this month to last month", books) == (
        "I have no expenses noted this month."
    )


def test_a_first_month_has_nothing_before_it(books: ListBooks) -> None:
    books.spend(TODAY, 500, "Lunch")
    told = ask("am I spending more than last month?", books)
    assert told == "You spent $5 this month: $5 more than last month by the same day ($0)."


def test_each_currency_is_compared_with_itself(month: ListBooks) -> None:
    month.spend(date(2026, 4, 2), 5000, "Metro", "transport", "EUR")
    told = ask("compare this month to last month", month)
    assert "You spent €0 this month: €50 less than last month by the same day (€50)." in told


def test_where_all_shrank_nothing_grew(month: ListBooks) -> None:
    month.spend(date(2026, 4, 3), 90000, "Market")
    assert "What grew most" not in ask("compare this month to last month", month)


def test_a_long_march_is_held_against_a_short_february(books: ListBooks) -> None:
    books.today = date(2026, 3, 31)
    books.spend(date(2026, 2, 28), 700, "Lunch")
    books.spend(date(2026, 3, 31), 900, "Lunch")
    assert "$2 more than last month ($7)" in ask("am I spending more than last month?", books)


def test_an_older_period_is_held_against_the_one_before_it(month: ListBooks) -> None:
    told = ask("did my spending go up in the last 10 days?", month)
    assert told.startswith("You spent $310 in the last 10 days")
