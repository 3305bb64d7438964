"""Tell facts from questions, plans, wishes, negations and quoted prices.

Only the factual spans of a message are read for transactions ("bought bread for 4"); amounts in
"how much is 40 euros?" or "i want a 90 jacket" are not booked.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from app.text.phrases import phrases


class Modality(Enum):
    """How a part of a message is meant."""

    FACTUAL = auto()  # it happened: "paid 30 for parking"
    QUESTION = auto()  # "how much is left?"
    NON_FACTUAL = auto()  # planned, wished, denied, ordered, owed or a mere price


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a message with one modality.

    `is_log_request` where the person asks to record it ("can you log 30 for lunch?"), which is
    factual although it has the form of a question.
    """

    start: int
    end: int
    modality: Modality
    is_log_request: bool = False


_SENTENCE_END = re.compile(r"(?<![.!])[.!]++(?=\s|$)|[?]+|\n+|\.{2,}")
_SEGMENT_END = re.compile(r"[,;()\n]|\s-\s")
_NUMBER = re.compile(r"\d")


def split_by_modality(folded: str) -> list[Span]:
    """Return the spans of a message, in order; together they cover all its words.

    `folded` is the message as `app.text.normalize.fold_in_place` returns it.
    """
    found: list[Span] = []
    start = 0
    for match in [*_SENTENCE_END.finditer(folded), None]:
        end = match.start() if match else len(folded)
        if folded[start:end].strip():
            has_question_mark = match is not None and "?" in match[0]
            found.extend(_split_sentence(folded, start, end, has_question_mark=has_question_mark))
        start = match.end() if match else end
    return found


def _split_sentence(folded: str, start: int, end: int, *, has_question_mark: bool) -> list[Span]:
    """Return the spans of one sentence: a question, facts, or facts and then a question."""
    request = _log_request().search(folded, start, end)
    if request and not _begins_a_question(folded, start, request.start()):
        return [Span(start, end, Modality.FACTUAL, is_log_request=True)]
    if _begins_a_question(folded, start, end):
        return [Span(start, end, Modality.QUESTION)]
    question = _find_question(folded, start, end)
    if question is not None:
        return [*_split_statement(folded, start, question), Span(question, end, Modality.QUESTION)]
    if has_question_mark:
        judged = _find_judgement(folded, start, end)
        facts = _split_statement(folded, start, judged) if judged is not None else []
        return [*facts, Span(judged or start, end, Modality.QUESTION)]
    if undone := _find_undone(folded, start, end):
        begin, stop = undone
        return [
            *_split_statement(folded, start, begin),
            Span(begin, stop, Modality.NON_FACTUAL),
            *_split_statement(folded, stop, end),
        ]
    return _split_statement(folded, start, end)


