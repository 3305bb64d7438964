"""What people say about their income, expenses, aim and plan, in three languages."""

from datetime import UTC, date, datetime

import pytest

from app.assistant.commands import (
    Command,
    MakePlan,
    SetAim,
    SetExpenses,
    SetIncome,
    SetPayDate,
)
from app.assistant.dialogue import OpenQuestion
from app.assistant.understanding.finances import fill_slot, read_finances
from tests.support.said import said


def read(message: str, language: str) -> tuple[Command, ...]:
    return read_finances(*said(message, language))


def income(units: float) -> SetIncome:
    return SetIncome(cents=round(units * 100))


def expenses(units: float) -> SetExpenses:
    return SetExpenses(cents=round(units * 100))


@pytest.mark.parametrize(
    ("message", "language", "expected"),
    [
        ("I make 3800 a month and spend around 2900", "en", (income(3800), expenses(2900))),
        ("i earn 6k a month, i spend 4k", "en", (income(6000), expenses(4000))),
        ("I spend about 2000 a month and make 3100", "en", (expenses(2000), income(3100))),
        ("we bring in 7500 a month", "en", (income(7500),)),
        ("change my income to 4700", "en", (income(4700),)),
        ("my salary is now 4900", "en", (income(4900),)),
        ("I got a raise, my salary is 5100 now", "en", (income(5100),)),
        ("I earn 84k a year", "en", (income(7000),)),
        ("i get paid 1500 twice a month", "en", (income(3000),)),
        ("i make 900 a week", "en", (income(3900),)),
        ("my take-home pay is 3300 after tax", "en", (income(3300),)),
        ("my expenses are about 2,750", "en", (expenses(2750),)),
        ("rent, food and everything is like 2400 a month", "en", (expenses(2400),)),
        ("set my expenses to 2600", "en", (expenses(2600),)),
        ("I usually spend 2300", "en", (expenses(2300),)),
        ("income 4100, expenses 3300", "en", (income(4100), expenses(3300))),
        ("my income is 4100 expenses 3300", "en", (income(4100), expenses(3300))),
        ("I make between 3000 and 3400 a month", "en", (income(3200),)),
        ("I just got a raise to 5400", "en", (income(5400),)),
        ("I'm a nurse and I make 4300", "en", (income(4300),)),
        ("ganho 4800 por mês e gasto uns 3900", "pt", (income(4800), expenses(3900))),
        ("recebo 6 mil por mês", "pt", (income(6000),)),
        ("gasto 3 mil por mês e ganho 4500", "pt", (expenses(3000), income(4500))),
        ("meu salário agora é 5300", "pt", (income(5300),)),
        ("muda minha renda pra 6200", "pt", (income(6200),)),
        ("fui promovida e agora ganho 7500", "pt", (income(7500),)),
        ("recebo 1500 por quinzena", "pt", (income(3000),)),
        ("ganho 96 mil por ano", "pt", (income(8000),)),
        ("minhas despesas são uns 3500", "pt", (expenses(3500),)),
        ("aluguel, mercado e tudo dá uns 3200 por mês", "pt", (expenses(3200),)),
        ("costumo gastar 2500 por mês", "pt", (expenses(2500),)),
        ("minha renda é de 4 mil e meus gastos são 3 mil", "pt", (income(4000), expenses(3000))),
        ("salário de 5 mil e despesas de 4 mil", "pt", (income(5000), expenses(4000))),
        ("a gente ganha uns 9 mil por mês juntos", "pt", (income(9000),)),
        ("sou enfermeira e ganho 4300", "pt", (income(4300),)),
        ("ganho entre 3000 e 3400 por mês", "pt", (income(3200),)),
        ("gano 16 mil al mes y gasto como 12 mil", "es", (income(16000), expenses(12000))),
        ("gano 20 mil y gasto 15", "es", (income(20000), expenses(15000))),
        ("mi sueldo es de 17 mil", "es", (income(17000),)),
        ("me pagan 8 mil a la quincena", "es", (income(16000),)),
        ("mi quincena es de 7 mil", "es", (income(14000),)),
        ("me subieron el sueldo a 19 mil", "es", (income(19000),)),
        ("cambia mi ingreso a 18500", "es", (income(18500),)),
        ("sueldo de 15 mil y gastos de 12 mil", "es", (income(15000), expenses(12000))),
        ("entre los dos ganamos 30 mil al mes", "es", (income(30000),)),
        ("soy enfermera y gano 13 mil", "es", (income(13000),)),
        ("gano entre 9000 y 9400 al mes", "es", (income(9200),)),
        ("gano 180 mil al año", "es", (income(15000),)),
        ("mis gastos son de 11 mil al mes", "es", (expenses(11000),)),
        ("la renta, la comida y todo me sale en 9500 al mes", "es", (expenses(9500),)),
        ("suelo gastar 7000 al mes", "es", (expenses(7000),)),
    ],
)
def test_income_and_expenses_are_told(
    message: str, language: str, expected: tuple[Command, ...]
) -> None:
    assert read(message, language) == expected


