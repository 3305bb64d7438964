"""Prepare a sentence for templates: remove polite and correcting words at its ends."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from app.assistant.understanding.utterance import Utterance
from app.text.data import load_language
from app.text.languages import Language
from app.text.phrases import compiled
from app.text.templates import templates

TOPIC = "corrections"
_MOST_ENDS = 6  # words or phrases removed from either end


@dataclass(frozen=True, slots=True)
class Sentence:
    """The masked words of a sentence without what only introduces or closes it.

    `is_correcting`: words such as "no wait" or "my mistake" say that something was wrong.
    """

    words: str
    is_correcting: bool


def read_sentences(utterance: Utterance, language: Language) -> list[Sentence]:
    """Return the readings of a sentence, the fullest first: with fewer and fewer words at its ends.

    A word at an end may be part of what is said ("now" in "from now"), so each reading is tried.
    """
    return list(_readings(utterance.masked, language))


@lru_cache(maxsize=64)
def _readings(masked: str, language: Language) -> tuple[Sentence, ...]:
    """Return the readings of masked words; every kind of order asks for those of a message."""
    first = Sentence(masked, is_correcting=False)
    found = [first]
    words, correcting = first.words, False
    for _ in range(_MOST_ENDS):
        shorter = _without_end(words, language)
        if shorter is None:
            break
        words, is_correction = shorter
        correcting = correcting or is_correction
        found.append(Sentence(words, correcting))
    return (found[-1], *found[:-1]) if len(found) > 1 else (first,)


def match_sentences(
    sentences: list[Sentence], topic: str, language: Language, *names: str
) -> Iterator[tuple[dict[str, str], Sentence]]:
    """Yield the slots of the templates that match a sentence, with that sentence."""
    found = templates(topic, language, *names)
    for sentence in sentences:
        for slots in found.matches(sentence.words):
            yield slots, sentence


def _without_end(words: str, language: Language) -> tuple[str, bool] | None:
    """Return the words without one phrase at an end, and whether it was a correcting one."""
    for is_correction, (lead, trail) in _ends(language).items():
        if (match := lead.match(words)) and match.end() < len(words):
            return words[match.end() :], is_correction
        if (match := trail.search(words)) and match.start() > 0:
            return words[: match.start()], is_correction
    return None


@cache
def _ends(language: Language) -> dict[bool, tuple[re.Pattern[str], re.Pattern[str]]]:
    """Return the patterns of leading and trailing phrases, correcting ones first."""
    lists = load_language(TOPIC, language)
    found = {}
    for name in ("correcting", "polite"):
        lead = compiled(lists.get("lead", {}).get(name, ()), {}).pattern
        trail = compiled(lists.get("trail", {}).get(name, ()), {}).pattern
        found[name == "correcting"] = (
            re.compile(rf"{lead}\s+"),
            re.compile(rf"\s+{trail}$"),
        )
    return found
