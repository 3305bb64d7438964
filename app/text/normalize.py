"""Normalize text: one function for each purpose, from the least change to the most.

| function | changes | keeps |
|---|---|---|
| `clean` | spelling of marks, hidden characters | case, accents, line breaks |
| `normalize_figures` | minus signs, blanks, apostrophes | case, accents |
| `strip_accents` | accents | case, every position |
| `fold_in_place` | case, accents | every position, marks, line breaks |
| `fold` | case, accents, quotes, white space | marks |

Beyond these, `tokens.fold_words` drops all marks. Patterns of messages are matched on
`fold_in_place`, so that a match's positions hold in the message itself.
"""

import re
import unicodedata
from functools import lru_cache

# Characters. A WhatsApp message has at most 4,096; a text of the API may hold 500 transactions,
# 64 characters for each.
LONGEST_MESSAGE = 32_000
DESCRIPTION_LENGTH = 60  # characters of a transaction's description (API contract)
# More repetitions of a mark or blank mean no more, and every pattern would search them.
_MOST_REPEATED = 8
_REPEATED = re.compile(rf"([^\w])\1{{{_MOST_REPEATED},}}")

_HIDDEN = re.compile(
    "[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]"
)
_LIKE = str.maketrans(
    dict.fromkeys("‘’‚`´", "'")
    | dict.fromkeys("“”„«»", '"')
    | dict.fromkeys("–—−‒‐‑", "-")
    | dict.fromkeys("•·‣", ";")
    | dict.fromkeys("×✕✖", "x")
    | dict.fromkeys("\u2028\u2029", "\n")
    | {"⁄": "/", "\t": " ", "\r": " "}
)

_QUOTES = str.maketrans(dict.fromkeys("‘’‚‛′`´ʼ＇", "'") | dict.fromkeys("“”„‟″«»", '"'))
# Unicode categories of what is dropped from folded text: accents and invisible format characters.
_DROPPED = frozenset({"Mn", "Cf"})


def clean(text: str) -> str:
    """Return `text` in NFKC with straight quotes and dashes and without hidden characters.

    Case and accents stay. At most LONGEST_MESSAGE characters are kept, and of a repeated mark at
    most _MOST_REPEATED.
    """
    shorter = text[:LONGEST_MESSAGE].replace("\r\n", "\n").translate(_LIKE)
    if not shorter.isascii():
        normal = unicodedata.normalize("NFKC", _HIDDEN.sub("", shorter)).translate(_LIKE)
        shorter = normal[:LONGEST_MESSAGE]
    return _REPEATED.sub(lambda run: run[1] * _MOST_REPEATED, shorter)


def fold_in_place(text: str) -> str:
    """Return `text` in lower case without accents; every character keeps its position."""
    if text.isascii():
        return text.lower()
    return "".join(map(_bare, text))


@lru_cache(maxsize=2048)
def _bare(character: str) -> str:
    base = unicodedata.normalize("NFD", character.lower())[0]
    return base if base.isprintable() or base.isspace() else " "


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return `text` in NFKC, lower case, without accents, with straight quotes and single blanks.

    Its length may change ("ß" becomes "ss"), so positions do not hold.
    """
    if text.isascii():
        return " ".join(text.lower().translate(_QUOTES).split())
    folded = unicodedata.normalize("NFKD", text.translate(_QUOTES)).casefold()
    bare = "".join(
        char
        for char in unicodedata.normalize("NFKD", folded)
        if unicodedata.category(char) not in _DROPPED
    )
    return " ".join(unicodedata.normalize("NFKC", bare).translate(_QUOTES).split())


def strip_accents(text: str) -> str:
    """Return `text` without accents but with its case; every character keeps its position."""
    if text.isascii():
        return text
    return "".join(unicodedata.normalize("NFKD", char)[:1] or char for char in text)


def normalize_figures(text: str) -> str:
    """Return `text` with uniform minus signs, blanks and apostrophes, as numbers are parsed."""
    folded = unicodedata.normalize("NFKC", text)
    for odd, even in (("−", "-"), ("–", "-"), ("—", "-"), ("’", "'"), ("`", "'"), ("\u200b", "")):
        folded = folded.replace(odd, even)
    return " ".join(folded.split())
