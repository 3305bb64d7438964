"""Follow-ups change one slot of the question before; other sentences carry nothing on."""

from datetime import date

import pytest
from pydantic import TypeAdapter

from app.coach.periods import Period
from app.coach.questions.parser import parse_question
from app.coach.questions.types import Question, QuestionContext
from app.reading.categories.lookup import CategoryLookup
from app.text.languages import Language
from tests.support.coach import make_goal

TODAY = date(2026, 5, 15)
GOALS = [make_goal("Trip to Japan"), make_goal("New car")]


def ask(language: Language, *messages: str, before: Question | None = None) -> Question:
    """Return how the last of `messages` is understood after the others."""
    context = QuestionContext(TODAY, CategoryLookup(), "", "USD", language, GOALS)
    for message in messages:
        before = parse_question(message, context, before)
    assert before is not None
    return before


@pytest.mark.parametrize(
    ("language", "messages"),
    [
        (
            "en",
            ["how much did I spend this week?", "and last month?", "and on clothes?"],
        ),
        ("pt", ["quanto gastei essa semana?", "e no mês passado?", "e com roupas?"]),
        ("es", ["cuánto gasté esta semana?", "y el mes pasado?", "y en ropa?"]),
    ],
)
def test_each_step_changes_one_slot(language: Language, messages: list[str]) -> None:
    question = ask(language, *messages)
    assert question.type == "spent"
    assert question.period is not None
    assert (question.period.name, question.category) == ("last_month", "clothing")


@pytest.mark.parametrize(
    ("language", "messages", "subject"),
    [
        ("en", ["how much on food last month?", "just at the bakery"], "bakery"),
        ("pt", ["quanto gastei com comida mês passado?", "só na padaria"], "padaria"),
        ("es", ["cuánto gasté en comida el mes pasado?", "nomás en la panadería"], "panadería"),
    ],
)
def test_a_category_is_narrowed_to_a_place(
    language: Language, messages: list[str], subject: str
) -> None:
    question = ask(language, *messages)
    assert (question.category, question.subjects) == (None, (subject,))
    assert question.period is not None
    assert question.period.name == "last_month"


@pytest.mark.parametrize(
    ("language", "messages", "left_out"),
    [
        ("en", ["how much did I spend in April?", "without rent?"], ("rent",)),
        ("en", ["total this month", "and other than the gym?", "and without tea"], ("gym", "tea")),
        ("pt", ["quanto gastei em abril?", "e tirando o aluguel?"], ("aluguel",)),
        ("pt", ["quanto gastei em abril?", "e se eu tirar o aluguel?"], ("aluguel",)),
        ("es", ["cuánto gasté en abril?", "sin la renta?"], ("renta",)),
        ("es", ["cuánto gasté en abril?", "y quitando la luz?"], ("luz",)),
    ],
)
def test_more_can_be_left_out(
    language: Language, messages: list[str], left_out: tuple[str, ...]
) -> None:
    question = ask(language, *messages)
    assert (question.type, question.excluded_subjects) == ("spent", left_out)
    assert question.subjects == ()


def test_what_was_left_out_stays_so_in_another_period() -> None:
    question = ask("en", "how much this month besides rent?", "and in March?")
    assert question.excluded_subjects == ("rent",)
    assert question.period is not None
    assert question.period.start == date(2026, 3, 1)


def test_another_category_is_asked_whole() -> None:
    question = ask("en", "how much on food without pizza?", "and on transport?")
    assert (question.category, question.excludes) == ("transport", False)


@pytest.mark.parametrize(
    ("language", "messages"),
    [
        ("en", ["how much on food last month?", "which is more than this month?"]),
        ("en", ["how much on food last month?", "is that more than this month?"]),
        ("pt", ["quanto gastei com comida mês passado?", "isso é mais que esse mês?"]),
        ("es", ["cuánto gasté en comida el mes pasado?", "eso es más que este mes?"]),
        ("en", ["how much on food this month?", "vs last month?"]),
    ],
)
def test_what_was_asked_is_compared_with_another_period(
    language: Language, messages: list[str]
) -> None:
    question = ask(language, *messages)
    assert (question.type, question.category) == ("compare", "food")
    assert question.period is not None
    assert question.second_period is not None
    assert {question.period.name, question.second_period.name} == {"last_month", "this_month"}


def test_a_whole_comparison_stands_alone() -> None:
    question = ask("en", "how much on food in March?", "am I spending more than last month?")
    assert (question.type, question.category) == ("compare", None)


@pytest.mark.parametrize(
    ("language", "messages"),
    [
        ("en", ["can I afford a 300 dollar jacket?", "and one for 1500?"]),
        ("pt", ["dá pra comprar uma jaqueta de 300?", "e uma de 1500?"]),
        ("es", ["me alcanza para una chamarra de 300?", "y una de 1500?"]),
    ],
)
def test_another_price_is_the_same_question(language: Language, messages: list[str]) -> None:
    question = ask(language, *messages)
    assert (question.type, question.cents) == ("afford", 150000)


