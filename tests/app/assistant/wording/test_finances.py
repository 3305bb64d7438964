"""The words for figures that were told, and for the plan in three lines."""

from dataclasses import replace
from datetime import date

import pytest

from app.assistant.outcomes import FiguresTold, PlanMade
from app.assistant.wording.finances import word_figures, word_plan
from app.assistant.wording.formatter import ReplyFormatter

TODAY = date(2026, 5, 5)
ENGLISH = ReplyFormatter("en", "US", TODAY)
PLAN = PlanMade("USD", 400000, 300000, 50000, "savings")


def test_the_plan_has_three_lines() -> None:
    assert word_plan(PLAN, ENGLISH).split("\n") == [
        "📋 *Your plan*: $4,000 comes in and about $3,000 goes out each month.",
        "That leaves $1,000: save *$500* of it each month.",
        "So you can spend $3,500 a month.",
    ]


def test_areas_of_the_books_are_named() -> None:
    text = word_plan(replace(PLAN, areas=["dining out", "rides"]), ENGLISH)

    assert text.endswith("The first place to look: dining out and rides.")
    assert len(text.split("\n")) == 3


def test_a_plan_against_debt_says_where_the_money_goes() -> None:
    assert "*$500* of it toward your debts" in word_plan(replace(PLAN, aim="debt"), ENGLISH)


def test_a_shortfall_says_what_to_cut() -> None:
    plan = replace(PLAN, expenses_cents=430000, savings_cents=0)

    assert "$300 more than comes in" in word_plan(plan, ENGLISH)


def test_even_figures_praise_nothing() -> None:
    plan = replace(PLAN, expenses_cents=400000, savings_cents=0)

    assert "Nothing is left over yet" in word_plan(plan, ENGLISH)


@pytest.mark.parametrize(
    ("language", "country", "lines"),
    [
        (
            "en",
            "US",
            [
                "✅ $4,000 coming in each month, noted.",
                "✅ Noted: your plan is for getting out of debt.",
                "✅ Your next payday: May 15.",
            ],
        ),
        (
            "pt",
            "BR",
            [
                "✅ Anotei: entram US$ 4.000 por mês.",
                "✅ Anotado: seu plano é para sair das dívidas.",
                "✅ Seu próximo dia de pagamento: 15 de maio.",
            ],
        ),
        (
            "es",
            "MX",
            [
                "✅ Anotado: entran USD 4,000 al mes.",
                "✅ Anotado: tu plan es para salir de deudas.",
                "✅ Tu próximo día de pago: 15 de mayo.",
            ],
        ),
    ],
)
def test_each_thing_told_has_its_line(language: str, country: str, lines: list[str]) -> None:
    told = FiguresTold("USD", income_cents=400000, aim="debt", pay_date=date(2026, 5, 15))

    assert word_figures(told, ReplyFormatter(language, country, TODAY)).split("\n") == lines


def test_expenses_are_called_about() -> None:
    assert "About $3,000" in word_figures(FiguresTold("USD", expenses_cents=300000), ENGLISH)
