"""Can I afford it, what if I cut it, well done for not buying it."""

from datetime import date, timedelta

import pytest

from app.coach.answers.affordability import answer_afford
from app.text.languages import Language
from tests.support.coach import DEFICIT, TODAY, ask, make_goal, make_profile, make_request
from tests.support.ledger import ListLedger


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
def test_a_price_is_held_against_the_month(month: ListLedger, message: str, expected: str) -> None:
    assert ask(message, month).startswith(expected)


@pytest.mark.parametrize(
    ("language", "message", "expected"),
    [
        ("pt", "posso comprar um tênis de US$ 300?", "Sim, cabe: depois de US$ 300 ainda ficam"),
        ("es", "¿me alcanza para unos tenis de 300?", "Sí, te alcanza: después de USD 300"),
    ],
)
def test_a_price_is_compared_in_other_languages(
    month: ListLedger, language: Language, message: str, expected: str
) -> None:
    assert ask(message, month, make_profile(language)).startswith(expected)


def test_goals_are_remembered_where_it_is_not_easy(month: ListLedger) -> None:
    profile = make_profile(goals=[make_goal()])
    assert ask("can I afford a $3,000 bike?", month, profile).endswith(
        "Your goals already ask for $625 of it each month."
    )
    assert "Your goals" not in ask("can I afford a $3 pen?", month, profile)


def test_a_goals_own_price_needs_no_figure(month: ListLedger) -> None:
    profile = make_profile(goals=[make_goal("Trip to Japan")])
    assert "Trip to Japan goal" in ask("can I afford the trip to japan?", month, profile)


def test_a_used_up_budget_is_told(month: ListLedger) -> None:
    month.spend(TODAY, 300000, "Sofa", "housing")
    assert "used up, though: you're $560 over it" in ask("can I afford a bike?", month)


@pytest.mark.parametrize(
    "message", ["can I afford a $4,000 bike?", "a $9000 trip by july, doable?"]
)
def test_without_savings_there_is_nothing_to_wait_for(month: ListLedger, message: str) -> None:
    assert ask(message, month, make_profile(plan=DEFICIT)).startswith("With no surplus a month")


def coffees(ledger: ListLedger) -> None:
    """Record ninety coffees at 4.00 each, one a day."""
    for back in range(90):
        ledger.spend(TODAY - timedelta(days=back), 400, "Coffee")


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
                "You spend about $122 a month on Coffee. That would save you about $122"
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
def test_a_cut_is_reckoned(ledger: ListLedger, message: str, expected: str) -> None:
    coffees(ledger)
    assert ask(message, ledger).startswith(expected)


def test_without_savings_a_cut_is_no_share_of_them(ledger: ListLedger) -> None:
    reply = ask("if I save $50 a month?", ledger, make_profile(plan=DEFICIT))
    assert reply == "That would save you about $50 a month, $600 a year."


def test_a_purchase_not_made_is_praised(ledger: ListLedger) -> None:
    assert ask("I almost bought a $200 jacket", ledger, make_profile(goals=[make_goal()])) == (
        "Well done for holding back! That $200 stays yours. It could go straight to your "
        "Emergency Fund goal."
    )
    assert ask("quase comprei um celular", ledger, make_profile("pt")).startswith("Mandou bem")
    assert ask("casi me compro algo de 900", ledger, make_profile("es")) == (
        "¡Bien hecho por aguantarte! Esos USD 900 siguen siendo tuyos."
    )


def test_a_subscription_is_cut_at_its_own_price(ledger: ListLedger) -> None:
    for month in (2, 3, 4, 5):
        ledger.spend(date(2026, month, 5), 1599, "Netflix", "entertainment")
    reply = ask("if I cancel netflix?", ledger)
    assert reply.startswith("Netflix costs you $15.99 a month. That would save you about $15.99")
    assert "$191.88 a year" in reply


def test_an_answer_says_on_how_little_it_rests(ledger: ListLedger) -> None:
    assert ask("can I afford a $300 jacket?", ledger).startswith(
        "I have only $0 of your usual $3,200 noted this month, so take this with a grain of salt. "
        "Yes, that fits"
    )


def test_an_answer_that_rests_on_enough_says_nothing_of_it(ledger: ListLedger) -> None:
    ledger.spend(TODAY, 80000, "Everything", "other")
    assert ask("can I afford a $300 jacket?", ledger).startswith("Yes, that fits")


@pytest.mark.parametrize(
    ("price", "expected"),
    [
        (90000, "In 6 payments that's $150 a month ($900 in all). It fits"),
        (1500000, "In 6 payments that's $2,500 a month ($15,000 in all). Only $2,100 of"),
        (3000000, "In 6 payments that's $5,000 a month ($30,000 in all), and only $2,100"),
    ],
)
def test_instalments_are_held_against_a_month(
    ledger: ListLedger, price: int, expected: str
) -> None:
    ledger.spend(TODAY, 200000, "Everything", "other")
    request = make_request(ledger, type="afford", cents=price, currency="USD", instalments=6)
    assert str(answer_afford(request)).startswith(expected)


def test_without_a_plan_a_price_needs_income_and_expenses(ledger: ListLedger) -> None:
    reply = ask("can I afford a $300 jacket?", ledger, make_profile(plan=None))
    assert reply.startswith("For that I need to know your month.")