@pytest.mark.parametrize(
    ("language", "messages"),
    [
        ("en", ["can I afford a 900 dollar bike?", "and in 6 instalments?"]),
        ("pt", ["dá pra comprar uma bike de 900?", "e se eu parcelar em 6x?"]),
        ("pt", ["dá pra comprar uma bike de 900?", "e em 6 vezes?"]),
        ("es", ["puedo comprar una bici de 900?", "y en 6 cuotas?"]),
        ("es", ["puedo comprar una bici de 900?", "y a 6 meses sin intereses?"]),
    ],
)
def test_a_price_may_be_paid_in_parts(language: Language, messages: list[str]) -> None:
    question = ask(language, *messages)
    assert (question.type, question.cents, question.instalments) == ("afford", 90000, 6)


def test_a_new_price_is_paid_at_once() -> None:
    question = ask("en", "can I afford a $900 bike?", "and in 6 instalments?", "and one for 400?")
    assert (question.cents, question.instalments) == (40000, None)


@pytest.mark.parametrize(
    ("language", "messages", "question_type"),
    [
        ("en", ["how much on food last month?", "which was the largest?"], "largest"),
        ("en", ["how much on food last month?", "which one was the most expensive?"], "largest"),
        ("en", ["how much on food last month?", "how many times?"], "count"),
        ("en", ["how much on food last month?", "and on average?"], "average"),
        ("pt", ["quanto gastei com comida mês passado?", "qual foi a maior?"], "largest"),
        ("pt", ["quanto gastei com comida mês passado?", "quantas vezes?"], "count"),
        ("es", ["cuánto gasté en comida el mes pasado?", "cuál fue el mayor?"], "largest"),
        ("es", ["cuánto gasté en comida el mes pasado?", "y cuántas veces?"], "count"),
    ],
)
def test_something_else_is_asked_about_the_same(
    language: Language, messages: list[str], question_type: str
) -> None:
    question = ask(language, *messages)
    assert (question.type, question.category) == (question_type, "food")
    assert question.period is not None
    assert question.period.name == "last_month"


def test_a_list_is_asked_on_about() -> None:
    shown = Question("recent", "en", Period("between", date(2026, 4, 29), date(2026, 5, 2)))
    question = ask("en", "which was the largest?", before=shown)
    assert question.period is not None
    assert (question.period.start, question.period.end) == (date(2026, 4, 29), date(2026, 5, 2))


@pytest.mark.parametrize(
    ("language", "messages"),
    [
        ("en", ["how's the car going?", "how much more do I need?"]),
        ("en", ["how's the car going?", "when will I get there?"]),
        ("pt", ["como tá a meta do car?", "quanto falta?"]),
        ("es", ["cómo va la meta del car?", "cuánto me falta?"]),
    ],
)
def test_the_goal_spoken_of_stays(language: Language, messages: list[str]) -> None:
    question = ask(language, *messages)
    assert (question.type, question.goal_id) == ("goal", "goal New car")


def test_all_goals_are_meant_if_they_are_named() -> None:
    assert ask("en", "how's the car going?", "how are all my goals doing?").goal_id is None


def test_another_thing_is_looked_up() -> None:
    question = ask("en", "did I log the 23 for uber?", "and the pizza?")
    assert (question.type, question.subjects, question.cents) == ("lookup", ("pizza",), None)


def test_an_average_is_not_taken_of_a_weekend() -> None:
    question = ask("en", "how much last weekend?", "and the average per week?")
    assert (question.type, question.period) == ("average", None)


def test_another_goal_is_the_same_question() -> None:
    question = ask("en", "how much is missing for the trip?", "and for the car?")
    assert (question.type, question.goal_id) == ("goal", "goal New car")


@pytest.mark.parametrize(
    ("language", "messages"),
    [
        ("en", ["can I afford a $300 jacket?", "what's the weather?"]),
        ("en", ["how much on food?", "and who won the game?"]),
        ("pt", ["dá pra comprar um tênis de 300?", "vai chover amanhã?"]),
        ("es", ["cuánto gasté en comida?", "cuéntame un chiste"]),
    ],
)
def test_what_is_not_about_money_carries_nothing_on(
    language: Language, messages: list[str]
) -> None:
    assert ask(language, *messages).type == "off_topic"


@pytest.mark.parametrize(
    ("language", "messages"),
    [
        ("en", ["how much on food last month?", "blue purple elephants dance"]),
        ("pt", ["quanto gastei com comida?", "tanto faz mesmo viu"]),
        ("es", ["cuánto gasté en comida?", "bueno pues así es la vida"]),
    ],
)
def test_an_unknown_sentence_is_never_the_last_question(
    language: Language, messages: list[str]
) -> None:
    assert ask(language, *messages).type in {"unknown", "off_topic"}


def test_a_new_subject_after_a_price_has_no_price() -> None:
    assert ask("en", "can I afford a $300 jacket?", "how much did I spend today?").cents is None


