"""When the embedded engine is unsure of a chat message."""

from collections.abc import Sequence

from app.assistant.commands import (
    Amend,
    Ask,
    Command,
    Contribute,
    Decline,
    Log,
    Remove,
    SetExpenses,
    SetIncome,
    Talk,
    TalkTopic,
)
from app.assistant.opinion import ChatQuestion, Opinion
from app.coach.periods import NAMED_PERIODS
from app.reading.messages.plain_log import names_income
from app.reading.types import DraftTransaction, Kind
from app.text.names import matches
from app.text.normalize import fold_in_place
from app.text.phrases import phrases

# What was not understood, and what a person's own figures and warmer words answer better.
_TOPICS = frozenset({TalkTopic.UNCLEAR, TalkTopic.ORDER, TalkTopic.WORRY, TalkTopic.FRUSTRATION})
# Questions for advice.
_ADVICE = frozenset({"save", "debt", "invest"})


def only_log(commands: Sequence[Command]) -> Log | None:
    """Return the log that a message is and nothing else, else None."""
    first = commands[0] if len(commands) == 1 else None
    return first if isinstance(first, Log) else None


def replace_drafts(log: Log, drafts: Sequence[DraftTransaction]) -> Log:
    """Return the log with other drafts."""
    return log.model_copy(update={"drafts": tuple(drafts)})


def is_unsure_of(question: ChatQuestion) -> bool:
    """Return whether a model may understand the message better."""
    commands = question.commands
    return len(commands) == 1 and _is_unsure(commands[0], question)


def may_be_order(log: Log, question: ChatQuestion) -> bool:
    """Return whether what reads as purchases may be an order: about a goal, or the income.

    Where words of moving money stand beside a goal's name ("sácale 100 a la casa"), and where a
    purchase seems to be called income ("taxi 18 and my income is now 3500").
    """
    text = fold_in_place(question.message)
    if is_moving(text) and any(matches(g.name, question.message) for g in question.context.goals):
        return True
    return any(map(names_income, log.drafts))


def is_moving(folded: str) -> bool:
    """Return whether a message has a word of putting money somewhere or taking it out."""
    return phrases("goals", "moving", "words").search(folded) is not None


def keep_purchases(log: Log, commands: Sequence[Command]) -> tuple[Command, ...]:
    """Return a model's orders beside the purchases that are none of them; nothing without orders.

    None of the purchases is lost: the embedded engine's own drafts stay, but for the amounts that
    an order takes.
    """
    orders = [one for one in commands if isinstance(one, Contribute | SetIncome | SetExpenses)]
    if not orders:
        return ()
    taken = {abs(one.cents) for one in orders if one.cents is not None}
    drafts = [draft for draft in log.drafts if draft.amount_cents not in taken]
    return (*([replace_drafts(log, drafts)] if drafts else []), *orders)


def keep_corrections(question: ChatQuestion, opinion: Opinion) -> Opinion | None:
    """Return the opinion where it may stand for the embedded reading.

    What is surely a correction or a removal is nothing else: only another entry may be meant.
    """
    first = question.commands[0]
    if not isinstance(first, Amend | Remove):
        return opinion
    kept = tuple(one for one in opinion.commands if isinstance(one, type(first)))
    return Opinion(kept) if kept else None


def _is_unsure(command: Command, question: ChatQuestion) -> bool:
    if isinstance(command, Talk):
        return command.topic in _TOPICS
    if isinstance(command, Ask):
        return command.question.type in _ADVICE
    if isinstance(command, Amend | Remove):
        return _names_nothing(command, question)
    return isinstance(command, Decline) and command.feature is None


def _names_nothing(command: Amend | Remove, question: ChatQuestion) -> bool:
    """Return whether a correction names an entry that is not in the books."""
    reference = command.entry
    if not reference.words or reference.ids or getattr(command, "otherwise", None):
        return False
    ever = NAMED_PERIODS["ever"](question.context.today)
    kinds: tuple[Kind, ...] = ("expense", "income")
    find = question.ledger.find_by_description
    return not any(find([reference.words], ever, kind) for kind in kinds)
