"""What strangers write of signing up: consent, and questions about Ozzie."""

import pytest

from app.text.sign_up import is_question_about_ozzie, is_sign_up


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "Yes!",
        "ok, sign me up please",
        "I'd like to sign up",
        "👍",
        "sim",
        "sim, quero me cadastrar",
        "quero sim, obrigado",
        "bora",
        "sí",
        "Si",
        "dale",
        "sí, regístrame por favor",
    ],
)
def test_a_yes_in_any_wording_signs_up(text: str) -> None:
    assert is_sign_up(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yes?",
        "yes but is it free",
        "yes 20",
        "maybe later",
        "no",
        "hi",
        "delete everything",
        "stop",
        "apaga tudo",
        "não quero me cadastrar",
        "borra todo",
        "no quiero registrarme",
        "sim " * 20,
    ],
)
def test_what_is_no_clear_yes_signs_nobody_up(text: str) -> None:
    assert not is_sign_up(text)


@pytest.mark.parametrize(
    "text",
    [
        "how do I sign up?",
        "Hi there! What's this?",
        "a friend told me about you, how can I join?",
        "is it free?",
        "how much does it cost",
        "is my data safe?",
        "?",
        "é grátis?",
        "como me cadastro?",
        "oi, o que é isso",
        "quanto custa?",
        "como funciona?",
        "gastei 20 no almoço, como faço o cadastro?",
        "¿cómo me registro?",
        "hola ¿qué es esto?",
        "¿cuánto cuesta?",
        "quién eres",
        "quisiera registrarme",
    ],
)
def test_a_question_about_ozzie_or_signing_up_is_one(text: str) -> None:
    assert is_question_about_ozzie(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "how are you?",
        "spent 45 on groceries",
        "what is this charge of 20?",
        "how much did I spend on food?",
        "bom dia, tudo bem?",
        "paguei gasolina e seguro",
        "quanto gastei este mês?",
        "posso comprar um celular?",
        "buenas tardes",
        "gasté 20 en tacos",
        "¿cuánto gasté en comida?",
        "what is this? " * 30,
    ],
)
def test_a_greeting_a_log_and_a_question_about_money_are_none(text: str) -> None:
    assert not is_question_about_ozzie(text)