def _find_undone(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the part of a sentence that did not come about: "… 80 at the shop, card declined".

    It begins at the attempt ("tried to pay"), where one is named, else at the sentence, and ends
    before the fact that came instead ("… so paid 80 in cash").
    """
    undone = phrases("modality", "non_factual", "undone").search(folded, start, end)
    if undone is None:
        return None
    attempt = _find_non_factual(folded, start, undone.start())
    begin = _find_non_factual_start(folded, start, attempt.start()) if attempt else start
    fact = phrases("modality", "factual", "fact").search(folded, undone.end(), end)
    return begin, fact.start() if fact else end


def _begins_a_question(folded: str, start: int, end: int) -> bool:
    lead = _lead().match(folded, start, end)
    begin = lead.end() if lead else start
    return bool(_question_starts().match(folded, begin, end))


def _find_question(folded: str, start: int, end: int) -> int | None:
    """Return where a question begins inside a statement, or None."""
    for match in phrases("modality", "question", "inside").finditer(folded, start, end):
        if _NUMBER.search(folded, start, match.start()) or match.start() - start > 3:
            return match.start()
    return None


def _find_judgement(folded: str, start: int, end: int) -> int | None:
    """Return where "…, is that a lot?" asks what to think of the fact before it, or None.

    A fact has a verb and an amount: "jacket 90, too much?" may be a price that was only seen.
    """
    for comma in _SEGMENT_END.finditer(folded, start, end):
        lead = _lead().match(folded, comma.end(), end)
        begin = lead.end() if lead else comma.end()
        if phrases("modality", "question", "judges").match(folded, begin, end):
            fact = phrases("modality", "factual", "fact").search(folded, start, comma.start())
            is_told = fact is not None and _NUMBER.search(folded, start, comma.start())
            return comma.end() if is_told else None
    return None


def _split_statement(folded: str, start: int, end: int) -> list[Span]:
    """Return the spans of a statement, split at contrasts ("almost bought …, but paid …")."""
    found, begin = [], start
    for match in [*phrases("modality", "factual", "contrast").finditer(folded, start, end), None]:
        stop = match.start() if match else end
        found.extend(_split_clause(folded, begin, stop))
        begin = match.end() if match else end
    return found


def _split_clause(folded: str, start: int, end: int) -> list[Span]:
    """Return the spans of a clause.

    A phrase such as "want to" makes its part non-factual up to the next fact ("but paid 40").
    """
    if not folded[start:end].strip():
        return []
    if _orders().match(folded, _skip_lead(folded, start, end), end):
        return [Span(start, end, Modality.NON_FACTUAL)]
    supposed = phrases("modality", "non_factual", "supposed").search(folded, start, end)
    non_factual = _find_non_factual(folded, start, supposed.start() if supposed else end)
    if non_factual is None and supposed is None:
        return [Span(start, end, Modality.FACTUAL)]
    fact, stop = None, end
    if non_factual is None:
        begin = _find_non_factual_start(folded, start, supposed.start()) if supposed else start
    else:
        begin = _find_non_factual_start(folded, start, non_factual.start())
        fact = phrases("modality", "factual", "fact").search(folded, non_factual.end(), end)
        stop = _find_fact_start(folded, non_factual.end(), fact.start()) if fact else end
    spans = [Span(start, begin, Modality.FACTUAL)] if folded[start:begin].strip() else []
    spans.append(Span(begin, stop, Modality.NON_FACTUAL))
    return spans + (_split_clause(folded, stop, end) if fact else [])


def _find_non_factual(folded: str, start: int, end: int) -> re.Match[str] | None:
    # "esta mañana", "da manhã": the word for tomorrow, but no future.
    excluded = [
        match.span()
        for match in phrases("modality", "non_factual", "not_tomorrow").finditer(folded, start, end)
    ]
    for match in _non_factual().finditer(folded, start, end):
        if any(match.start() < stop and begin < match.end() for begin, stop in excluded):
            continue
        if _is_paid_for_later(folded, start, match):
            continue
        return match
    return None


def _is_paid_for_later(folded: str, start: int, non_factual: re.Match[str]) -> bool:
    """Return whether a future time is only what a payment was for: "paid 30 for next month"."""
    if not phrases("modality", "non_factual", "future").fullmatch(non_factual[0]):
        return False
    return (
        phrases("modality", "factual", "fact").search(folded, start, non_factual.start())
        is not None
    )


def _find_non_factual_start(folded: str, start: int, non_factual: int) -> int:
    """Return where the non-factual part begins.

    At the start of its segment, or at the phrase itself where a fact precedes it in the segment.
    """
    ends = [match.end() for match in _SEGMENT_END.finditer(folded, start, non_factual)]
    begin = ends[-1] if ends else start
    return (
        non_factual
        if phrases("modality", "factual", "fact").search(folded, begin, non_factual)
        else begin
    )


def _find_fact_start(folded: str, non_factual: int, fact: int) -> int:
    """Return where the part with a fact begins: "… nothing, yesterday paid 5" at its date."""
    ends = [match.end() for match in _SEGMENT_END.finditer(folded, non_factual, fact)]
    return ends[-1] if ends else fact


def _skip_lead(folded: str, start: int, end: int) -> int:
    lead = _lead().match(folded, start, end)
    return lead.end() if lead else start


@cache
def _lead() -> re.Pattern[str]:
    """Return the pattern of polite words before a question or an order."""
    polite = phrases("modality", "factual", "lead").pattern
    return re.compile(rf"[\s\W]*(?:{polite}[\s\W]*)*")


@cache
def _question_starts() -> re.Pattern[str]:
    return phrases("modality", "question", "starts")


@cache
def _non_factual() -> re.Pattern[str]:
    return phrases("modality", "non_factual", "inside")


@cache
def _orders() -> re.Pattern[str]:
    return phrases("modality", "non_factual", "orders")


@cache
def _log_request() -> re.Pattern[str]:
    return phrases("modality", "non_factual", "log_request")
