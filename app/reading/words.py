"""Words as they are compared: folded, cut into tokens, made a key for a person's corrections."""

import re
import unicodedata
from functools import cache, lru_cache

from app.reading.data import load
from app.reading.processors import without_processor

CORRECTION_KEY_LENGTH = 60

_QUOTES = str.maketrans(dict.fromkeys("‘’‚‛′`´ʼ＇", "'") | dict.fromkeys("“”„‟″«»", '"'))
_EMOJI = "\u2600-\u27bf\U0001f170-\U0001faff"
# "h&m", "c & a", "m&s": initials around an ampersand are one name.
_INITIALS = re.compile(r"\b([^\W_]{1,2})\s?&\s?([^\W_]{1,2})\b")
_TOKEN = re.compile(rf"[^\W_]{{1,2}}&[^\W_]{{1,2}}(?![^\W_])|[^\W_]+|[{_EMOJI}]")
_JOINERS = frozenset({"Mn", "Cf"})


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """`text` as it is compared: NFKC, lower case, no accents, straight quotes, single blanks."""
    if text.isascii():
        return " ".join(text.lower().translate(_QUOTES).split())
    folded = unicodedata.normalize("NFKD", text.translate(_QUOTES)).casefold()
    bare = "".join(
        char
        for char in unicodedata.normalize("NFKD", folded)
        if unicodedata.category(char) not in _JOINERS
    )
    return " ".join(unicodedata.normalize("NFKC", bare).translate(_QUOTES).split())


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[str, ...]:
    """The folded words, numbers and emoji of `text` in their order; "mcdonald's" is one word."""
    joined = _INITIALS.sub(r"\1&\2", fold(text).replace("'", ""))
    return tuple(_TOKEN.findall(joined))


def correction_key(description: str) -> str:
    """What a person's correction of this description is kept under, ≤ 60 characters.

    Words only, without numbers, dates, processors and little words, so that the same merchant
    or thing gives the same key next month. Where nothing else is left, all its tokens.
    """
    words = tokens(without_processor(description))
    passing = _passing_words()
    kept = [word for word in words if word not in passing and not _has_digit(word)]
    return " ".join(kept or words)[:CORRECTION_KEY_LENGTH].rstrip()


def _has_digit(word: str) -> bool:
    return any(char.isdigit() for char in word)


@cache
def _passing_words() -> frozenset[str]:
    """Articles, prepositions and words of dates: they change while the thing stays the same."""
    common = load("common")
    return frozenset(
        token for part in ("little", "dates") for entry in common[part] for token in tokens(entry)
    )
