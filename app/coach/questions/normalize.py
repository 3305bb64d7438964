"""Normalize a question for the patterns: fold it, expand abbreviations, correct typing errors."""

import re
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from app.coach.questions.lexicon import Lexicon, load_lexicon
from app.coach.questions.types import CategoryReader
from app.text.languages import LANGUAGES, Language
from app.text.normalize import fold

_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_NOISE = re.compile(r"[^\w$€£¥/.,%-]+")
_LOOSE_MARK = re.compile(r"(?<!\d)[.,/-]+|[.,/-]+(?!\d)")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
# Letters from which one typing error is corrected, and from which two are.
_ONE_ERROR = 5
_TWO_ERRORS = 9


def normalize_question(text: str, language: Language, categories: CategoryReader) -> str:
    """Return `text` for the patterns of `language`: words with single spaces, amounts unchanged."""
    words = load_lexicon(language)
    plain = _APOSTROPHE.sub("", fold(text))
    plain = _LOOSE_MARK.sub(" ", _NOISE.sub(" ", _STRETCHED.sub(r"\1", plain)))
    spelt = " ".join(words.spellings.get(word, word) for word in plain.split())
    named = _phrases(language).sub(lambda match: words.phrases[match[0]], spelt)
    return " ".join(_correct_spelling(word, language, categories) for word in named.split())


def map_spellings(text: str, language: Language, categories: CategoryReader) -> dict[str, str]:
    """Return each normalized word of `text` with its original spelling."""
    written: dict[str, str] = {}
    for word in _WORD.findall(text):
        written.setdefault(normalize_question(word, language, categories), word)
    return written


@cache
def _phrases(language: Language) -> re.Pattern[str]:
    """Return the pattern of the phrases of a language that are read as one word."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, load_lexicon(language).phrases))})\b")


@lru_cache(maxsize=8192)
def _correct_spelling(word: str, language: Language, categories: CategoryReader) -> str:
    """Return the only known word that `word` may be a misspelling of, or `word` itself."""
    if len(word) < _ONE_ERROR or not word.isalpha() or _is_known(word, categories):
        return word
    errors = 1 if len(word) < _TWO_ERRORS else 2
    candidates = [
        candidate for candidate in load_lexicon(language).vocabulary if candidate[0] == word[0]
    ]
    found = process.extract(word, candidates, scorer=OSA.distance, score_cutoff=errors, limit=2)
    if not found or (len(found) > 1 and found[0][1] == found[1][1]):
        return word
    candidate = str(found[0][0])
    # A word this short may well be another word, unless it has the same letters.
    return candidate if len(word) > _ONE_ERROR or sorted(word) == sorted(candidate) else word


@lru_cache(maxsize=8192)
def _is_known(word: str, categories: CategoryReader) -> bool:
    return categories.knows(word) or any(
        _contains(load_lexicon(language), word) for language in LANGUAGES
    )


def _contains(words: Lexicon, word: str) -> bool:
    return (
        word in words.vocabulary
        or word in words.fillers
        or word in words.categories
        or any(pattern.fullmatch(word) for pattern in words.type_words.values())
    )
