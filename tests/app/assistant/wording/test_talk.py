"""The words that answer talk, what is not offered, and somebody else's spending."""

import re
from pathlib import Path

import pytest

from app import locale
from app.assistant.commands import Decline, Feature, OthersSpending, Talk, TalkTopic
from app.assistant.understanding.others_spending import read_others_spending
from app.assistant.understanding.unavailable import read_unavailable
from app.assistant.wording.formatter import ReplyFormatter
from app.assistant.wording.talk import (
    word_decline,
    word_feeling,
    word_others_spending,
    word_talk,
)
from app.coach.questions.parser import parse_question
from app.coach.questions.types import Feeling
from app.locale import say
from app.reading.messages.reader import read_message
from app.text.languages import LANGUAGES, Language
from tests.support.understanding import COUNTRIES, TODAY, hear, understanding_context

FORMATTERS: dict[Language, ReplyFormatter] = {
    "en": ReplyFormatter("en", "US", TODAY),
    "pt": ReplyFormatter("pt", "BR", TODAY),
    "es": ReplyFormatter("es", "US", TODAY),
}
CURRENCIES: dict[Language, str] = {"en": "USD", "pt": "BRL", "es": "USD"}
FEELINGS: list[Feeling] = ["worried", "frustrated", "happy"]


def said(command: Decline, language: Language) -> str:
    """Return how a decline is worded."""
    return word_decline(command, FORMATTERS[language], CURRENCIES[language])


def quoted_examples() -> list[tuple[Language, str]]:
    """Return what the texts of talk.ftl quote as something to write, without values."""
    found: list[tuple[Language, str]] = []
    for language in LANGUAGES:
        path = Path(locale.__file__).parent / language / "talk.ftl"
        phrases = re.findall("“(.+?)”", path.read_text("utf-8"))
        found += [(language, phrase) for phrase in dict.fromkeys(phrases) if "{" not in phrase]
    return found


@pytest.mark.parametrize(("language", "phrase"), quoted_examples())
def test_what_is_suggested_is_understood(language: Language, phrase: str) -> None:
    context = understanding_context(language)
    intent = read_message(phrase, context.reader).intent

    assert intent in {"transaction", "edit", "chat"}
    if intent == "chat":
        assert parse_question(phrase, context.question).type not in {"unknown", "off_topic"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_greeting_names_the_person_by_the_first_name(language: Language) -> None:
    text = word_talk(Talk(topic=TalkTopic.GREETING), FORMATTERS[language], name="Ana Lima")

    assert "Ana" in text
    assert "Lima" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_greeting_without_a_name_has_none(language: Language) -> None:
    text = word_talk(Talk(topic=TalkTopic.GREETING), FORMATTERS[language])

    assert text == say(language, "talk-greeting")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", TalkTopic)
def test_every_topic_has_its_words(topic: TalkTopic, language: Language) -> None:
    texts = [word_talk(Talk(topic=other), FORMATTERS[language]) for other in TalkTopic]

    assert texts.count(word_talk(Talk(topic=topic), FORMATTERS[language])) == 1


@pytest.mark.parametrize("topic", [TalkTopic.WORRY, TalkTopic.FRUSTRATION, TalkTopic.JOY])
def test_a_feeling_gets_a_warm_sentence_a_figure_and_a_step(topic: TalkTopic) -> None:
    text = word_talk(Talk(topic=topic), FORMATTERS["en"], figure="You have $200 left this month.")

    warm, step = say("en", f"talk-{topic}"), say("en", f"talk-{topic}-step")
    assert text == f"{warm}\nYou have $200 left this month.\n{step}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("feeling", FEELINGS)
def test_a_feeling_beside_a_purchase_gets_one_sentence(
    feeling: Feeling, language: Language
) -> None:
    assert word_feeling(feeling, FORMATTERS[language])


def test_no_feeling_gets_no_sentence() -> None:
    assert word_feeling("neutral", FORMATTERS["en"]) == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("feature", Feature)
def test_every_feature_has_its_words(feature: Feature, language: Language) -> None:
    texts = [said(Decline(feature=other), language) for other in Feature]

    assert texts.count(said(Decline(feature=feature), language)) == 1


@pytest.mark.parametrize(
    ("language", "message", "phrases"),
    [
        ("en", "set a budget of 250 for groceries", ["$250", "groceries"]),
        ("en", "what's my food budget", ["food"]),
        ("en", "set a budget of 2500", ["$2,500"]),
        ("en", "schedule my gym 30 every month", ["gym ($30)"]),
        ("en", "remind me on friday to pay Ana", ["“pay Ana, on friday”"]),
        ("pt", "limite de roupa 600", ["R$ 600", "roupa"]),
        ("pt", "me lembra de pagar a luz dia 10", ["“pagar a luz dia 10”"]),
        ("pt", "agenda o aluguel de 900 todo mês", ["aluguel (R$ 900)"]),
        ("es", "ponme un tope de 700 en salidas", ["$700", "salidas"]),
        ("es", "recuérdame pagar el agua", ["“pagar el agua”"]),
        ("es", "agenda la renta de 900 cada mes", ["renta ($900)"]),
    ],
)
def test_what_was_said_is_named(language: Language, message: str, phrases: list[str]) -> None:
    command = read_unavailable(hear(message, language), understanding_context(language))
    text = said(command or Decline(), language)

    assert [phrase for phrase in phrases if phrase not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_off_topic_is_steered_back_to_money(language: Language) -> None:
    assert said(Decline(), language) == say(language, "decline-off-topic")


@pytest.mark.parametrize(
    ("language", "message", "phrases"),
    [
        ("en", "my sister spent 80 on shoes", ["your sister", "$80 · Shoes"]),
        ("en", "she spent 80 on shoes", ["somebody else", "$80 · Shoes"]),
        ("pt", "meu primo gastou 80 em pizza", ["seu primo", "US$ 80 · Pizza"]),
        ("es", "mi prima gastó 80 en pizza", ["tu prima", "$80 · Pizza"]),
    ],
)
def test_somebody_elses_spending_is_named(
    language: Language, message: str, phrases: list[str]
) -> None:
    context = understanding_context(language)
    command = read_others_spending(hear(message, language), (), context)
    text = word_others_spending(command or OthersSpending(drafts=()), FORMATTERS[language])

    assert [phrase for phrase in phrases if phrase not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("message", "intents"),
    [("talk-cancel", ["stop", "delete_data"]), ("talk-privacy", ["delete_data"])],
)
def test_the_words_in_bold_are_commands(
    message: str, intents: list[str], language: Language
) -> None:
    words = re.findall(r"\*(.+?)\*", say(language, message))
    context = understanding_context(language).reader

    assert COUNTRIES[language] == context.country
    assert [read_message(word, context).intent for word in words] == intents
