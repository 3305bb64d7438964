"""Whether what is said happened: facts, and the questions, plans, wishes and prices among them."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from app.reading.data import load
from app.reading.phrasebook import compiled, entries_of, phrases


class Mood(Enum):
    """How a stretch of a message is meant."""

    FACT = auto()
    QUESTION = auto()
    UNREAL = auto()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a message in one mood; `asked` where Ozzie was told to write it down."""

    start: int
    end: int
    mood: Mood
    asked: bool = False


_SENTENCE_END = re.compile(r"[.!]+(?=\s|$)|[?]+|\n+|\.{2,}")
_PIECE_END = re.compile(r"[,;()\n]|\s-\s")
_NUMBER = re.compile(r"\d")


def stretches(folded: str) -> list[Stretch]:
    """A plain text cut into stretches of one mood, in order; together they cover its words."""
    found: list[Stretch] = []
    start = 0
    for match in [*_SENTENCE_END.finditer(folded), None]:
        end = match.start() if match else len(folded)
        if folded[start:end].strip():
            asks = bool(match) and "?" in match[0] if match else False
            found.extend(_of_sentence(folded, start, end, asks=asks))
        start = match.end() if match else end
    return found


def _of_sentence(folded: str, start: int, end: int, *, asks: bool) -> list[Stretch]:
    request = _log_request().search(folded, start, end)
    if request and not _begins_a_question(folded, start, request.start()):
        return [Stretch(start, end, Mood.FACT, asked=True)]
    if _begins_a_question(folded, start, end):
        return [Stretch(start, end, Mood.QUESTION)]
    question = _question_inside(folded, start, end)
    if question is not None:
        return [*_told(folded, start, question), Stretch(question, end, Mood.QUESTION)]
    if asks:
        return [Stretch(start, end, Mood.QUESTION)]
    return _told(folded, start, end)


def _begins_a_question(folded: str, start: int, end: int) -> bool:
    lead = _lead().match(folded, start, end)
    begin = lead.end() if lead else start
    return bool(_question_starts().match(folded, begin, end))


def _question_inside(folded: str, start: int, end: int) -> int | None:
    """Where in a sentence that told an amount a question begins."""
    for match in phrases("moods", "question", "inside").finditer(folded, start, end):
        if _NUMBER.search(folded, start, match.start()) or match.start() - start > 3:
            return match.start()
    return None


def _told(folded: str, start: int, end: int) -> list[Stretch]:
    """What is told, cut where contrast turns it ("almost bought …, but paid …")."""
    found, begin = [], start
    for match in [*phrases("moods", "told", "contrast").finditer(folded, start, end), None]:
        stop = match.start() if match else end
        found.extend(_of_clause(folded, begin, stop))
        begin = match.end() if match else end
    return found


def _of_clause(folded: str, start: int, end: int) -> list[Stretch]:
    """One clause: what an unreal phrase rules is unreal, up to the next fact told after it."""
    if not folded[start:end].strip():
        return []
    if _orders().match(folded, _skip(folded, start, end), end):
        return [Stretch(start, end, Mood.UNREAL)]
    unreal = _first_unreal(folded, start, end)
    if unreal is None:
        return [Stretch(start, end, Mood.FACT)]
    begin = _ruled_from(folded, start, unreal.start())
    fact = phrases("moods", "told", "fact").search(folded, unreal.end(), end)
    stop = fact.start() if fact else end
    ruled = [Stretch(start, begin, Mood.FACT)] if folded[start:begin].strip() else []
    ruled.append(Stretch(begin, stop, Mood.UNREAL))
    return ruled + (_of_clause(folded, stop, end) if fact else [])


def _first_unreal(folded: str, start: int, end: int) -> re.Match[str] | None:
    mornings = [
        match.span()
        for match in phrases("moods", "unreal", "not_tomorrow").finditer(folded, start, end)
    ]
    for match in _unreal().finditer(folded, start, end):
        if any(match.start() < stop and begin < match.end() for begin, stop in mornings):
            continue
        if _is_paid_for_later(folded, start, match):
            continue
        return match
    return None


def _is_paid_for_later(folded: str, start: int, unreal: re.Match[str]) -> bool:
    """Whether a time to come is only what a told payment was for: "paid 30 for next month"."""
    if not phrases("moods", "unreal", "future").fullmatch(unreal[0]):
        return False
    return phrases("moods", "told", "fact").search(folded, start, unreal.start()) is not None


def _ruled_from(folded: str, start: int, unreal: int) -> int:
    """Where the unreal part begins: at its piece, unless that piece tells a fact before it."""
    ends = [match.end() for match in _PIECE_END.finditer(folded, start, unreal)]
    begin = ends[-1] if ends else start
    return unreal if phrases("moods", "told", "fact").search(folded, begin, unreal) else begin


def _skip(folded: str, start: int, end: int) -> int:
    lead = _lead().match(folded, start, end)
    return lead.end() if lead else start


@cache
def _lead() -> re.Pattern[str]:
    """What may stand before a question or an order without being part of it."""
    polite = phrases("moods", "told", "lead").pattern
    return re.compile(rf"[\s\W]*(?:{polite}[\s\W]*)*")


@cache
def _question_starts() -> re.Pattern[str]:
    return phrases("moods", "question", "starts")


@cache
def _unreal() -> re.Pattern[str]:
    names = ("inside", "inside_pt", "inside_es")
    entries = tuple(entry for name in names for entry in entries_of("moods", "unreal", name))
    return compiled(entries, load("moods")["sets"])


@cache
def _orders() -> re.Pattern[str]:
    return phrases("moods", "unreal", "orders")


@cache
def _log_request() -> re.Pattern[str]:
    return phrases("moods", "unreal", "log_request")
