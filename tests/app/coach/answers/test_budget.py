"""What came in, what is left, the plan, and how the month goes."""

from datetime import date

import pytest

from app.coach.profile import PlanFacts
from app.text.languages import Language
from tests.support.coach import DEFICIT, EVEN, TODAY, ask, make_goal, make_profile
from tests.support.ledger import ListLedger


@pytest.mark.parametrize(
    ("language", "message", "expected"),
    [
        ("en", "how much did I make this month?", "$5,000 came in this month. The last was Salary"),
        ("pt", "quanto entrou esse mês?", "Entraram US$ 5.000 neste mês. A última foi Salary"),
        ("es", "¿cuánto gané este mes?", "Entraron USD 5,000 este mes. El último fue Salary"),
    ],
)
def test_income_is_summed(
    month: ListLedger, language: Language, message: str, expected: str
) -> None:
    assert ask(message, month, make_profile(language)).startswith(expected)


def test_no_income_tells_the_last_one_and_the_plans(month: ListLedger) -> None:
    assert ask("income this week", month) == (
        "I have no income noted this week. The last was Salary: $5,000, May 1. "
        "Your plan counts on $5,000 a month."
    )


def test_no_income_at_all_without_a_plan(ledger: ListLedger) -> None:
    assert ask("my income", ledger, make_profile(plan=None)) == "I have no income noted this month."


def test_what_is_left_in_all_and_of_the_plan(month: ListLedger) -> None:
    assert ask("how much do I have left?", month) == (
        "$5,000 came in and $1,660 went out this month: $3,340 is left. Within your plan you can "
        "still spend $2,440 this month, about $144 a day until May 31."
    )


def test_more_out_than_in(ledger: ListLedger) -> None:
    ledger.earn(TODAY, 10000)
    ledger.spend(TODAY, 30000, "Sofa", "housing")
    assert "$200 more went out than came in" in ask("what's left today?", ledger)


def test_over_the_plan_nothing_is_left(month: ListLedger) -> None:
    month.spend(TODAY, 300000, "Sofa", "housing")
    reply = ask("how much can I still spend?", month)
    assert "You spent $560 more than your plan allows this month ($4,100)" in reply.replace(
        "'ve", ""
    )


def test_without_income_only_what_went_out_is_known(ledger: ListLedger) -> None:
    ledger.spend(TODAY, 1000, "Lunch")
    reply = ask("what's my balance?", ledger)
    assert reply.startswith("You spent $10 this month (1 purchase). I can't see your bank account")


def test_nothing_known_leaves_the_whole_plan(ledger: ListLedger) -> None:
    assert "still spend $4,100 this month" in ask("how much is left?", ledger)


def test_another_currency_is_told_apart(month: ListLedger) -> None:
    month.spend(TODAY, 2000, "Metro", "transport", "EUR")
    reply = ask("how much is left?", month)
    assert "$3,340 is left. You spent €20 this month (1 purchase)." in reply


def test_a_past_month_has_no_room_left(month: ListLedger) -> None:
    assert ask("how much was left last month?", month) == (
        "$5,000 came in and $1,600 went out last month: $3,400 is left."
    )


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (EVEN, "all of it goes out again"),
        (DEFICIT, "your expenses are $400 above it. First step: cut $400 a month"),
        (
            PlanFacts("USD", 300000, 100000, 50000, 16.67, "debt"),
            "save $500 a month, 16.7% of your income. What you set aside goes to your debts first",
        ),
        (PlanFacts("USD", 0, -10000, 0, 0.0, "savings"), "$0 a month comes in"),
    ],
)
def test_the_plan_is_told_with_its_figures(
    month: ListLedger, plan: PlanFacts, expected: str
) -> None:
    assert expected in ask("what's my plan?", month, make_profile(plan=plan))


def test_the_plan_of_the_seeds_sample(month: ListLedger) -> None:
    assert ask("qual é meu plano?", month, make_profile("pt")) == (
        "Seu plano: entram US$ 5.000 por mês e sobram US$ 1.800; guarde US$ 900 por mês, "
        "18% da sua renda. Assim ficam US$ 4.100 para gastar por mês; neste mês já foram US$ 1.660."
    )


@pytest.mark.parametrize(
    ("cents", "expected"),
    [
        (0, "your whole $4,100 is still there"),
        (100000, "You're doing well: $1,000 spent this month, and your plan allows $4,100."),
        (
            300000,
            "Careful: $3,000 spent this month. By this day your plan would have you at $1,984",
        ),
        (450000, "You're over your plan this month: $4,500 spent, $4,100 allowed."),
    ],
)
def test_the_month_is_held_against_the_plan(ledger: ListLedger, cents: int, expected: str) -> None:
    if cents:
        ledger.spend(TODAY, cents, "Everything", "other")
    assert expected in ask("am I on track this month?", ledger)


@pytest.mark.parametrize(
    ("language", "message", "reply"),
    [
        ("en", "how am I doing this month?", "I have only $12 noted this month, so it is early"),
        ("pt", "como estou indo este mês?", "Só tenho US$ 12 anotados neste mês, então"),
        ("es", "¿cómo voy este mes?", "Solo tengo USD 12 anotados este mes, así que"),
    ],
)
def test_nothing_is_praised_where_hardly_anything_is_noted(
    ledger: ListLedger, language: Language, message: str, reply: str
) -> None:
    ledger.spend(TODAY, 1200, "Lunch")
    assert ask(message, ledger, make_profile(language)).startswith(reply)


def test_goals_go_with_it(ledger: ListLedger) -> None:
    fine = make_profile(goals=[make_goal()])
    short = make_profile(goals=[make_goal(), make_goal("Car", 5000000, day=date(2027, 5, 31))])
    assert ask("am I overspending?", ledger, fine).endswith("Your goals are on track.")
    assert ask("am I overspending?", ledger, short).endswith(
        "Your goals need $4,471.16 a month; your plan saves $900."
    )


def test_before_a_plan_there_is_still_an_answer(ledger: ListLedger) -> None:
    assert ask("what's my plan?", ledger, make_profile(plan=None)) == (
        "You have no plan yet. Tell me what you earn and spend in a month, and I'll make one."
    )
