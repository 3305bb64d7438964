"""How to save."""

from datetime import date

from tests.support.books import ListBooks
from tests.support.coach import DEFICIT, TODAY, ask, person


def test_the_moves_are_told(month: ListBooks) -> None:
    told = ask("how can I save money?", month)
    assert told.startswith("Here's where I'd start:\n• Cut food by $160: You spent $460 on food")


def test_with_no_spending_the_plan_says_what_to_do(books: ListBooks) -> None:
    assert "• Set $900 aside on payday:" in ask("how can I save?", books)


def test_on_a_thing_a_fifth_less_is_reckoned(month: ListBooks) -> None:
    told = ask("help me spend less on food", month)
    assert told.startswith(
        "On food you spend about $514.06 a month; a fifth less would free $102.81"
    )


def test_on_a_thing_never_bought_the_moves_must_do(month: ListBooks) -> None:
    assert ask("help me save on gizmos", month).startswith("Here's where I'd start:")


def test_a_sum_to_find_takes_as_many_moves_as_it_needs(month: ListBooks) -> None:
    told = ask("help me cut $100 a month", month)
    assert told.count("•") == 1
    assert "the rest" not in told


def test_a_sum_too_large_says_what_is_missing(month: ListBooks) -> None:
    told = ask("help me cut $1,000 a month", month)
    assert told.endswith("the rest has to come from what you spend most on: housing.")


def test_a_sum_with_nothing_booked(books: ListBooks) -> None:
    told = ask("help me cut $5,000 a month", books)
    assert "spend most on: other" in told


def test_a_deficit_comes_first(books: ListBooks) -> None:
    told = ask("¿cómo puedo ahorrar?", books, person("es", plan=DEFICIT))
    assert "• Cierra el hueco de USD400" in told


def test_without_a_plan_it_asks_for_one(books: ListBooks) -> None:
    assert "no plan yet" in ask("how can I save?", books, person(plan=None))


def test_a_new_person_is_reckoned_on_a_month_at_least(books: ListBooks) -> None:
    books.spend(TODAY, 5000, "Lunch")
    assert "about $50 a month" in ask("help me spend less on food", books)
    books.spend(date(2026, 3, 20), 100, "Snack")
    assert "about $27.23 a month" in ask("help me spend less on food", books)
