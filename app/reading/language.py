"""Which of our languages a message is in, from its words, with the person's own as the prior."""

import math
import re
from functools import cache

from app.reading.data import load
from app.reading.drafts import Language
from app.reading.words import tokens

_LANGUAGES: tuple[Language, ...] = ("en", "pt", "es")
_READ_CHARACTERS = 600  # a message's beginning tells; what is longer is not read to its end

# How many words' worth of evidence each sign is.
_PRIOR = 1.1
_SHARED = 0.7  # a word that two of the languages have
_SPELLING = 1.2
_ENDING = 0.6

_SPELLINGS: tuple[tuple[Language, re.Pattern[str]], ...] = (
    ("es", re.compile(r"[ñ¿¡]")),
    ("pt", re.compile(r"[ãõçâêôà]")),
    ("en", re.compile(r"\b(?:i'm|i've|[a-z]+n't|that's|it's|what's|how's)\b")),
)
_ENDINGS: tuple[tuple[Language, re.Pattern[str]], ...] = (
    ("pt", re.compile(r"(?:[aeiou]nh[ao]s?|[cs]ao|coes|lh[aeo]s?|[a-z]{2}[gtrndvlmc]ei|ou)$")),
    (
        "es",
        re.compile(
            r"(?:cion|ciones|dad|ll[ao]s?|uela?s?|ie[nrt][ao]s?|[a-z]{2}aste|ue[a-z]{1,2})$"
        ),
    ),
    ("en", re.compile(r"(?:ing|tion|ght|ck|sh|th|wn|ll|ss|y)$")),
)


def detect(text: str, prior: Language) -> tuple[Language, float]:
    """The language of `text` and how sure that is (0–1); names and numbers alone leave `prior`."""
    scores = dict.fromkeys(_LANGUAGES, 0.0)
    scores[prior] = _PRIOR
    text = text[:_READ_CHARACTERS]
    lowered = text.lower().replace("’", "'")
    for language, spelling in _SPELLINGS:
        if spelling.search(lowered):
            scores[language] += _SPELLING
    for word in tokens(text):
        _weigh(word, scores)
    best = max(_LANGUAGES, key=lambda language: (scores[language], language == prior))
    total = sum(math.exp(scores[language] - scores[best]) for language in _LANGUAGES)
    return best, 1 / total


def _weigh(word: str, scores: dict[Language, float]) -> None:
    known = _vocabulary().get(word)
    if known is not None:
        share = {1: 1.0, 2: _SHARED}.get(len(known), 0.0)
        for language in known:
            scores[language] += share
    elif len(word) > 3 and word.isalpha():
        for language, ending in _ENDINGS:
            if ending.search(word):
                scores[language] += _ENDING


@cache
def _vocabulary() -> dict[str, tuple[Language, ...]]:
    """Each known word with the languages that have it."""
    owners: dict[str, list[Language]] = {}
    for language in _LANGUAGES:
        for entry in load("language")[language]:
            for word in tokens(entry):
                if language not in owners.setdefault(word, []):
                    owners[word].append(language)
    return {word: tuple(languages) for word, languages in owners.items()}
