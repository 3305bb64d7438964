"""Can I afford it, what if I cut it, well done for not buying it."""

from datetime import timedelta

import pytest

from app.reading.drafts import Language
from tests.support.books import ListBooks
from tests.support.coach import DEFICIT, TODAY, ask, goal, person


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (
            "can I afford a $300 bike?",
            "Yes, that fits: after $300 you'd still have $2,140 of this month's budget",
        ),
        ("can I afford a $2,440 bike?", "Yes, that fits: after $2,440 you'd still have $0"),
        (
            "can I afford a $3,000 bike?",
            "It's tight: $2,440 is left of this month's budget. With $3,000 you'd dip $560 into",
        ),
        (
            "can I afford a $5,000 bike?",
            (
                "Better not this month: $2,440 is left of your budget, so $5,000 would take "
                "you $2,560 over it, more than the $900 you save a month. Saving $900 a "
                "month, you'd have it in 6 months."
            ),
        ),
        ("can I afford a €50 bike?", "I keep your plan in USD and don't convert"),
        (
            "can I afford a bike?",
            (
                "Tell me the price and I'll check it against your month. Right now $2,440 of "
                "this month's budget is left."
            ),
        ),
        (
            "can I afford a $1,800 trip by july?",
            "$1,800 by July 31 means $600 a month. Your plan saves $900 a month: doable",
        ),
        (
            "can I afford a $9,000 trip by july?",
            (
                "$9,000 by July 31 means $3,000 a month, and your plan saves $900. With 10 "
                "months it would fit."
            ),
        ),
    ],
)
def test_a_price_is_held_against_the_month(month: ListBooks, message: str, expected: str) -> None:
    assert ask(message, month).startswith(expected)


@pytest.mark.parametrize(
    ("language", "message", "expected"),
    [
        ("pt", "posso comprar um tênis de US$ 300?", "Sim, cabe: depois de US$ 300 ainda ficam"),
        ("es", "¿me alcanza para unos tenis de 300?", "Sí, te alcanza: después de USD300"),
    ],
)
def test_in_other_languages(
    month: ListBooks, language: Language, message: str, expected: str
) -> None:
    assert ask(message, month, person(language)).startswith(expected)


def test_goals_are_remembered_where_it_is_not_easy(month: ListBooks) -> None:
    who = person(goals=[goal()])
    assert ask("can I afford a $3,000 bike?", month, who).endswith(
        "Your goals already ask for $625 of it each month."
    )
    assert "Your goals" not in ask("can I afford a $3 pen?", month, who)


def test_a_goals_own_price_needs_no_figure(month: ListBooks) -> None:
    who = person(goals=[goal("Trip to Japan")])
    assert "Trip to Japan goal" in ask("can I afford the trip to japan?", month, who)


def test_a_used_up_budget_is_told(month: ListBooks) -> None:
    month.spend(TODAY, 300000, "Sofa", "housing")
    assert "used up, though: you're $560 over it" in ask("can I afford a bike?", month)


@pytest.mark.parametrize(
    "message", ["can I afford a $4,000 bike?", "a $9000 trip by july, doable?"]
)
def test_without_savings_there_is_nothing_to_wait_for(month: ListBooks, message: str) -> None:
    assert ask(message, month, person(plan=DEFICIT)).startswith("With no surplus a month")


def coffees(books: ListBooks) -> None:
    """Ninety coffees at 4 in ninety days."""
    for back in range(90):
        books.spend(TODAY - timedelta(days=back), 400, "Coffee")


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (
            "if I skip a $6 coffee every day how much would I save?",
            "That would save you about $182.62 a month, $2,191.44 a year. That's 20% of what",
        ),
        ("if I save $50 a week, how much is that?", "That would save you about $217.41 a month"),
        ("what if I cancel a $15 subscription?", "That would save you about $15 a month"),
        (
            "what if I stop buying coffee?",
            (
                "You spend about $121.75 a month on Coffee. That would save you about $121.75"
                " a month, $1,461 a year."
            ),
        ),
        (
            "if I swap coffee for tea at $1, what would I save?",
            (
                "At $1 each, 30 times a month, it would be $30 instead of $121.75: about $91.75 a"
                " month"
            ),
        ),
        (
            "if I swap coffee for tea at $9, what would I save?",
            (
                "At $9 each, 30 times a month, it would be $270; today it costs you $121.75, "
                "so you'd save nothing."
            ),
        ),
        ("what if I stop smoking?", "Tell me what it costs and how often"),
    ],
)
def test_a_cut_is_reckoned(books: ListBooks, message: str, expected: str) -> None:
    coffees(books)
    assert ask(message, books).startswith(expected)


def test_without_savings_a_cut_is_no_share_of_them(books: ListBooks) -> None:
    told = ask("if I save $50 a month?", books, person(plan=DEFICIT))
    assert told == "That would save you about $50 a month, $600 a year."


def test_a_purchase_not_made_is_praised(books: ListBooks) -> None:
    assert ask("I almost bought a $200 jacket", books, person(goals=[goal()])) == (
        "Well done for holding back! That $200 stays yours. It could go straight to your "
        "Emergency Fund goal."
    )
    assert ask("quase comprei um celular", books, person("pt")).startswith("Mandou bem")
    assert ask("casi me compro algo de 900", books, person("es")) == (
        "¡Bien hecho por aguantarte! Esos USD900 siguen siendo tuyos."
    )