@pytest.mark.parametrize(
    ("language", "messages"),
    [
        ("en", ["how much on food in April?", "and the month before?"]),
        ("pt", ["quanto gastei com comida em abril?", "e no mês anterior?"]),
        ("es", ["cuánto gasté en comida en abril?", "y el mes anterior?"]),
    ],
)
def test_the_period_before_is_that_of_the_last_question(
    language: Language, messages: list[str]
) -> None:
    question = ask(language, *messages)
    assert question.category == "food"
    assert question.period is not None
    assert question.period.start == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("language", "messages"),
    [
        ("en", ["how much on food in April?", "and in total?"]),
        ("pt", ["quanto gastei com comida em abril?", "e no total?"]),
        ("es", ["cuánto gasté en comida en abril?", "y en total?"]),
    ],
)
def test_the_total_is_that_of_the_same_period(language: Language, messages: list[str]) -> None:
    question = ask(language, *messages)
    assert (question.type, question.names_scope) == ("spent", False)
    assert question.period is not None
    assert question.period.start == date(2026, 4, 1)


@pytest.mark.parametrize(
    ("language", "messages"),
    [
        ("en", ["can I afford a $900 bike?", "over 6 months?", "and if I pay cash?"]),
        ("pt", ["dá pra comprar uma bike de 900?", "e em 6x?", "e à vista?"]),
        ("es", ["puedo comprar una bici de 900?", "y en 6 cuotas?", "y de contado?"]),
    ],
)
def test_a_price_in_parts_may_be_paid_at_once(language: Language, messages: list[str]) -> None:
    in_parts, at_once = ask(language, *messages[:2]), ask(language, *messages)
    assert (in_parts.type, in_parts.cents, in_parts.instalments) == ("afford", 90000, 6)
    assert (at_once.type, at_once.cents, at_once.instalments) == ("afford", 90000, None)


def test_a_date_takes_the_place_of_instalments() -> None:
    question = ask("en", "can I afford a $900 bike?", "in 6 instalments?", "and by december?")
    assert (question.instalments, question.deadline) == (None, date(2026, 12, 31))


def test_another_thing_has_no_date_yet() -> None:
    messages = ["can I afford a $900 bike by december?", "and one for 1200?", "and a $50 lamp?"]
    assert ask("en", *messages[:2]).deadline == date(2026, 12, 31)
    assert ask("en", *messages).deadline is None


def test_a_price_is_asked_about_again() -> None:
    question = ask("pt", "dá pra comprar um tênis de 300?", "vale a pena?")
    assert (question.type, question.cents) == ("afford", 30000)


def test_another_wish_has_no_price_yet() -> None:
    assert ask("en", "can I afford a $300 jacket?", "can I afford a bike?").cents is None


@pytest.mark.parametrize(
    ("language", "messages"),
    [
        ("en", ["how much on food last month?", "show me the list"]),
        ("pt", ["quanto gastei com comida mês passado?", "quais foram?"]),
        ("es", ["cuánto gasté en comida el mes pasado?", "cuáles fueron?"]),
    ],
)
def test_the_entries_behind_a_sum_are_asked_for(language: Language, messages: list[str]) -> None:
    question = ask(language, *messages)
    assert (question.type, question.category) == ("recent", "food")
    assert question.period is not None
    assert question.period.name == "last_month"


def test_the_next_of_the_subscriptions_is_asked_for() -> None:
    question = ask("en", "what subscriptions do I have?", "when's the next one due?")
    assert (question.type, question.is_next, question.is_subscription) == ("recurring", True, True)


@pytest.mark.parametrize(
    ("language", "messages"),
    [
        ("en", ["how much on food last month?", "what are my last purchases?"]),
        ("pt", ["quanto gastei com comida mês passado?", "minhas últimas compras"]),
        ("es", ["cuánto gasté en comida el mes pasado?", "mis últimos gastos"]),
    ],
)
def test_a_whole_question_for_a_list_stands_alone(language: Language, messages: list[str]) -> None:
    question = ask(language, *messages)
    assert (question.type, question.category, question.period) == ("recent", None, None)


@pytest.mark.parametrize(
    "messages",
    [
        ["quanto gastei com comida essa semana?", "e mês passado?"],
        ["how much on food this week?", "y el mes pasado?"],
        ["cuánto gasté en comida esta semana?", "and last month?"],
    ],
)
def test_another_language_carries_on_too(messages: list[str]) -> None:
    for language in ("en", "pt", "es"):
        question = ask(language, *messages)
        assert (question.type, question.category) == ("spent", "food")
        assert question.period is not None
        assert question.period.name == "last_month"


def test_it_is_told_whether_a_question_carries_on() -> None:
    messages = ["how much on food?", "and last month?", "how much did I spend today?"]
    assert [ask("en", *messages[:n]).carries_on for n in (1, 2, 3)] == [False, True, False]


def test_a_stored_question_is_the_same_when_it_is_read_again() -> None:
    adapter = TypeAdapter(Question)
    question = ask("en", "how much on food last month without pizza?")
    assert adapter.validate_json(adapter.dump_json(question)) == question
