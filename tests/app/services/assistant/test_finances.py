"""Income, expenses, aim and plan by chat."""

from datetime import date

import pytest

from app.db import Database
from tests.support.chatting import ChattingPerson
from tests.support.rows import NOW, Movement


@pytest.fixture
def person(database: Database) -> ChattingPerson:
    """Return a person without intake and plan. Today is 5 May 2026."""
    return ChattingPerson(database)


@pytest.mark.parametrize(
    ("language", "message", "plan", "figures"),
    [
        (
            "en",
            "I make 4000 a month and spend about 3000",
            "Your plan",
            ["$4,000", "$3,000", "$1,000", "$500", "$3,500"],
        ),
        (
            "pt",
            "ganho 4000 por mês e gasto uns 3000",
            "Seu plano",
            ["R$ 4.000", "R$ 3.000", "R$ 1.000", "R$ 500", "R$ 3.500"],
        ),
        (
            "es",
            "gano 4000 al mes y gasto como 3000",
            "Tu plan",
            ["$4,000", "$3,000", "$1,000", "$500", "$3,500"],
        ),
    ],
)
def test_both_figures_make_intake_and_plan_in_three_lines(
    database: Database, language: str, message: str, plan: str, figures: list[str]
) -> None:
    person = ChattingPerson(database, language)

    reply = person.say(message)

    assert person.intake is not None
    assert person.intake.monthly_income_cents == 400000
    assert person.intake.monthly_expenses_cents == 300000
    assert person.intake.financial_goal == "savings"
    assert person.plan is not None
    assert person.user.onboarding_stage == "active"
    assert plan in reply
    assert all(figure in reply for figure in figures)
    assert len(reply.split("\n")) == 3


def test_what_is_missing_is_asked_for_and_kept_until_then(person: ChattingPerson) -> None:
    reply = person.say("my salary is 4000")

    assert "$4,000" in reply
    assert "goes out" in reply
    assert person.user.told_income_cents == 400000
    assert person.intake is None

    assert "Your plan" in person.say("about 3 thousand")
    assert person.user.told_income_cents is None
    assert person.plan is not None


def test_a_wish_for_a_plan_asks_for_both_one_at_a_time(person: ChattingPerson) -> None:
    assert "two figures" in person.say("make me a plan")
    assert "goes out" in person.say("4000")
    assert "Your plan" in person.say("3200")


def test_not_to_know_is_fine(person: ChattingPerson) -> None:
    person.say("my salary is 4000")

    assert "No problem" in person.say("I don't know")
    assert person.user.told_income_cents == 400000
    assert person.plan is None
    assert "Your plan" in person.say("about 3000")


def test_an_answer_may_be_a_purchase_instead(person: ChattingPerson) -> None:
    person.say("make me a plan")

    assert "✅ *$12*" in person.say("lunch 12")
    assert person.user.told_income_cents is None


def test_a_new_salary_makes_a_new_plan_with_the_new_figures(person: ChattingPerson) -> None:
    person.say("I make 4000 a month and spend 3000")
    first = person.plan

    reply = person.say("my salary is now 5000")

    assert "$5,000" in reply
    assert person.intake is not None
    assert person.intake.monthly_expenses_cents == 300000
    assert first is not None
    assert person.plan is not None
    assert person.plan.id != first.id


def test_to_get_out_of_debt_changes_the_aim(person: ChattingPerson) -> None:
    person.say("I make 4000 a month and spend 3000")

    assert "toward your debts" in person.say("I want to pay off my debts")
    assert person.plan is not None
    assert person.plan.financial_goal == "debt"


def test_the_same_figures_again_change_nothing(person: ChattingPerson) -> None:
    person.say("I make 4000 a month and spend 3000")
    before = person.plan

    assert "already" in person.say("my salary is 4000")
    assert before is not None
    assert person.plan is not None
    assert person.plan.id == before.id