@pytest.mark.parametrize(
    ("message", "language", "expected"),
    [
        ("make me a plan", "en", (MakePlan(),)),
        ("can you redo my plan?", "en", (MakePlan(),)),
        ("I want a new plan", "en", (MakePlan(),)),
        ("create a plan to save", "en", (SetAim(aim="savings"), MakePlan())),
        ("make me a plan to pay off my debts", "en", (SetAim(aim="debt"), MakePlan())),
        ("I want to get out of debt", "en", (SetAim(aim="debt"),)),
        ("let's focus on saving instead", "en", (SetAim(aim="savings"),)),
        ("I get paid on the 15th", "en", (SetPayDate(day=date(2026, 12, 15)),)),
        ("I get paid on the 15th and 30th", "en", (SetPayDate(day=date(2026, 11, 30)),)),
        ("me pagan los días 15 y 30", "es", (SetPayDate(day=date(2026, 12, 15)),)),
        ("my next payday is december 4", "en", (SetPayDate(day=date(2026, 12, 4)),)),
        (
            "make me a plan, I earn 3000 and spend 2500",
            "en",
            (income(3000), expenses(2500), MakePlan()),
        ),
        ("monta um plano", "pt", (MakePlan(),)),
        ("refaz o meu plano", "pt", (MakePlan(),)),
        ("quero um plano financeiro", "pt", (MakePlan(),)),
        ("faz um plano pra economizar", "pt", (SetAim(aim="savings"), MakePlan())),
        ("me faz um plano pra sair das dívidas", "pt", (SetAim(aim="debt"), MakePlan())),
        ("preciso quitar minhas dívidas", "pt", (SetAim(aim="debt"),)),
        ("meu salário cai dia 20", "pt", (SetPayDate(day=date(2026, 12, 20)),)),
        ("ármame un plan", "es", (MakePlan(),)),
        ("rehaz mi plan por favor", "es", (MakePlan(),)),
        ("hazme un plan para ahorrar", "es", (SetAim(aim="savings"), MakePlan())),
        ("quiero un plan para salir de deudas", "es", (SetAim(aim="debt"), MakePlan())),
        ("quiero pagar mis deudas", "es", (SetAim(aim="debt"),)),
        ("me pagan el 10", "es", (SetPayDate(day=date(2026, 12, 10)),)),
    ],
)
def test_a_plan_its_aim_and_the_payday_are_told(
    message: str, language: str, expected: tuple[Command, ...]
) -> None:
    assert read(message, language) == expected


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("got paid 3800", "en"),
        ("received my salary 3800 today", "en"),
        ("salary 3800", "en"),
        ("my salary was 3800", "en"),
        ("spent 2900 on rent", "en"),
        ("spend 30 on lunch", "en"),
        ("I spend 30", "en"),
        ("how much do I make?", "en"),
        ("how much do I spend a month?", "en"),
        ("my wife makes 3800 a month", "en"),
        ("if I make 5000 a month, can I afford a car?", "en"),
        ("my rent is 1300 a month", "en"),
        ("netflix 15 a month", "en"),
        ("what's my plan?", "en"),
        ("show me my plan", "en"),
        ("make me a budget", "en"),
        ("I want to save money", "en"),
        ("I make 3800 a month and spent 20 on lunch", "en"),
        ("recebi meu salário 3800", "pt"),
        ("me pagaram 3800", "pt"),
        ("salário 3800", "pt"),
        ("meu salário caiu hoje, 3800", "pt"),
        ("ganhei 200 da minha mãe", "pt"),
        ("gasto 30 com almoço", "pt"),
        ("gastei 2900", "pt"),
        ("quanto eu ganho por mês?", "pt"),
        ("minha esposa ganha 3800 por mês", "pt"),
        ("meu aluguel é 1300 por mês", "pt"),
        ("gasto 400 por mês com mercado", "pt"),
        ("como tá meu plano?", "pt"),
        ("qual é o meu plano?", "pt"),
        ("quero economizar", "pt"),
        ("me pagaron 3800", "es"),
        ("recibí mi sueldo de 3800", "es"),
        ("sueldo 3800", "es"),
        ("gasto 30 en comida", "es"),
        ("gasté 2900", "es"),
        ("cuánto gano al mes?", "es"),
        ("mi esposa gana 3800 al mes", "es"),
        ("mi renta es de 4000 al mes", "es"),
        ("si gano 20 mil al mes, puedo comprar un coche?", "es"),
        ("cómo va mi plan?", "es"),
        ("quiero ahorrar", "es"),
    ],
)
def test_other_messages_tell_nothing_of_finances(message: str, language: str) -> None:
    assert read(message, language) == ()


