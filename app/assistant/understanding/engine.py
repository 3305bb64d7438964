"""Understand a message: divide it, and take the first reading of each part, the surest kinds first.

A part that no kind of order claims is read as a log, talk or a question. Several such neighbours
are read together: the lines of a list belong to one submission.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.assistant.commands import (
    Amend,
    Ask,
    Command,
    CreateGoal,
    Decline,
    Log,
    Redo,
    Remove,
    Talk,
    TalkTopic,
    Undo,
)
from app.assistant.context import UnderstandingContext
from app.assistant.understanding import finances, goals, settings
from app.assistant.understanding.continued import read_continued
from app.assistant.understanding.corrections import read_correction
from app.assistant.understanding.open_questions import SlotFiller, read_answer
from app.assistant.understanding.order_reading import read_order
from app.assistant.understanding.plain_reading import read_plain
from app.assistant.understanding.remarks import read_beside_remark
from app.assistant.understanding.segments import rejoin, split
from app.assistant.understanding.supposed import read_new_price
from app.assistant.understanding.utterance import LONGEST, Utterance, read_utterance
from app.reading.messages.plain_log import is_plain_log
from app.reading.messages.reader import read_message
from app.reading.messages.self_corrections import correct, settle
from app.text.language import detect
from app.text.languages import Language
from app.text.templates import AMOUNTS

Commands = tuple[Command, ...]


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a message asks for, and the language that it is in."""

    language: Language
    commands: Commands


# Parts with an amount, from which a message may tell of one purchase.
_LEAST_OF_A_STORY = 2
# How often somebody corrects an amount in one message: "20, no 25, no, 20 after all".
_MOST_CORRECTIONS = 3
# A line of a reply of ours, copied into a message: what it says is booked already.
_PASTED = re.compile(r"^[>\s]*(?:✅|✏|🗑|↩)\ufe0f?[^\n·]*·[^\n]*\n?", re.MULTILINE)
# What fills the open slots of goals, finances and settings, by the slot's name.
_SLOT_FILLERS: dict[str, SlotFiller] = {
    **dict.fromkeys(("income", "expenses"), finances.fill_slot),
    **dict.fromkeys(("goal_name", "goal_target", "goal_date", "contribution"), goals.fill_slot),
    **dict.fromkeys(("language", "currency", "timezone", "name"), settings.fill_slot),
}


def understand(message: str, context: UnderstandingContext) -> Understanding:
    """Return the commands that a message asks for, in order; at least one."""
    written = _PASTED.sub("", message)
    if not written.strip():
        return Understanding(context.language, (Talk(topic=TalkTopic.UNCLEAR),))
    message = written
    language, _ = detect(message, context.language)
    utterance = read_utterance(message, language, context.reader)
    if len(utterance.text) > LONGEST:
        return Understanding(language, read_plain(utterance, context))
    for _ in range(_MOST_CORRECTIONS):
        text = correct(utterance.text, utterance.folded, utterance.amounts)
        if text == utterance.text:
            break
        utterance = read_utterance(text, language, context.reader)
    commands = (
        _read_taking_back(utterance, context)
        or read_answer(utterance, context, _SLOT_FILLERS)
        or _read_whole(utterance, context)
    )
    told = tuple(
        goals.of_goal(finances.correct_figure(command, context), context) for command in commands
    )
    return Understanding(language, told)


def _read_taking_back(utterance: Utterance, context: UnderstandingContext) -> Commands:
    """Return the command of "undo" where a value is asked for: it is no name of a purchase."""
    asked = context.dialogue.open
    if asked is None or asked.kind != "slot":
        return ()
    correction = read_correction(utterance, context.reader)
    return (correction,) if isinstance(correction, Undo | Redo | Remove) else ()


def _read_whole(utterance: Utterance, context: UnderstandingContext) -> Commands:
    """Return the commands of a message: read as a whole, else by its parts."""
    if supposed := read_new_price(utterance, context):
        return (supposed,)
    if asked := _read_question_after_comma(utterance, context):
        return asked
    parts = split(utterance)
    orders = list(_read_orders(parts, context)) if len(parts) > 1 else [()]
    if story := _read_one_purchase(utterance, parts, orders, context):
        return story
    if any(orders) and _stand_apart(parts, orders, context):
        return tuple(_joined(utterance, parts, orders, context))
    if order := read_order(utterance, context) or read_beside_remark(utterance, context):
        return order
    if continued := read_continued(utterance, context):
        return (continued,)
    if len(parts) == 1:
        return read_plain(utterance, context)
    if not any(orders):
        return _read_log_and_question(parts, context) or read_plain(utterance, context)
    return tuple(_joined(utterance, parts, orders, context))