def test_a_payday_is_noted_without_a_new_plan(person: ChattingPerson) -> None:
    person.say("I make 4000 a month and spend 3000")
    before = person.plan

    assert "May 15" in person.say("I get paid on the 15th")
    assert person.intake is not None
    assert person.intake.next_pay_date == date(2026, 5, 15)
    assert before is not None
    assert person.plan is not None
    assert person.plan.id == before.id


def test_a_payday_told_before_the_figures_is_kept(person: ChattingPerson) -> None:
    assert "May 15" in person.say("I get paid on the 15th")
    person.say("I make 4000 a month and spend 3000")

    assert person.intake is not None
    assert person.intake.next_pay_date == date(2026, 5, 15)


def test_the_plan_names_what_the_books_show_and_nothing_else(person: ChattingPerson) -> None:
    assert "first place to look" not in person.say("I make 4000 a month and spend 3000")

    person.book(Movement(NOW.date(), 4500, "Dinner at restaurant"))
    assert "first place to look: dining out" in person.say("redo my plan")


def test_more_going_out_than_in_says_what_to_cut(person: ChattingPerson) -> None:
    assert "$500 more than comes in" in person.say("I make 3000 a month and spend 3500")


def test_undo_takes_intake_and_plan_back_together(person: ChattingPerson) -> None:
    person.say("I make 4000 a month and spend 3000")
    person.say("my salary is now 5000")

    person.say("undo")
    assert person.plan is not None
    assert person.plan.monthly_income_cents == 400000
    person.say("undo")
    assert person.plan is None
    assert person.intake is None
    assert person.user.onboarding_stage == "intake_pending"


def test_a_question_that_needs_a_plan_asks_for_the_income(person: ChattingPerson) -> None:
    assert "know your income" in person.say("how am I doing?")
    person.say("4000")
    assert "Your plan" in person.say("3000")
    assert "know your income" not in person.say("how am I doing?")


def test_a_question_after_an_intake_offers_the_plan(
    database: Database, person: ChattingPerson
) -> None:
    person.say("I make 4000 a month and spend 3000")
    person.forget_plan()

    assert "make your plan" in person.say("what is my plan?")
    assert "Your plan" in person.say("yes")


def test_an_amount_beyond_all_measure_is_refused(person: ChattingPerson) -> None:
    assert "too big" in person.say("I make $9000000000000 a month and spend 3000")
    assert person.intake is None


def test_the_income_is_asked_for_by_the_way_after_the_third_booking(
    person: ChattingPerson,
) -> None:
    # One submission is there from before.
    assert "By the way" not in person.say("spent 12 on lunch")
    assert "By the way" in person.say("spent 9 on a taxi")
    assert "By the way" not in person.say("spent 30 on dinner")


def test_the_income_is_not_asked_for_where_it_is_known(person: ChattingPerson) -> None:
    person.say("I make 4000 a month and spend 3000")

    assert not any("By the way" in person.say(f"spent {n} on lunch") for n in (11, 12, 13))


@pytest.mark.parametrize(
    ("language", "told", "corrected"),
    [
        ("en", "I make 4000 a month and spend about 3000", "wait it's 4500 not 4000"),
        ("pt", "ganho 4000 por mês e gasto uns 3000", "desculpa, é 4500, não 4000"),
        ("es", "gano 4000 al mes y gasto como 3000", "perdón, es 4500, no 4000"),
    ],
)
def test_a_figure_that_was_told_just_now_is_corrected(
    database: Database, language: str, told: str, corrected: str
) -> None:
    person = ChattingPerson(database, language)
    person.say(told)

    person.say(corrected)

    assert person.intake is not None
    assert person.intake.monthly_income_cents == 450000
    assert person.intake.monthly_expenses_cents == 300000


def test_of_two_figures_that_were_told_a_bare_amount_corrects_none(
    person: ChattingPerson,
) -> None:
    person.say("I make 4000 a month and spend about 3000")

    person.say("no, 4500")

    assert person.intake is not None
    assert person.intake.monthly_income_cents == 400000
    assert person.intake.monthly_expenses_cents == 300000