def fill(slot: str, answer: str, language: str) -> tuple[Command, ...]:
    question = OpenQuestion(
        kind="slot", text="?", slot=slot, expires_at=datetime(2026, 11, 28, 12, tzinfo=UTC)
    )
    return fill_slot(question, *said(answer, language))


@pytest.mark.parametrize(
    ("answer", "language", "units"),
    [
        ("3200", "en", 3200),
        ("about 3 thousand", "en", 3000),
        ("maybe 2500 or so", "en", 2500),
        ("between 2000 and 3000", "en", 2500),
        ("60k a year", "en", 5000),
        ("uns 3 mil", "pt", 3000),
        ("acho que 2500", "pt", 2500),
        ("como 3 mil", "es", 3000),
        ("son 2500 más o menos", "es", 2500),
    ],
)
def test_an_answer_gives_the_figure_that_was_asked_for(
    answer: str, language: str, units: int
) -> None:
    assert fill("income", answer, language) == (income(units),)
    assert fill("expenses", answer, language) == (expenses(units),)


@pytest.mark.parametrize(
    ("answer", "language"),
    [("I don't know", "en"), ("no idea", "en"), ("não sei", "pt"), ("no sé", "es")],
)
def test_not_to_know_is_an_answer(answer: str, language: str) -> None:
    assert fill("income", answer, language) == (SetIncome(cents=None),)
    assert fill("expenses", answer, language) == (SetExpenses(cents=None),)


def test_an_answer_may_give_both_figures() -> None:
    assert fill("income", "I make 4000 and spend 3000", "en") == (income(4000), expenses(3000))


@pytest.mark.parametrize("answer", ["uber 20", "how's the weather", "spent 20 on lunch"])
def test_another_message_is_no_answer(answer: str) -> None:
    assert fill("income", answer, "en") == ()


def test_an_answer_to_another_question_is_left_alone() -> None:
    assert fill("goal_target", "3200", "en") == ()


@pytest.mark.parametrize(
    ("message", "language", "expected"),
    [
        ("expenses are down to 2400", "en", (expenses(2400),)),
        ("my bills dropped to 2400", "en", (expenses(2400),)),
        ("my income has risen to 4100", "en", (income(4100),)),
        ("minhas despesas caíram pra 2400", "pt", (expenses(2400),)),
        ("meus gastos diminuíram para 2400", "pt", (expenses(2400),)),
        ("mis gastos bajaron a 2400", "es", (expenses(2400),)),
        ("mis gastos se redujeron a 2400", "es", (expenses(2400),)),
        (
            "ganho 300 mil e gasto uns 250 mil, faz-me um plano",
            "pt",
            (income(300000), expenses(250000), MakePlan()),
        ),
        ("hazme un plan va", "es", (MakePlan(),)),
        ("i'm on 4100 a month now", "en", (income(4100),)),
        ("got a raise, 4100 a month now", "en", (income(4100),)),
        ("a gente tá gastando uns 2400 agora", "pt", (expenses(2400),)),
        ("tive aumento, agora é 4100", "pt", (income(4100),)),
    ],
)
def test_figures_that_moved_are_told(
    message: str, language: str, expected: tuple[Command, ...]
) -> None:
    assert read(message, language) == expected


@pytest.mark.parametrize(
    ("answer", "language", "slot", "expected"),
    [
        ("2500ish", "en", "expenses", expenses(2500)),
        ("about 2500 and change", "en", "expenses", expenses(2500)),
        ("i get 2500", "en", "income", income(2500)),
        ("2500 comes in", "en", "income", income(2500)),
        ("tiro 2500", "pt", "income", income(2500)),
        ("me pagam uns 2500", "pt", "income", income(2500)),
        ("uns 2500 e pouco", "pt", "expenses", expenses(2500)),
        ("me dan 2500", "es", "income", income(2500)),
        ("me caen como 2500", "es", "income", income(2500)),
        ("como 2500 y pico", "es", "expenses", expenses(2500)),
    ],
)
def test_a_loose_answer_gives_the_figure(
    answer: str, language: str, slot: str, expected: Command
) -> None:
    assert fill(slot, answer, language) == (expected,)


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("gas went up to 60", "en"),
        ("i'm on the bus 4", "en"),
        ("got a raise and lunch 12", "en"),
        ("a gente tá gastando 50 no mercado", "pt"),
        ("i get 2500", "en"),
        ("my rent was 900", "en"),
        ("a gasolina subiu pra 60", "pt"),
        ("me pagaram 2500", "pt"),
        ("la gasolina subió a 60", "es"),
        ("me dieron 2500", "es"),
        ("me dan 2500", "es"),
    ],
)
def test_a_price_that_moved_or_money_that_came_is_no_figure(message: str, language: str) -> None:
    assert read(message, language) == ()
