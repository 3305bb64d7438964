"""The person's own words made a tidy description: no amount, no date, no filler."""

import re
from functools import cache

from app.reading.data import load
from app.reading.names import shorten
from app.reading.phrasebook import phrases
from app.reading.plain import plain

GAP = "\x01"  # stands in an item's words where its amount or date was

_EMOJI = re.compile(r"[\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff\u20e3\u200d]+")
_MARKS = re.compile(r"[\s;:|*_~\"#@+=<>\[\]{}^\\]+")
_EDGES = " .,;:-/'()!?&"
_BRACKETS = re.compile(r"\(\s*\)|\s+(?=[,.;:!?)])")
_RATE = re.compile(r"/(?:mo|month|yr|year|mes|mês|ano|año|week|semana|day|dia|día)\b\.?")
_DASH_PARTS = re.compile(r"\s+-+(?:\s+|$)")


def tidy(words: str, *, ways_to_pay: bool = False, verbs: bool = False) -> str:
    """`words` without what says nothing, the first letter a capital, at most 60 characters.

    Ways to pay ("with my card") are left out at the end unless `ways_to_pay`; what begins them
    stays with `verbs` ("got paid"). "" where nothing is left.
    """
    text = _MARKS.sub(" ", _BRACKETS.sub(" ", _RATE.sub(" ", _EMOJI.sub(" ", words)))).strip(_EDGES)
    tail = _and() if verbs else _tail(ways_to_pay)
    parts = (_joined(part, tail, verbs=verbs) for part in _DASH_PARTS.split(text))
    text = shorten(_calm(next((part for part in parts if part), "")))
    return text[:1].upper() + text[1:]


def _joined(part: str, tail: re.Pattern[str], *, verbs: bool) -> str:
    """The words before and after each gap, without what only led to what is gone.

    What follows a gap keeps its first word, which links it to what stands before ("… at Costco").
    """
    kept: list[str] = []
    for stretch in part.split(GAP):
        text = _stripped(stretch, tail, None if verbs else _lead())
        if text and kept and not verbs:
            text = _stripped(stretch, tail, None)
        if text:
            kept.append(text)
    return " ".join(kept)


def _stripped(text: str, tail: re.Pattern[str], lead: re.Pattern[str] | None) -> str:
    """`text` without filler at its edges; what is all filler is gone."""
    text = text.strip(_EDGES)
    while True:
        folded = plain(text)
        led = lead.match(folded) if lead else None
        begin = led.end() if led else 0
        trail = tail.search(folded, begin)
        end = trail.start() if trail else len(text)
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
def _and() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:^|\s+)(?:{'|'.join(map(re.escape, load('roles')['and']))}|ya|ja|already))+$"
    )


@cache
def _tail(ways_to_pay: bool) -> re.Pattern[str]:
    lists = ("tail",) if ways_to_pay else ("tail", "payment")
    fillers = rf"(?:{'|'.join(phrases('filler', name).pattern for name in lists)})"
    return re.compile(rf"(?<!\w)(?:{fillers}[\s\W]*)+$")
