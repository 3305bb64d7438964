"""Read a message with the words of one language: its periods, exclusions and instalments."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.coach.periods import Period
from app.coach.questions.exclusions import Span, find_exclusions
from app.coach.questions.lexicon import Lexicon, load_lexicon
from app.coach.questions.normalize import normalize_question
from app.coach.questions.period_words import find_period
from app.coach.questions.types import QuestionContext
from app.text.languages import Language

_REMOVED = "|"
_MAX_INSTALMENTS = 120


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
        instalments: In how many months a price is paid.
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
    instalments: int | None
    words: Lexicon
    language: Language
    context: QuestionContext


def read_message(message: str, language: Language, context: QuestionContext) -> QuestionReading:
    """Return `message` as read in `language`."""
    text, words = (
        normalize_question(message, language, context.categories),
        load_lexicon(language),
    )
    instalments, rest = _extract_instalments(text, words)
    periods, whole = _extract_periods(rest, words, context)
    exclusions, spans = find_exclusions(whole, words)
    return QuestionReading(
        text=text,
        asking=" ".join(_without(text, spans).replace(_REMOVED, " ").split()) if spans else text,
        whole=whole,
        rest=_without(whole, spans),
        periods=periods,
        exclusions=exclusions,
        instalments=instalments,
        words=words,
        language=language,
        context=context,
    )


def _extract_instalments(text: str, words: Lexicon) -> tuple[int | None, str]:
    """Return in how many instalments a price is paid, and `text` without them."""
    for pattern in words.slots.instalments:
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


def _without(text: str, spans: Iterable[Span]) -> str:
    """Return `text` with the parts at `spans` removed; every other character keeps its place."""
    for start, end in spans:
        text = f"{text[:start]}{_REMOVED * (end - start)}{text[end:]}"
    return text
