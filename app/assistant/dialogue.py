"""What the assistant remembers of a conversation, from one message to the next."""

from datetime import datetime, timedelta
from typing import Any, Literal

from pydantic import AwareDatetime, Field, ValidationError

from app.assistant.commands import Amend, Choice, Command, Feature, Frozen, Remove
from app.coach.questions.types import Question
from app.reading.types import DraftTransaction

# How long a dialogue is valid, and how long an open question waits for its answer.
VALID_FOR = timedelta(minutes=30)
ANSWERED_WITHIN = timedelta(minutes=10)
# Lines shown that are remembered: a reply lists fewer, an import's first ones are enough.
MAX_SHOWN = 30


class OpenQuestion(Frozen):
    """What was asked and waits for an answer.

    Attributes:
        kind: `choice`: one of `choices`; `yes_no`: `command` is performed on a yes; `slot`:
            `command` lacks what `slot` names.
        text: The question as the person read it.
        choices: The answers that were offered, in order.
        command: What is performed with the answer.
        slot: The name of the missing value: income, expenses, goal_name, goal_target, goal_date,
            contribution, description, amount, change, language, …
        expires_at: When the question is forgotten.
    """

    kind: Literal["choice", "yes_no", "slot"]
    text: str
    choices: tuple[Choice, ...] = ()
    command: Command | None = None
    slot: str = ""
    expires_at: AwareDatetime


class Dialogue(Frozen):
    """A conversation's state on one channel.

    Attributes:
        question: The last question, resolved, so that a follow-up changes one slot of it.
        shown: The ids of the entries in the last reply that showed some, in order.
        listed: The same of the last reply that showed several: what "the second one" counts.
        focus: What "it" means: the last entry, the goal spoken of last, a feature that is not
            offered (`feature`), figures of the person's finances, or what a question was about,
            which is none of these.
        goal_id: The goal spoken of last.
        figures: What was told of the person's finances, in cents: income, expenses.
        told: Which of them the last message about finances told.
        open: The question that waits for an answer.
        order: The last removal or correction without an amount: "and the taxi" goes on with it.
        left_out: What the last submission left out as duplicates: "book it anyway" books it.
        asked_erasure: Whether the person was asked if everything is to be erased.
        updated_at: When the last message was answered.
    """

    format: Literal[1] = 1
    question: Question | None = None
    shown: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    focus: Literal["entry", "goal", "feature", "finances", "question"] | None = None
    feature: Feature | None = None
    goal_id: str | None = None
    figures: dict[str, int] = Field(default_factory=dict)
    told: tuple[str, ...] = ()
    open: OpenQuestion | None = None
    order: Amend | Remove | None = None
    left_out: tuple[DraftTransaction, ...] = ()
    asked_erasure: bool = False
    updated_at: AwareDatetime | None = None

    def as_json(self) -> dict[str, Any]:
        """Return it as it is stored."""
        return self.model_dump(mode="json", exclude_none=True)


def read_dialogue(stored: Any, now: datetime) -> Dialogue:
    """Return a stored dialogue; an empty one where it is too old or cannot be read.

    Another version may have written it: a dialogue is worth little enough to be begun again.
    """
    try:
        dialogue = Dialogue.model_validate(stored)
    except ValidationError:
        return Dialogue()
    if dialogue.updated_at is None or dialogue.updated_at < now - VALID_FOR:
        return Dialogue()
    if dialogue.open is not None and dialogue.open.expires_at <= now:
        return dialogue.model_copy(update={"open": None})
    return dialogue
