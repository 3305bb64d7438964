"""What people ask, in their own words: the ask and what it is about."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coach.questions.parser import parse_question
from app.coach.questions.types import Question, QuestionContext
from app.reading.categories.lookup import CategoryLookup
from app.text.languages import Language
from tests.support.coach import make_goal

TODAY = date(2026, 5, 15)
COUNTRIES: dict[Language, str] = {"en": "US", "pt": "BR", "es": "MX"}
PHRASES = Path(__file__).parent / "phrases"


def context(language: Language = "en", *goals: str) -> QuestionContext:
    """Return the context of a question asked in `language` by somebody with `goals`."""
    return QuestionContext(
        TODAY, CategoryLookup(), COUNTRIES[language], "USD", language, list(map(make_goal, goals))
    )


def asked(message: str, language: Language = "en", before: Question | None = None) -> Question:
    """Return how `message` is understood."""
    return parse_question(message, context(language, "Emergency Fund", "Trip to Japan"), before)


def phrases() -> Iterator[tuple[Language, str, str]]:
    """Yield language, question type and phrase of every line in `phrases/`."""
    for language in COUNTRIES:
        ask = ""
        for line in (PHRASES / f"{language}.txt").read_text(encoding="utf-8").splitlines():
            if line.startswith("["):
                ask = line.strip("[]")
            elif line:
                yield language, ask, line


@pytest.mark.parametrize(("language", "ask", "phrase"), list(phrases()))
def test_people_are_understood(language: Language, ask: str, phrase: str) -> None:
    question = parse_question(phrase, context(language, "Emergency Fund"))
    assert (question.type, question.language) == (ask, language)


@pytest.mark.parametrize(
    ("message", "language", "category"),
    [
        ("how much did I spend on food?", "en", "food"),
        ("quanto gastei com moradia esse mês", "pt", "housing"),
        ("cuánto gasté en transporte", "es", "transport"),
        ("gastos com saúde", "pt", "health"),
        ("how much on CLOTHES this year", "en", "clothing"),
    ],
)
def test_a_category_is_known_by_its_name(message: str, language: Language, category: str) -> None:
    assert asked(message, language).category == category


@pytest.mark.parametrize(
    ("message", "language", "subject"),
    [
        ("how much did I spend at Whole Foods this month?", "en", "Whole Foods"),
        ("quanto gastei no Pão de Açúcar", "pt", "Pão de Açúcar"),
        ("¿cuánto gasté en café esta semana?", "es", "café"),
        ("how many times did I go to McDonald's", "en", "McDonald's"),
    ],
)
def test_a_thing_keeps_the_persons_own_spelling(
    message: str, language: Language, subject: str
) -> None:
    assert asked(message, language).subjects == (subject,)


@pytest.mark.parametrize(
    ("message", "language", "cents", "currency"),
    [
        ("can I afford a $1,250.50 laptop?", "en", 125050, "USD"),
        ("can I buy a 2k sofa", "en", 200000, "USD"),
        ("posso comprar uma TV de R$ 2.500?", "pt", 250000, "BRL"),
        ("me alcanza para un viaje de 8 mil?", "es", 800000, "USD"),
        ("can I afford 300 euros for shoes", "en", 30000, "EUR"),
        ("should I lease at 299 or buy for 12000", "en", 1200000, "USD"),
    ],
)
def test_the_price_of_a_wish_is_read(
    message: str, language: Language, cents: int, currency: str
) -> None:
    question = asked(message, language)
    assert (question.type, question.cents, question.currency) == ("afford", cents, currency)


@pytest.mark.parametrize(
    "message",
    ["my last 3 purchases", "spent in 2026", "how much in the last 30 days", "since the 15th"],
)
def test_counts_and_times_are_no_prices(message: str) -> None:
    assert asked(message).cents is None


def test_how_many_are_asked_for_is_kept() -> None:
    assert asked("show me my last 3 purchases").limit == 3
    assert asked("minhas últimas duas compras", "pt").limit == 2
    assert asked("top 50 expenses").limit is None


def test_a_goal_is_known_by_its_name() -> None:
    trip = asked("how's the japan trip?")
    assert (trip.type, trip.goal_id) == ("goal", "goal Trip to Japan")
    assert asked("am I on track for my emergncy fund?").goal_id == "goal Emergency Fund"
    assert asked("am I on track?").goal_id is None


def test_a_wish_looks_ahead() -> None:
    assert asked("can I afford a 2000 trip by july?").deadline == date(2026, 7, 31)
    assert asked("a 2000 trip in 6 months, doable?").deadline == date(2026, 11, 15)


def test_how_often_is_counted_a_month() -> None:
    often = asked("if I skip a $5 coffee every day").times_per_month
    assert often == pytest.approx(30.44, abs=0.01)
    assert asked("se eu cortar 20 por semana", "pt").times_per_month == pytest.approx(
        4.35, abs=0.01
    )


def test_two_periods_are_compared() -> None:
    question = asked("food in march vs april")
    assert question.period is not None
    assert question.second_period is not None
    assert (question.period.start.month, question.second_period.start.month) == (3, 4)


def test_in_all_of_a_period_is_about_that_period() -> None:
    question = asked("¿cuánto he gastado en total este año?", "es")
    assert question.period is not None
    assert question.period.name == "this_year"
    assert question.second_period is None


def test_two_things_are_two() -> None:
    assert asked("cuánto gasté en uber y netflix", "es").subjects == ("uber", "netflix")


def test_another_language_than_ones_own_is_understood_too() -> None:
    assert asked("quanto gastei hoje", "en").type == "spent"
    assert asked("how much did I spend today", "es").type == "spent"


@pytest.mark.parametrize(
    ("message", "feeling"),
    [
        ("I'm so worried, how am I doing?", "worried"),
        ("how am I doing 😭", "worried"),
        ("tô com raiva, quanto gastei", "neutral"),
        ("ugh how much did I spend", "frustrated"),
        ("yay how much did I save", "happy"),
        ("how much did I save 🎉", "happy"),
        ("how much did I save", "neutral"),
    ],
)
def test_how_it_is_said_is_heard(message: str, feeling: str) -> None:
    assert asked(message).feeling == feeling


class TestFollowUps:
    """Short questions that carry the one before on."""

    def test_another_period(self) -> None:
        question = asked("and last month?", before=asked("how many times did I take uber?"))
        assert (question.type, question.subjects) == ("count", ("uber",))
        assert question.period is not None
        assert question.period.name == "last_month"

    def test_another_category(self) -> None:
        before = asked("quanto gastei com comida mês passado?", "pt")
        question = asked("e com transporte?", "pt", before)
        assert (question.type, question.category) == ("spent", "transport")
        assert question.period == before.period

    def test_a_whole_question_stands_alone(self) -> None:
        question = asked("how much did I spend today?", before=asked("what's my income?"))
        assert question.type == "spent"

    def test_thanks_carry_nothing_on(self) -> None:
        assert asked("thanks!", before=asked("what's my income?")).type == "thanks"


@given(st.text(max_size=200), st.sampled_from(["en", "pt", "es"]))
def test_whatever_is_said_is_some_question(message: str, language: Language) -> None:
    question = parse_question(message, context(language))
    assert question.language == language
    assert question.cents is None or question.cents > 0


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("how many planets are there in the sky", "en"),
        ("what is the average height of a volcano", "en"),
        ("which singer sold the most records", "en"),
        ("quantas pessoas moram na china", "pt"),
        ("qual o maior animal do mundo", "pt"),
        ("cuántos planetas hay en el cielo", "es"),
        ("cuál es el animal más grande del mundo", "es"),
    ],
)
def test_what_shows_no_sign_of_money_is_off_topic(message: str, language: Language) -> None:
    assert asked(message, language).type == "off_topic"


@pytest.mark.parametrize("message", ["monthly average", "any advice?", "top categories"])
def test_a_few_words_are_taken_to_be_about_money(message: str) -> None:
    assert asked(message).type not in {"off_topic", "unknown"}
