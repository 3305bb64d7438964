"""Divide a message into what it asks for: "add 50 for parking and delete the taxi" is two things.

It is divided after sentences, and before a verb of change or a question that follows "and" or a
comma. A list of purchases stays together: the reader divides it.
"""

import re
from collections.abc import Iterator
from functools import cache

from app.assistant.understanding.sentences import TOPIC
from app.assistant.understanding.utterance import Utterance
from app.text.phrases import phrases
from app.text.templates import DAYS

_SENTENCE_END = re.compile(r"(?<![.!])[.!]+(?=\s)|[?]+|\n+|;")


def split(utterance: Utterance) -> list[Utterance]:
    """Return the parts of a message, in order; one where it is not divided."""
    folded = utterance.folded
    gaps = [(match.end(), match.end()) for match in _SENTENCE_END.finditer(folded)]
    gaps += [match.span() for match in _before_verb().finditer(folded)]
    gaps += [match.span("mark") for match in _after_order().finditer(folded)]
    starts = [0, *(end for _, end in sorted(gaps))]
    ends = [*(start for start, _ in sorted(gaps)), len(folded)]
    parts = [
        utterance.part(start, end)
        for start, end in zip(starts, ends, strict=True)
        if any(character.isalnum() for character in folded[start:end])
    ]
    return list(_with_frames(utterance, parts)) or [utterance]


def _with_frames(utterance: Utterance, parts: list[Utterance]) -> Iterator[Utterance]:
    """Yield the parts; a mere time belongs to the question after it: "and yesterday, how much?"."""
    waiting: list[Utterance] = []
    for part in parts:
        if waiting and not part.is_question:
            yield waiting.pop()
        if _time().fullmatch(part.masked):
            waiting = [part]
        else:
            yield rejoin(utterance, [*waiting, part])
            waiting = []
    yield from waiting


def holds_another(masked: str) -> bool:
    """Return whether masked words go on to another order: "the taxi and log 9 for stamps"."""
    return _before_verb().search(masked) is not None


def rejoin(utterance: Utterance, parts: list[Utterance]) -> Utterance:
    """Return neighbouring parts of `utterance` as one."""
    first, last = parts[0], parts[-1]
    return utterance.part(first.offset, last.offset + len(last.text))


@cache
def _time() -> re.Pattern[str]:
    """Return the pattern of a masked part that names nothing but a day."""
    joins = phrases(TOPIC, "split", "joins").pattern
    return re.compile(rf"(?:{joins} )?[{chr(DAYS[0])}-{chr(DAYS[-1])}]")


@cache
def _before_verb() -> re.Pattern[str]:
    """Return the pattern of what stands before a verb of change or a question word."""
    joins = phrases(TOPIC, "split", "joins").pattern
    verbs = phrases(TOPIC, "split", "verbs").pattern
    return re.compile(rf"(?:,\s*(?:{joins}\s+)?|\s{joins}\s+)(?={verbs})")


@cache
def _after_order() -> re.Pattern[str]:
    """Return the pattern of an order, a comma and a statement: "remove the taxi, coffee was 5"."""
    verbs = "|".join(phrases(TOPIC, "sets", name).pattern for name in ("remove", "undo"))
    was = phrases(TOPIC, "sets", "was").pattern
    return re.compile(rf"^\W*(?:{verbs})[^,]*(?P<mark>,\s*)(?=\w+(?:\s\w+)?\s{was}\s\W{{0,2}}\d)")
