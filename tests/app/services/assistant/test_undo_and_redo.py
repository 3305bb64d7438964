"""Whatever is done by chat, undoing everything restores the books, and redoing does it again."""

from collections.abc import Mapping, Sequence

from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from app.db import Database
from app.models import User
from tests.support.assistant import speaker

SEED: Mapping[str, Sequence[tuple[str, int, str]]] = {
    "en": [("Pizza", 1800, "food"), ("Ferry", 6000, "transport"), ("Freelance", 90000, "income")],
    "pt": [("Pizza", 1800, "food"), ("Balsa", 6000, "transport"), ("Freela", 90000, "income")],
    "es": [("Pizza", 1800, "food"), ("Ferry", 6000, "transport"), ("Regalo", 90000, "income")],
}
GOALS = {"en": ["Violin"], "pt": ["Violino"], "es": ["Violín"]}
TEMPLATES = {
    "en": [
        "{thing} {amount}",
        "spent {amount} on {thing} and {other} on candles",
        "the {thing} was {amount}",
        "the {thing} was {amount}, not {other}",
        "put the {thing} under health",
        "from now on {thing} is entertainment",
        "rename the {thing} to Surprise",
        "delete the {thing}",
        "put {amount} into the violin",
        "take {amount} out of the violin",
        "change the violin goal to {amount}",
        "new goal: canoe {amount} by December 2027",
        "remove the violin goal",
        "delete the {thing} and log {amount} for candles",
        "how much did I spend on {thing}?",
        "call me Robin",
        "my currency is euros",
        "i earn {amount}0 a month",
        "yes",
        "2",
    ],
    "pt": [
        "{thing} {amount}",
        "gastei {amount} com {thing} e {other} com velas",
        "a {thing} foi {amount}",
        "a {thing} foi {amount}, não {other}",
        "coloca a {thing} em saúde",
        "a partir de agora {thing} é lazer",
        "renomeia a {thing} para Surpresa",
        "apaga a {thing}",
        "coloca {amount} no violino",
        "tira {amount} do violino",
        "muda a meta do violino para {amount}",
        "nova meta: canoa {amount} até dezembro de 2027",
        "remove a meta do violino",
        "apaga a {thing} e anota {amount} de velas",
        "quanto gastei com {thing}?",
        "me chama de Robin",
        "minha moeda é o euro",
        "ganho {amount}0 por mês",
        "sim",
        "2",
    ],
    "es": [
        "{thing} {amount}",
        "gasté {amount} en {thing} y {other} en velas",
        "la {thing} fue {amount}",
        "la {thing} fue {amount}, no {other}",
        "pon la {thing} en salud",
        "de ahora en adelante {thing} es entretenimiento",
        "renombra la {thing} a Sorpresa",
        "borra la {thing}",
        "ponle {amount} al violín",
        "saca {amount} del violín",
        "cambia la meta del violín a {amount}",
        "nueva meta: canoa {amount} para diciembre de 2027",
        "quita la meta del violín",
        "borra la {thing} y anota {amount} de velas",
        "¿cuánto gasté en {thing}?",
        "llámame Robin",
        "mi moneda es el euro",
        "gano {amount}0 al mes",
        "sí",
        "2",
    ],
}
THINGS = {
    "en": ["pizza", "ferry", "lamp", "museum"],
    "pt": ["pizza", "balsa", "lâmpada", "feira"],
    "es": ["pizza", "lámpara", "ferry", "feria"],
}
UNDO = {"en": "undo", "pt": "desfaz", "es": "deshaz"}
REDO = {"en": "redo", "pt": "refaz", "es": "rehaz"}
MOST = 7


@st.composite
def talks(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Draw a language and what is said in it."""
    language = draw(st.sampled_from(sorted(TEMPLATES)))
    amounts = st.integers(1, 400)
    message = st.builds(
        lambda template, thing, amount, other: template.format(
            thing=thing, amount=amount, other=other
        ),
        st.sampled_from(TEMPLATES[language]),
        st.sampled_from(THINGS[language]),
        amounts,
        amounts,
    )
    return language, draw(st.lists(message, min_size=1, max_size=MOST))


def test_undoing_everything_restores_the_books_and_redoing_does_it_again(
    database: Database,
) -> None:
    @settings(
        max_examples=30 if database.is_sqlite else 8,
        phases=[Phase.explicit, Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(talks())
    # A plan, which the undo of its figures takes back with the stage.
    @example(("en", ["i earn 2000 a month", "2"]))
    def holds(talk: tuple[str, list[str]]) -> None:
        language, messages = talk
        person = speaker(database, language, SEED[language], GOALS[language])
        with database.transaction() as session:
            # Who has no figures yet is asked for them; the stage goes back to that.
            session.get_one(User, person.user_id).onboarding_stage = "intake_pending"
        before = person.books()
        changing = [message for message in messages if person.say(message).changes]
        after = person.books()
        for _ in changing:
            assert person.say(UNDO[language]).changes, talk
        assert person.books() == before, talk
        for _ in changing:
            assert person.say(REDO[language]).changes, talk
        assert person.books() == after, talk

    holds()