def _read_one_purchase(
    utterance: Utterance,
    parts: Sequence[Utterance],
    orders: Sequence[Commands],
    context: UnderstandingContext,
) -> Commands:
    """Return the log of a purchase told in parts: "the pizza was 90, my part was 30" books 30.

    The parts look like statements about entries, and the reader makes less of them than they have
    amounts. None where it is no such, as where an amount is only denied: "not 18, it was 23".
    """
    if settle(utterance.text, utterance.folded, utterance.amounts) != utterance.text:
        return ()
    with_amount = sum(bool(part.amounts) for part in parts)
    told = [command for order in orders for command in order]
    if with_amount < _LEAST_OF_A_STORY or len(told) != with_amount:
        return ()
    if not all(isinstance(one, Amend) and one.strength != "explicit" for one in told):
        return ()
    drafts = read_message(utterance.text, context.reader).drafts
    return (Log(drafts=drafts),) if 0 < len(drafts) < with_amount else ()


def _stand_apart(
    parts: Sequence[Utterance], orders: Sequence[Commands], context: UnderstandingContext
) -> bool:
    """Return whether parts are so many things: each is an order, or a log beside one."""
    if _tell_target(parts, orders):
        return False
    others = [part.text for part, order in zip(parts, orders, strict=True) if not order]
    return not others or any(
        is_plain_log(text, read_message(text, context.reader)) for text in others
    )


def _tell_target(parts: Sequence[Utterance], orders: Sequence[Commands]) -> bool:
    """Return whether a part tells the target of a new goal: "a goal for christmas, 400 by may"."""
    lacking = any(
        isinstance(command, CreateGoal) and command.target_cents is None
        for order in orders
        for command in order
    )
    is_told = any(
        not order and part.amounts and part.masked.startswith(chr(AMOUNTS[0]))
        for part, order in zip(parts, orders, strict=True)
    )
    return lacking and is_told


def _read_orders(parts: Sequence[Utterance], context: UnderstandingContext) -> Iterator[Commands]:
    """Yield the order of each part; "it" is the goal that a part before has set."""
    for part in parts:
        order = read_order(part, context)
        if any(isinstance(command, CreateGoal) for command in order):
            dialogue = context.dialogue.model_copy(update={"focus": "goal", "goal_id": None})
            context = replace(context, dialogue=dialogue)
        yield order


def _read_log_and_question(parts: Sequence[Utterance], context: UnderstandingContext) -> Commands:
    """Return a log and the question that follows it after a comma; none where it is no such."""
    if not all(part.amounts for part in parts[:-1]):
        return ()
    *logged, asked = (read_plain(part, context) for part in parts)
    is_log = all(isinstance(command, Log) for commands in logged for command in commands)
    if not is_log or not all(isinstance(command, Ask) for command in asked):
        return ()
    return tuple(command for commands in (*logged, asked) for command in commands)


def _read_question_after_comma(utterance: Utterance, context: UnderstandingContext) -> Commands:
    """Return a log and the question after its last comma; none where a message is no such two.

    "Paid 60 for internet, what is due next?": the question names no amount, so its words must not
    turn the log into one.
    """
    mark = utterance.text.rfind(",")
    if mark < 0 or not utterance.text.rstrip().endswith("?"):
        return ()
    logged, asked = utterance.part(0, mark), utterance.part(mark + 1, len(utterance.text))
    if not logged.amounts or asked.amounts or logged.is_question:
        return ()
    if not is_plain_log(logged.text, read_message(logged.text, context.reader)):
        return ()
    log, question = read_plain(logged, context), read_plain(asked, context)
    is_both = all(isinstance(one, Log) for one in log) and all(
        isinstance(one, Ask) for one in question
    )
    return (*log, *question) if is_both else ()


def _joined(
    utterance: Utterance,
    parts: Sequence[Utterance],
    orders: Sequence[Commands],
    context: UnderstandingContext,
) -> Iterator[Command]:
    """Yield the commands of the parts in order; neighbours without an order are read together."""
    waiting: list[Utterance] = []
    for part, order in zip(parts, orders, strict=True):
        if not order:
            waiting.append(part)
            continue
        if waiting:
            yield from _beside_order(read_plain(rejoin(utterance, waiting), context))
            waiting = []
        yield from order
    if waiting:
        yield from _beside_order(read_plain(rejoin(utterance, waiting), context))


def _beside_order(commands: Commands) -> Iterator[Command]:
    """Yield what says something beside an order: "weird, I know" needs no answer."""
    for command in commands:
        if not isinstance(command, Decline) and not (
            isinstance(command, Talk) and command.topic in _NOT_BESIDE_ORDERS
        ):
            yield command


_NOT_BESIDE_ORDERS = frozenset(
    {TalkTopic.UNCLEAR, TalkTopic.ACKNOWLEDGEMENT, TalkTopic.GREETING, TalkTopic.THANKS}
)
