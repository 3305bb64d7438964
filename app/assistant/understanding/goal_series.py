"""Read money put into several goals at once: "put 100 into the trip and 50 into the bike"."""

import re
from functools import cache

from app.assistant.commands import Command, Contribute
from app.assistant.context import UnderstandingContext
from app.assistant.understanding.goals import read_goal_command
from app.assistant.understanding.sentences import TOPIC
from app.assistant.understanding.utterance import Utterance, read_utterance
from app.text.phrases import phrases

_LEAST = 2  # amounts


def read_goal_series(utterance: Utterance, context: UnderstandingContext) -> tuple[Command, ...]:
    """Return what is put into each goal; none where a part is no such order.

    The parts after the first leave out its verb.
    """
    if len(utterance.amounts) < _LEAST or utterance.is_question:
        return ()
    starts = [amount.start for amount in utterance.amounts]
    joins = [match for match in _join().finditer(utterance.folded) if match.end() in starts]
    if len(joins) != len(starts) - 1:
        return ()
    verb = utterance.text[: starts[0]]
    ends = [join.start() for join in joins] + [len(utterance.text)]
    found: list[Command] = []
    for start, end in zip(starts, ends, strict=True):
        written = f"{verb} {utterance.text[start:end]}"
        part = read_utterance(written, utterance.language, context.reader)
        command = read_goal_command(part, context)
        if not isinstance(command, Contribute):
            return ()
        found.append(command)
    return tuple(found)


@cache
def _join() -> re.Pattern[str]:
    """Return the pattern of what joins two orders before an amount."""
    words = phrases(TOPIC, "reference", "separators").pattern
    return re.compile(rf"\s*,\s*(?:{words}\s+)?|\s+{words}\s+")
