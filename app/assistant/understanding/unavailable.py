"""Read what is understood but not offered yet: limits, reminders, repeated entries, files, charts.

Such a sentence is neither answered with a sum nor booked; the reply names what it asks for. The
templates are in unavailable.toml of each language.
"""

from collections.abc import Iterator

from app.assistant.commands import Decline, Feature
from app.assistant.context import UnderstandingContext
from app.assistant.understanding.entry_words import read_entry_reference
from app.assistant.understanding.segments import split
from app.assistant.understanding.sentences import Sentence, match_sentences, read_sentences
from app.assistant.understanding.utterance import LONGEST, Utterance
from app.reading.categories.classifier import match_category_name
from app.text.data import load_language
from app.text.languages import Language

TOPIC = "unavailable"
_LONGEST_THING = 60  # characters
# In this order: a summary or a reminder "every month" is no repeated entry, and a reminder at an
# amount is a limit.
_LISTS: tuple[tuple[Feature, tuple[str, ...]], ...] = (
    (Feature.BUDGET, ("set",)),
    (Feature.DIGEST, ("order",)),
    (Feature.REMINDER, ("order", "about")),
    (Feature.CHART, ("order",)),
    (Feature.EXPORT, ("order",)),
    (Feature.BUDGET, ("wish", "ask")),
    (Feature.RECURRING, ("order", "future", "about")),
)
# With an amount these are purchases: "downloaded a game 10", "graph paper 5".
_WITHOUT_AMOUNT = frozenset({Feature.DIGEST, Feature.CHART, Feature.EXPORT})


def read_unavailable(utterance: Utterance, context: UnderstandingContext) -> Decline | None:
    """Return what a sentence asks for that is not offered yet, None where it asks for none."""
    if len(utterance.text) > LONGEST:
        return None
    parts = split(utterance)
    if len(parts) > 1 and any(_read_sentence(part, context) for part in parts):
        # "Remind me to pay the rent and add 30 for bread": each part is read by itself.
        return None
    return _read_sentence(utterance, context)


def read_payment(utterance: Utterance, _context: UnderstandingContext) -> Decline | None:
    """Return that money is to be moved, which is not offered; None where a sentence asks no such.

    It is tried after goals: "send 50 to the trip" puts money into one.
    """
    if len(utterance.text) > LONGEST:
        return None
    is_said = bool(utterance.amounts) or "?" in utterance.text
    for language in utterance.languages:
        sentences = read_sentences(utterance, language)
        for name in ("order",) if is_said else ("order", "bare"):
            for slots, _ in match_sentences(sentences, TOPIC, language, Feature.PAYMENT, name):
                return _decline(Feature.PAYMENT, utterance, language, slots)
    return None


def _read_sentence(utterance: Utterance, context: UnderstandingContext) -> Decline | None:
    for language in utterance.languages:
        sentences = read_sentences(utterance, language)
        found = next(_declined(utterance, language, sentences), None)
        if found is None and context.dialogue.focus == "feature":
            found = _follow_up(utterance, language, sentences, context.dialogue.feature)
        if found is not None:
            return found
    return None


def _declined(
    utterance: Utterance, language: Language, sentences: list[Sentence]
) -> Iterator[Decline]:
    for feature, names in _LISTS:
        if utterance.amounts and feature in _WITHOUT_AMOUNT:
            continue
        for name in names:
            for slots, _ in match_sentences(sentences, TOPIC, language, feature, name):
                if name == "ask" and _is_general(slots.get("thing", ""), language):
                    continue
                # "Cancel my old reminders" names no thing to remind of.
                named = {} if name == "about" else slots
                yield _decline(feature, utterance, language, named)


def _follow_up(
    utterance: Utterance, language: Language, sentences: list[Sentence], feature: Feature | None
) -> Decline | None:
    """Return the same feature where "it" is changed or cancelled: "make it 250"."""
    if feature is None:
        return None
    for name in ("change", "remove"):
        for slots, _ in match_sentences(sentences, TOPIC, language, "follow", name):
            return _decline(feature, utterance, language, slots)
    return None


def _decline(
    feature: Feature, utterance: Utterance, language: Language, slots: dict[str, str]
) -> Decline:
    thing = slots.get("thing", "")
    amount = utterance.amounts[0] if utterance.amounts else None
    return Decline(
        feature=feature,
        words=_named(feature, slots, utterance, language)[:_LONGEST_THING],
        category=match_category_name(thing) if thing else None,
        cents=amount.cents if amount else None,
        currency=(amount.currency or None) if amount else None,
    )


def _named(
    feature: Feature, slots: dict[str, str], utterance: Utterance, language: Language
) -> str:
    """Return how the reply names a thing: without its article and amount, but a reminder whole."""
    thing = slots.get("thing", "")
    if feature is Feature.REMINDER and thing:
        when = utterance.written(slots["when"]) if "when" in slots else ""
        return ", ".join(part for part in (utterance.written(thing), when) if part)
    if not thing:
        return ""
    reference = read_entry_reference(thing, utterance, language)
    return reference.words if reference else ""


def _is_general(thing: str, language: Language) -> bool:
    """Return whether a limit is the plan's, "my monthly budget", and no category's."""
    words = load_language(TOPIC, language).get("general", {}).get("words", ())
    return bool(thing) and set(thing.split()) <= set(words)
