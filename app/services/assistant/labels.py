"""Label a chat message for integrators: its intent, topic and the tone of the answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from app.assistant import commands
from app.assistant.commands import Ask, Command, Talk, TalkTopic
from app.coach.questions.types import Question
from app.schemas.chat import Emotion, Intent, Topic


@dataclass(frozen=True, slots=True)
class Labels:
    """What the API says of a message; `question_type` where a question was understood."""

    intent: Intent
    topic: Topic
    emotion: Emotion
    question_type: str | None = None
    question_slots: Mapping[str, Any] | None = None


# The one table that maps commands to intents.
INTENTS: Mapping[type, Intent] = {
    commands.Log: "transaction_log",
    commands.BookAnyway: "transaction_log",
    commands.OthersSpending: "transaction_log",
    commands.AskDetail: "transaction_log",
    commands.Amend: "transaction_change",
    commands.Remove: "transaction_change",
    commands.Undo: "transaction_change",
    commands.Redo: "transaction_change",
    commands.Recategorize: "transaction_change",
    commands.Clarify: "transaction_change",
    commands.CreateGoal: "goal_update",
    commands.ChangeGoal: "goal_update",
    commands.RemoveGoal: "goal_update",
    commands.Contribute: "goal_update",
    commands.SetIncome: "profile_update",
    commands.SetExpenses: "profile_update",
    commands.SetAim: "profile_update",
    commands.SetPayDate: "profile_update",
    commands.MakePlan: "profile_update",
    commands.SetLanguage: "profile_update",
    commands.SetCurrency: "profile_update",
    commands.SetTimezone: "profile_update",
    commands.SetName: "profile_update",
    commands.Erase: "profile_update",
    commands.Decline: "other",
}
_QUESTION = TypeAdapter(Question)
_ADVICE = frozenset({"afford", "what_if", "save", "recurring", "debt", "invest", "resisted"})
_SUPPORT = frozenset({TalkTopic.WORRY, TalkTopic.FRUSTRATION, TalkTopic.JOY})
_TOPICS: Mapping[str, Topic] = {
    "spent": "spending",
    "top": "spending",
    "largest": "spending",
    "recent": "spending",
    "count": "spending",
    "average": "spending",
    "compare": "spending",
    "day": "spending",
    "lookup": "spending",
    "recurring": "spending",
    "income": "income",
    "left": "budget",
    "track": "budget",
    "afford": "budget",
    "plan": "budget",
    "goal": "goals",
    "save": "savings",
    "saved": "savings",
    "what_if": "savings",
    "resisted": "savings",
    "invest": "savings",
    "debt": "debt",
}
_BY_INTENT: Mapping[str, Topic] = {
    "transaction_log": "spending",
    "transaction_change": "spending",
    "goal_update": "goals",
    "profile_update": "budget",
}
_EMOTIONS: Mapping[str, Emotion] = {
    "worried": "encouraging",
    "frustrated": "encouraging",
    "happy": "celebratory",
}


def describe(todo: Sequence[Command]) -> Labels:
    """Return the labels of a message by its first command; a question's type, if it asks one."""
    first = todo[0]
    asked = next((one.question for one in todo if isinstance(one, Ask)), None)
    intent = _intent(first)
    topic: Topic = _BY_INTENT.get(intent, "general")
    emotion: Emotion = "neutral"
    if asked is not None:
        topic = _TOPICS.get(asked.type, topic) if isinstance(first, Ask) else topic
        emotion = _EMOTIONS.get(asked.feeling, "neutral")
        if asked.type in {"afford", "debt"} and emotion == "neutral":
            emotion = "cautious"
    elif isinstance(first, Talk) and first.topic in _SUPPORT:
        emotion = "celebratory" if first.topic is TalkTopic.JOY else "encouraging"
    if asked is None:
        return Labels(intent, topic, emotion)
    return Labels(intent, topic, emotion, asked.type, _slots(asked))


def _slots(question: Question) -> Mapping[str, Any]:
    """Return the slots of a question that are filled, as JSON."""
    written = _QUESTION.dump_python(question, mode="json", exclude_defaults=True)
    return {name: value for name, value in written.items() if name not in {"type", "language"}}


def _intent(command: Command) -> Intent:
    if isinstance(command, Ask):
        return "advice_request" if command.question.type in _ADVICE else "progress_check"
    if isinstance(command, Talk):
        return "emotional_support" if command.topic in _SUPPORT else "small_talk"
    return INTENTS[type(command)]
