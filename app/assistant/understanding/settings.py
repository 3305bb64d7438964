"""Read what changes a person's settings: language, currency, time zone, name, and erasure."""

import re
from collections.abc import Iterator

from app.assistant.commands import (
    Command,
    Erase,
    SetCurrency,
    SetLanguage,
    SetName,
    SetTimezone,
)
from app.assistant.context import UnderstandingContext
from app.assistant.dialogue import OpenQuestion
from app.assistant.understanding.sentences import match_sentences, read_sentences
from app.assistant.understanding.utterance import Utterance
from app.phones import timezone_in
from app.text.commands import command, find_language
from app.text.currencies import currency_named
from app.text.data import load_language
from app.text.languages import Language
from app.text.timezones import find_country, find_timezone
from app.text.yes_no import is_consent, read_yes_no

_TOPIC = "settings"
_MOST_NAMES = 4  # words of a person's name
_NAME = re.compile(r"[^\W\d_][^\W\d_.'-]*(?: [^\W\d_][^\W\d_.'-]*)*")


def read_settings(utterance: Utterance, context: UnderstandingContext) -> Command | None:
    """Return the command about the person's settings that a sentence gives, or None."""
    for words in (utterance.folded, read_sentences(utterance, utterance.language)[0].words):
        if (found := _read_intent(words, utterance, context)) is not None:
            return found
    plain = utterance.with_days(())
    for language in utterance.languages:
        if (setting := next(_read(plain, language, context), None)) is not None:
            return setting
    return None


def _read_intent(words: str, utterance: Utterance, context: UnderstandingContext) -> Command | None:
    said = command(words)
    if said and said.intent == "language":
        return SetLanguage(language=said.target)
    if said and said.intent == "delete_data" and not utterance.days:
        # "Yes, erase everything" after "no, wait": it was asked, and is a clear yes.
        is_yes = is_consent(utterance.folded.split(maxsplit=1)[0]) and read_yes_no(utterance.text)
        return Erase(is_confirmed=context.dialogue.asked_erasure and is_yes is True)
    return None


def fill_slot(
    open_question: OpenQuestion, utterance: Utterance, context: UnderstandingContext
) -> tuple[Command, ...]:
    """Return what an answer to "which language / currency / name?" sets, else nothing."""
    if found := read_settings(utterance, context):
        return (found,)
    plain = utterance.with_days(())
    for sentence in read_sentences(plain, plain.language):
        words = sentence.words
        match open_question.slot:
            case "language" if language := find_language(words):
                return (SetLanguage(language=language),)
            case "currency" if currency := currency_named(words, context.reader):
                return (SetCurrency(currency=currency),)
            case "timezone" if zone := _zone(plain.written(words)):
                return (SetTimezone(timezone=zone),)
            case "name" if name := _name(words, plain, plain.language):
                return (SetName(name=name),)
    return ()


def _read(
    utterance: Utterance, language: Language, context: UnderstandingContext
) -> Iterator[Command]:
    sentences = read_sentences(utterance, language)

    def matches(*names: str) -> Iterator[dict[str, str]]:
        for slots, _ in match_sentences(sentences, _TOPIC, language, *names):
            yield slots

    for slots in matches("currency", "set"):
        if currency := currency_named(slots["currency"], context.reader):
            yield SetCurrency(currency=currency)
    for slots in matches("timezone", "set"):
        if zone := _zone(utterance.written(slots["place"])):
            yield SetTimezone(timezone=zone)
    for slots in matches("timezone", "named"):
        # An unknown place is asked for again.
        yield SetTimezone(timezone=_zone(utterance.written(slots["place"])))
    for slots in matches("name", "set"):
        if name := _name(slots["name"], utterance, language):
            yield SetName(name=name)
    asking: tuple[tuple[str, Command], ...] = (
        ("currency", SetCurrency()),
        ("timezone", SetTimezone()),
        ("name", SetName()),
    )
    for setting, question in asking:
        for _ in matches(setting, "ask"):
            yield question


def _zone(place: str) -> str | None:
    """Return the time zone of a place; of a country with several the one of most people."""
    if zone := find_timezone(place):
        return zone
    country = find_country(place)
    return timezone_in(country) if country else None


def _name(words: str, utterance: Utterance, language: Language) -> str | None:
    """Return a person's name as written, with capitals; None where the words are no name."""
    written = utterance.written(words)
    parts = words.split()
    if not _NAME.fullmatch(written) or len(parts) > _MOST_NAMES:
        return None
    if parts[0] in load_language(_TOPIC, language)["name"]["never"]:
        return None
    return written.title() if written.islower() else written
