"""The person's own words made a tidy description: no amount, no date, no filler."""

import re
from functools import cache

from app.reading.names import shorten
from app.reading.phrasebook import phrases
from app.reading.plain import plain

_EMOJI = re.compile(r"[\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff\u20e3\u200d]+")
_MARKS = re.compile(r"[\s,;:|*_~\"#@+=<>\[\]{}^\\]+")
_EDGES = " .,;:-/'()!?&"
_BRACKETS = re.compile(r"\(\s*\)|\s+(?=[,.;:!?)])")
_DASH_PARTS = re.compile(r"\s+-+(?:\s+|$)")


def tidy(words: str) -> str:
    """`words` without what says nothing, the first letter a capital, at most 60 characters.

    "" where nothing is left.
    """
    text = _MARKS.sub(" ", _BRACKETS.sub(" ", _EMOJI.sub(" ", words))).strip(_EDGES)
    parts = [part for part in (_stripped(part) for part in _DASH_PARTS.split(text)) if part]
    text = shorten(_calm(parts[0] if parts else ""))
    return text[:1].upper() + text[1:]


def _stripped(text: str) -> str:
    """`text` without filler at its edges; what is all filler is gone."""
    while True:
        folded = plain(text)
        lead = _lead().match(folded)
        begin = lead.end() if lead else 0
        tail = _tail().search(folded, begin)
        end = tail.start() if tail else len(text)
        shorter = text[begin:end].strip(_EDGES)
        if shorter == text:
            return text
        text = shorter


def _calm(text: str) -> str:
    """ALL CAPS made ordinary; initials and single words of up to three letters stay."""
    letters = [char for char in text if char.isalpha()]
    if len(letters) > 3 and all(char.isupper() for char in letters):
        return text.lower()
    return text


@cache
def _lead() -> re.Pattern[str]:
    one = phrases("filler", "lead").pattern
    return re.compile(rf"(?:[\s\W]*(?:{one}))+[\s.,;:-]*(?=\s|$)")


@cache
def _tail() -> re.Pattern[str]:
    fillers = rf"(?:{phrases('filler', 'tail').pattern}|{phrases('filler', 'payment').pattern})"
    return re.compile(rf"(?<!\w)(?:{fillers}[\s\W]*)+$")
