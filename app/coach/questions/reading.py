"""Read a message with the words of one language: its periods, exclusions and instalments."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.coach.periods import Period
from app.coach.questions.exclusions import Span, find_exclusions
from app.coach.questions.lexicon import Lexicon, load_lexicon
from app.coach.questions.normalize import normalize_question
from app.coach.questions.period_words import find_period
from app.coach.questions.types import QuestionContext
from app.text.amounts import find_amounts
from app.text.languages import Language

_REMOVED = "|"
_MAX_INSTALMENTS = 120
# In English, Portuguese and Spanish.
_IN_CURRENCY = re.compile(r"(?<!\w)(?:in|em|en) (?P<name>[a-z]{3,10})(?!\w)")


@dataclass(frozen=True, slots=True)
class QuestionReading:
    """Hold a message as read with the words of one language.

    Attributes:
        text: The normalized message.
        asking: `text` without what it leaves out: what the question is.
        whole: `text` without periods and instalments.
        rest: `whole` without exclusions: what it is about.
        periods: Up to two, in the order of the text.
        exclusions: The names left out.
        currency: The only currency (ISO 4217) that counts, "" where none is named: "in euros".
        instalments: In how many months a price is paid.
        is_of_each: Whether the amount named is that of each instalment: "6x de 100".
        words: The words of the language.
        language: Its code.
        context: Who asks, and when.
    """

    text: str
    asking: str
    whole: str
    rest: str
    periods: tuple[Period, ...]
    exclusions: tuple[str, ...]
    currency: str
    instalments: int | None
    is_of_each: bool
    words: Lexicon
    language: Language
    context: QuestionContext


def read_message(message: str, language: Language, context: QuestionContext) -> QuestionReading:
    """Return `message` as read in `language`."""
    text, words = (
        normalize_question(message, language, context.categories),
        load_lexicon(language),
    )
    slots = words.slots
    of_each, rest = _extract_instalments(text, words, slots.instalments_of_each)
    instalments = of_each
    if of_each is None:
        instalments, rest = _extract_instalments(text, words, slots.instalments)
    periods, whole = _extract_periods(rest, words, context)
    currency, whole = _extract_currency(whole, language, context)
    exclusions, spans = find_exclusions(whole, words)
    return QuestionReading(
        text=text,
        asking=" ".join(_without(text, spans).replace(_REMOVED, " ").split()) if spans else text,
        whole=whole,
        rest=_without(whole, spans),
        periods=periods,
        exclusions=exclusions,
        currency=currency,
        instalments=instalments,
        is_of_each=of_each is not None,
        words=words,
        language=language,
        context=context,
    )


def _extract_instalments(
    text: str, words: Lexicon, patterns: Iterable[re.Pattern[str]]
) -> tuple[int | None, str]:
    """Return in how many instalments a price is paid, and `text` without them."""
    for pattern in patterns:
        match = pattern.search(text)
        if match:
            written = match["number"]
            count = int(written) if written.isdecimal() else words.numbers.get(written, 1)
            if 1 < count <= _MAX_INSTALMENTS:
                return count, _without(text, [match.span()])
    return None, text


def _extract_periods(
    text: str, words: Lexicon, context: QuestionContext
) -> tuple[tuple[Period, ...], str]:
    """Return up to two periods in the order of the text, and the text without them."""
    rest, found = text, []
    for _ in range(2):
        one = find_period(rest, context.today, words, context.country)
        if one is None:
            break
        period, span = one
        found.append((span[0], period))
        rest = _without(rest, [span])
    # "In total this year" means this year only.
    specific = [pair for pair in found if pair[1].name != "ever"] or found
    return tuple(period for _, period in sorted(specific, key=lambda pair: pair[0])), rest


def _extract_currency(text: str, language: Language, context: QuestionContext) -> tuple[str, str]:
    """Return the currency that a question is asked in, and `text` without it: "in euros"."""
    for match in _IN_CURRENCY.finditer(text):
        written = f"1 {match['name']}"
        found = find_amounts(written, written, [], language, context)
        if len(found) == 1 and found[0].currency and found[0].end == len(written):
            return found[0].currency, _without(text, [match.span()])
    return "", text


def _without(text: str, spans: Iterable[Span]) -> str:
    """Return `text` with the parts at `spans` removed; every other character keeps its place."""
    for start, end in spans:
        text = f"{text[:start]}{_REMOVED * (end - start)}{text[end:]}"
    return text
