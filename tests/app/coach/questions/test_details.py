"""The smaller details of a question."""

from datetime import date

import pytest

from app.coach.questions.parser import parse_question
from app.coach.questions.types import Question, QuestionContext
from app.reading.categories.lookup import CategoryLookup
from app.text.languages import Language
from tests.support.coach import make_goal

TODAY = date(2026, 5, 15)
COUNTRIES: dict[Language, str] = {"en": "US", "pt": "BR", "es": "MX"}
CURRENCIES: dict[Language, str] = {"en": "USD", "pt": "BRL", "es": "MXN"}
GOALS = [make_goal("Trip to Japan"), make_goal("Emergency fund")]


def ask(language: Language, *messages: str) -> Question:
    """Return how the last of `messages` is understood after the others."""
    before = None
    for message in messages:
        context = QuestionContext(
            TODAY, CategoryLookup(), COUNTRIES[language], CURRENCIES[language], language, GOALS
        )
        before = parse_question(message, context, before)
    assert before is not None
    return before


@pytest.mark.parametrize(
    ("language", "messages", "currency"),
    [
        ("en", ["how much did i spend in euros this month"], "EUR"),
        ("en", ["how much did i spend in euros this month", "and in dollars"], "USD"),
        ("pt", ["quanto gastei em dólar esse mês?"], "USD"),
        ("pt", ["quanto gastei em dólar esse mês?", "e em real?"], "BRL"),
        ("es", ["cuánto gasté en dólares este mes?", "y en pesos?"], "MXN"),
        ("en", ["how much did i spend in groceries this month"], ""),
    ],
)
def test_a_question_may_be_about_one_currency(
    language: Language, messages: list[str], currency: str
) -> None:
    assert ask(language, *messages).only_currency == currency


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "how much did i spend yesterday and today"),
        ("pt", "quanto gastei ontem e hoje"),
        ("es", "cuánto gasté ayer y hoy"),
    ],
)
def test_two_days_in_a_row_are_one_period(language: Language, message: str) -> None:
    period = ask(language, message).period

    assert period is not None
    assert (period.start, period.end) == (date(2026, 5, 14), TODAY)


def test_days_that_are_compared_stay_two() -> None:
    question = ask("en", "did i spend more yesterday or today")

    assert question.second_period is not None


@pytest.mark.parametrize(
    ("language", "message", "is_address"),
    [
        ("en", "zorb how much did i spend this month", True),
        ("en", "zorb how much this month", False),
        ("pt", "zorb quanto gastei esse mês", True),
        ("es", "zorb cuánto gasté este mes", True),
    ],
)
def test_words_before_a_whole_question_address_somebody(
    language: Language, message: str, is_address: bool
) -> None:
    assert ask(language, message).is_address is is_address


@pytest.mark.parametrize(
    ("language", "messages", "aspect"),
    [
        ("en", ["how much is missing for the trip?"], "missing"),
        ("en", ["how is the trip going?", "and when will i get there"], "when"),
        ("en", ["how is the trip going?", "what do i need to put away each month for it"], "need"),
        ("pt", ["quanto falta pra viagem ao japan?"], "missing"),
        ("es", ["cómo va la meta trip?", "y cuándo llego?"], "when"),
    ],
)
def test_what_of_a_goal_is_asked_for_is_heard(
    language: Language, messages: list[str], aspect: str
) -> None:
    question = ask(language, *messages)

    assert (question.type, question.goal_aspect) == ("goal", aspect)


def test_a_common_word_names_a_goal_where_goals_are_spoken_of() -> None:
    question = ask("en", "how much is missing for the trip?", "and the fund?")

    assert (question.type, question.goal_id) == ("goal", "goal Emergency fund")


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "did i pay the rent yet"),
        ("pt", "já paguei o aluguel?"),
        ("es", "ya pagué la renta?"),
    ],
)
def test_whether_something_is_paid_is_looked_up(language: Language, message: str) -> None:
    question = ask(language, message)

    assert (question.type, question.is_paid_yet) == ("lookup", True)


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "when is rent due"),
        ("pt", "quando vence o aluguel"),
        ("es", "cuándo vence la renta"),
    ],
)
def test_a_charge_is_named_by_the_word_that_asks_for_it(language: Language, message: str) -> None:
    question = ask(language, message)

    assert question.type == "recurring"
    assert len(question.subjects) == 1


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "when did i last go to the pharmacy"),
        ("en", "what was the last thing i bought"),
        ("pt", "quando foi a última vez que fui na farmácia"),
        ("es", "cuánto fue lo último que gasté"),
    ],
)
def test_the_last_entry_alone_is_asked_for(language: Language, message: str) -> None:
    question = ask(language, message)

    assert (question.type, question.limit) == ("recent", 1)


@pytest.mark.parametrize(
    ("language", "messages", "growth"),
    [
        ("en", ["am i spending more than last month?", "on what?"], True),
        ("pt", ["tô gastando mais que mês passado?", "em quê?"], True),
        ("es", ["ando gastando más que el mes pasado?", "en qué?"], True),
        ("en", ["am i spending more than last month?", "by how much?"], False),
    ],
)
def test_what_went_up_is_asked_after_a_comparison(
    language: Language, messages: list[str], growth: bool
) -> None:
    question = ask(language, *messages)

    assert (question.type, question.is_growth) == ("compare", growth)


def test_on_what_after_a_sum_asks_where_it_went() -> None:
    assert ask("en", "how much did i spend this week?", "on what?").type == "top"
