"""A message made clean, and its plain twin of the same length: what patterns are matched on."""

import re
import unicodedata
from functools import lru_cache

LONGEST_MESSAGE = 10_000  # characters; a WhatsApp message has at most 4,096

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


def clean(text: str) -> str:
    """`text` in one spelling: NFKC, straight quotes and dashes, nothing hidden, no lone returns.

    Case and accents stay. At most LONGEST_MESSAGE characters are kept.
    """
    shorter = text[:LONGEST_MESSAGE].replace("\r\n", "\n").translate(_LIKE)
    if shorter.isascii():
        return shorter
    normal = unicodedata.normalize("NFKC", _HIDDEN.sub("", shorter)).translate(_LIKE)
    return normal[:LONGEST_MESSAGE]


def plain(text: str) -> str:
    """`text` in lower case and without accents, every character in its place."""
    if text.isascii():
        return text.lower()
    return "".join(map(_bare, text))


@lru_cache(maxsize=2048)
def _bare(character: str) -> str:
    base = unicodedata.normalize("NFD", character.lower())[0]
    return base if base.isprintable() or base.isspace() else " "
