"""Make one reply of what came of each command, in their order."""

from collections.abc import Callable, Sequence
from typing import Any

from app.assistant.outcomes import (
    Amended,
    Answered,
    Asked,
    Booked,
    Contributed,
    FiguresTold,
    GoalRemoved,
    GoalSet,
    Learned,
    NoSuchEntry,
    NoSuchGoal,
    NothingToUndo,
    Outcome,
    PlanMade,
    Refused,
    Removed,
    Said,
    SettingChanged,
    Unchanged,
    Undone,
)
from app.assistant.wording import entries, finances, goals, settings
from app.assistant.wording.formatter import ReplyFormatter, fit

Words = Callable[[Any, ReplyFormatter], str]

_WORDS: dict[type, Words] = {
    Booked: entries.word_booked,
    Amended: entries.word_amended,
    Unchanged: entries.word_unchanged,
    Removed: entries.word_removed,
    Undone: entries.word_undone,
    NothingToUndo: entries.word_nothing_to_undo,
    NoSuchEntry: entries.word_not_found,
    Learned: entries.word_learned,
    GoalSet: goals.word_goal,
    GoalRemoved: goals.word_goal_removed,
    Contributed: goals.word_contribution,
    NoSuchGoal: goals.word_no_such_goal,
    FiguresTold: finances.word_figures,
    PlanMade: finances.word_plan,
    SettingChanged: settings.word_setting,
    Refused: lambda done, formatter: formatter.say(done.message, **dict(done.values)),
    Asked: lambda done, _: str(done.question.text),
    Answered: lambda done, _: str(done.text),
    Said: lambda done, _: str(done.text),
}


def word_reply(outcomes: Sequence[Outcome], formatter: ReplyFormatter) -> str:
    """Return the reply, within WhatsApp's bound; neighbours of one kind are not set apart."""
    parts: list[str] = []
    before: type | None = None
    for outcome in outcomes:
        text = _WORDS[type(outcome)](outcome, formatter)
        is_like = before is type(outcome) and before in {Amended, Removed}
        parts.append(f"\n{text}" if is_like else f"\n\n{text}" if parts else text)
        before = type(outcome)
    return fit("".join(parts))
