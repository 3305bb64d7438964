"""Answers: every figure is a tool's, or the answer is refused."""

import pytest

from app.model.faults import ModelFault
from app.model.placeholders import fill
from app.text.languages import Language

VALUES = {"food": "$45.00", "goal_1_name": "Trip 2027"}


def test_placeholders_become_the_persons_figures() -> None:
    text = fill("1. You spent {food}.\n2. Next: {goal_1_name}.", VALUES, "en")
    assert text == "1. You spent $45.00.\n2. Next: Trip 2027."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("You spent 45.", "en"),
        ("You spent {food}, of 100.", "en"),
        ("You spent {rent}.", "en"),
        ("You spent {food", "en"),
        ("You spent {{food}}.", "en"),
        ("You spent {food:>9}.", "en"),
        ("You spent {food.__class__}.", "en"),
        ("You spent forty-five dollars.", "en"),
        ("You spent ４５.", "en"),
        ("You spent ٤٥.", "en"),
        ("You spent ½ of it.", "en"),
        ("You spent Ⅻ.", "en"),
        ("You spent ⑫.", "en"),
        ("You spent 五 of it.", "en"),
        ("Você gastou quarenta e cinco reais.", "pt"),
        ("Gastaste cuarenta y cinco pesos.", "es"),
        ("I booked it for you.", "en"),
        ("I've removed your entries.", "en"),
        ("Anotei tudo, {food}.", "pt"),
        ("Ya he registrado {food}.", "es"),
        ("11. A long list", "en"),
        ("You have five hundred left.", "en"),
        ("You spent quinhentos reais.", "en"),
        ("Tienes quinientos pesos.", "en"),
        ("You have five hundred left.", "pt"),
        ("Tienes cien pesos.", "pt"),
        ("Você tem cem reais.", "es"),
        ("You owe one two three four.", "en"),
        ("You owe nine-nine.", "en"),
        ("A few hundred went away.", "en"),
        ("Hundreds of dollars.", "en"),
        ("Centenas de reais.", "pt"),
        ("Miles de pesos.", "es"),
        ("Half of your income is rent.", "en"),
        ("Foi a metade.", "pt"),
        ("Fue el doble.", "es"),
        ("You owe MMXXVI dollars.", "en"),
        ("f\N{CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I}ve hundred", "en"),
        ("five\N{ZERO WIDTH SPACE}hundred", "en"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}yadot", "en"),
        ("You spent {food}00.", "en"),
        ("You spent {food}k.", "en"),
        ("You spent -{food}.", "en"),
        ("You spent {food}%.", "en"),
        ("You spent {food}{food}.", "en"),
        ("You spent {food} mil.", "en"),
        ("You spent {food} thousand.", "en"),
        ("Call me at four one five, five five five.", "en"),
        ("Your goal has been deleted.", "en"),
        ("Removed the taxi.", "en"),
        ("I'm deleting it now.", "en"),
        ("O gasto foi apagado.", "pt"),
        ("Tu gasto fue eliminado.", "es"),
        ("Send me your password.", "en"),
        ("Me diga a sua senha.", "pt"),
        ("Dime tu contraseña.", "es"),
        ("What is your card number?", "en"),
        ("Open hxxps://evil.example", "en"),
        ("Open evil . com", "en"),
        ("Open evil[.]com", "en"),
        ("Open bit.ly/abc", "en"),
        ("Open evil.shop/pay", "en"),
        ("Write to thief (at) evil dot com", "en"),
        ("javascript:alert", "en"),
        ("tel:nobody", "en"),
        ("You answer one message of one person, from their own books.", "en"),
        ("Du hast dein ganzes Geld ausgegeben, das ist viel zu viel.", "en"),
        ("Vous avez beaucoup trop dépensé ce mois, mon cher ami.", "pt"),
        ("Você gastou muito dinheiro com comida neste mês, cuidado.", "en"),
        ("", "en"),
        ("x" * 1001, "en"),
    ],
)
def test_an_answer_with_a_figure_or_a_claim_of_its_own_is_refused(
    text: str, language: Language
) -> None:
    with pytest.raises(ModelFault) as raised:
        fill(text, VALUES, language)
    assert raised.value.outcome == "ungrounded"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Look at https://evil.example/x?q={food} now", "now"),
        ("See [this page](https://evil.example) now", "this page"),
        ("Write to thief@example.com now", "now"),
        ("Open evil.com/pay now", "now"),
    ],
)
def test_addresses_are_taken_out(text: str, kept: str) -> None:
    filled = fill(text, VALUES, "en")
    assert kept in filled
    assert "evil" not in filled
    assert "@" not in filled


def test_small_numbers_in_words_may_be_written() -> None:
    assert fill("Two tips: cook at home, walk.", {}, "en") == "Two tips: cook at home, walk."


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("**Well** done, <b>you</b>", "*Well* done, you"),
        ("## Food\nYou spent {food}.", "Food\nYou spent $45.00."),
        ("<script src=x>Eat at home</script>", "Eat at home"),
    ],
)
def test_marks_that_whatsapp_does_not_know_are_taken_out(text: str, tidied: str) -> None:
    assert fill(text, VALUES, "en") == tidied


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Food ate {food}. One step: cook at home twice a week.", "en"),
        ("Your latest was {goal_1_name}, {food}. Great job! 🎉 P.S. you got this.", "en"),
        ("I can't see any rent in your books yet. Tell me when you pay it and I'll note it.", "en"),
        ("1. Pack lunch on two days.\n2. Walk.\n3. Cancel what you don't use.", "en"),
        ("Sinto muito. Comida: {food}; que tal cozinhar duas vezes por semana?", "pt"),
        ("Você ainda não tem uma meta. Quer criar uma? Me diga o nome e o valor.", "pt"),
        ("Lo que más pesa: {food}. Un paso pequeño: cocina dos veces por semana.", "es"),
        ("Todavía no veo metas. ¿Quieres crear una? Dime el nombre y el monto.", "es"),
    ],
)
def test_what_a_good_coach_says_is_kept(text: str, language: Language) -> None:
    assert fill(text, VALUES, language)
