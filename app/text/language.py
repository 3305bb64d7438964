"""Detect the language of a message from its words; the person's own language is the prior."""

import math
import re
from collections.abc import Sequence
from functools import cache

from app.text.data import load_language
from app.text.languages import LANGUAGES, Language
from app.text.phrases import NOTHING
from app.text.tokens import tokens

_READ_CHARACTERS = 600  # the beginning of a message is enough

# Evidence of each sign, where a word that only one language has counts 1; fitted to labelled
# messages with bench.reading.
_PRIOR = 1.1
_SHARED = 0.7  # a word that two of the languages have
_SPELLING = 1.2
_ENDING = 0.6


def detect(text: str, prior: Language) -> tuple[Language, float]:
    """Return the language of `text` and the confidence in it (0–1).

    Names and numbers alone leave `prior`, the person's own language.
    """
    scores = dict.fromkeys(LANGUAGES, 0.0)
    scores[prior] = _PRIOR
    text = text[:_READ_CHARACTERS]
    lowered = text.lower().replace("’", "'")
    for language in LANGUAGES:
        if _spelling(language).search(lowered):
            scores[language] += _SPELLING
    for word in tokens(text):
        _weigh(word, scores)
    best = max(LANGUAGES, key=lambda language: (scores[language], language == prior))
    total = sum(math.exp(scores[language] - scores[best]) for language in LANGUAGES)
    return best, 1 / total


def _weigh(word: str, scores: dict[Language, float]) -> None:
    known = _vocabulary().get(word)
    if known is not None:
        share = {1: 1.0, 2: _SHARED}.get(len(known), 0.0)
        for language in known:
            scores[language] += share
    elif len(word) > 3 and word.isalpha():
        for language in LANGUAGES:
            if _ending(language).search(word):
                scores[language] += _ENDING


@cache
def _spelling(language: Language) -> re.Pattern[str]:
    """Return a pattern for letters and signs that only this language has."""
    return _any_of(load_language("detection", language).get("spellings", ()))


@cache
def _ending(language: Language) -> re.Pattern[str]:
    """Return a pattern for how this language's longer words end."""
    endings = _any_of(load_language("detection", language).get("endings", ()))
    return re.compile(f"(?:{endings.pattern})$")


def _any_of(expressions: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(expressions)) if expressions else NOTHING


@cache
def _vocabulary() -> dict[str, tuple[Language, ...]]:
    """Return each known word with the languages that have it."""
    owners: dict[str, list[Language]] = {}
    for language in LANGUAGES:
        for entry in load_language("detection", language).get("words", ()):
            for word in tokens(entry):
                if language not in owners.setdefault(word, []):
                    owners[word].append(language)
    return {word: tuple(languages) for word, languages in owners.items()}
