"""A message as its patterns read it: folded, chat spellings written out, slips of typing mended."""

import re
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from app.coach.lexicon import LANGUAGES, Lexicon, lexicon
from app.reading.drafts import Language
from app.reading.vocabulary import vocabulary
from app.reading.words import fold

_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_WRITTEN = re.compile(r"\w+(?:['’]\w+)*")
_NOISE = re.compile(r"[^\w$€£¥/.,%-]+")
_LOOSE_MARK = re.compile(r"(?<!\d)[.,/-]+|[.,/-]+(?!\d)")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_ONE_SLIP = 5  # letters from which on one slip is forgiven, and two from _TWO_SLIPS on
_TWO_SLIPS = 9


def normal(text: str, language: Language) -> str:
    """`text` for the patterns of `language`: words parted by single blanks, amounts as written."""
    words = lexicon(language)
    plain = _APOSTROPHE.sub("", fold(text))
    plain = _LOOSE_MARK.sub(" ", _NOISE.sub(" ", _STRETCHED.sub(r"\1", plain)))
    spelt = (words.short.get(word, word) for word in plain.split())
    return " ".join(_mended(word, language) for word in " ".join(spelt).split())


def as_written(text: str, language: Language) -> dict[str, str]:
    """Each normal word of `text` with how the person wrote it."""
    written: dict[str, str] = {}
    for word in _WRITTEN.findall(text):
        written.setdefault(normal(word, language), word)
    return written


@lru_cache(maxsize=8192)
def _mended(word: str, language: Language) -> str:
    """`word`, or the one word of ours that it is a slip of."""
    if len(word) < _ONE_SLIP or not word.isalpha() or _known(word):
        return word
    slips = 1 if len(word) < _TWO_SLIPS else 2
    candidates = [ours for ours in lexicon(language).vocabulary if ours[0] == word[0]]
    found = process.extract(word, candidates, scorer=OSA.distance, score_cutoff=slips, limit=2)
    if not found or (len(found) > 1 and found[0][1] == found[1][1]):
        return word
    ours = str(found[0][0])
    # So short a word is another one as easily as a slip, unless its letters are all there.
    return ours if len(word) > _ONE_SLIP or sorted(word) == sorted(ours) else word


@lru_cache(maxsize=8192)
def _known(word: str) -> bool:
    return vocabulary().knows(word) or any(
        _holds(lexicon(language), word) for language in LANGUAGES
    )


def _holds(words: Lexicon, word: str) -> bool:
    return (
        word in words.vocabulary
        or word in words.fillers
        or word in words.categories
        or any(pattern.fullmatch(word) for pattern in words.asking_words.values())
    )
