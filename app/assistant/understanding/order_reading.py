"""Read a sentence as an order or a correction: the first reader that claims it decides."""

from collections.abc import Callable

from app.assistant.commands import (
    Amend,
    Command,
    Log,
)
from app.assistant.context import UnderstandingContext
from app.assistant.understanding.corrections import read_correction
from app.assistant.understanding.finances import read_finances
from app.assistant.understanding.goal_series import read_goal_series
from app.assistant.understanding.goals import read_goal_command
from app.assistant.understanding.orders import names_an_order, tells_no_purchase
from app.assistant.understanding.others_spending import read_others_spending
from app.assistant.understanding.sentences import TOPIC
from app.assistant.understanding.series import read_series
from app.assistant.understanding.settings import read_settings
from app.assistant.understanding.talk import tells_feeling
from app.assistant.understanding.unavailable import read_payment, read_unavailable
from app.assistant.understanding.utterance import Utterance
from app.reading.messages.reader import read_message
from app.text.phrases import phrases

Commands = tuple[Command, ...]
Reader = Callable[[Utterance, UnderstandingContext], "Command | Commands | None"]

# Readers of orders, in the order in which they claim a sentence.
_ORDER_READERS: tuple[Reader, ...] = (
    read_unavailable,
    read_settings,
    read_finances,
    read_goal_series,
    read_goal_command,
    read_payment,
)


def read_order(utterance: Utterance, context: UnderstandingContext) -> Commands:
    """Return the commands of an order or a correction; none where it is no such."""
    if others := read_others_spending(utterance, (), context):
        return (others,)
    for read in _ORDER_READERS:
        if found := read(utterance, context):
            return found if isinstance(found, tuple) else (found,)
    if series := read_series(utterance, context):
        return tuple(
            amend if names_an_order(series[0][1]) else _with_otherwise(amend, part, context)
            for amend, part in series
        )
    correction = read_correction(utterance, context.reader)
    if isinstance(correction, Amend) and not utterance.amounts and tells_feeling(utterance):
        return ()  # "I'm afraid of the bills" moves nothing into a category
    if isinstance(correction, Amend):
        return (_with_otherwise(correction, utterance, context),)
    return (correction,) if correction else ()


def _with_otherwise(
    correction: Amend, utterance: Utterance, context: UnderstandingContext
) -> Amend:
    """Return a correction with the log that it is where there is nothing to correct.

    "12 not 21 for parking" may be a log; "the paint was 50, not 45" can only correct one. A
    statement that is no log can only be a correction, however it is put: "lidl was yesterday".
    """
    corrects = ("should",) if correction.strength != "explicit" else ("should", "be")
    is_correction = any(phrases(TOPIC, "sets", name).search(utterance.masked) for name in corrects)
    is_it = correction.entry.is_pronoun and correction.strength == "explicit"
    if is_it or is_correction or names_an_order(utterance):
        return correction
    log = log_of(utterance, context)
    if log is None:
        return correction.model_copy(update={"strength": "explicit"})
    return correction.model_copy(update={"otherwise": log})


def log_of(utterance: Utterance, context: UnderstandingContext) -> Log | None:
    """Return the log that a statement such as "dinner was 40" is where it corrects nothing."""
    if tells_no_purchase(utterance):
        return None
    reading = read_message(utterance.text, context.reader)
    return Log(drafts=reading.drafts) if reading.drafts else None
