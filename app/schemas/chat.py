"""Chat messages as requests and answers."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, Field

from app.schemas.fields import (
    Language,
    Moment,
    RequestBody,
    ResponseData,
    Timestamp,
    UserId,
    with_example,
)
from app.schemas.transactions import Channel

Intent = Literal[
    "progress_check",
    "advice_request",
    "transaction_log",
    "transaction_change",
    "goal_update",
    "profile_update",
    "emotional_support",
    "small_talk",
    "other",
]
Topic = Literal["savings", "spending", "income", "goals", "budget", "debt", "general"]
Emotion = Literal["encouraging", "neutral", "cautious", "celebratory"]


def _check_not_blank(value: str) -> str:
    if not value.strip():
        raise ValueError("must not be blank")
    return value


class NewChatMessage(RequestBody):
    """A message to the assistant."""

    model_config = with_example(
        message="Am I on track to hit my emergency fund goal?", language="en"
    )

    message: Annotated[str, Field(min_length=1, max_length=8000), AfterValidator(_check_not_blank)]
    language: Annotated[
        Language | None,
        Field(description="Language of the answer. Default: the language of the message."),
    ] = None
    sent_at: Annotated[
        Moment | None,
        Field(description="When it was written: decides what today is. Default: now."),
    ] = None
    channel: Channel = "api"
    in_reply_to: Annotated[
        str | None,
        Field(max_length=40, description="The answer or reply that the message quotes."),
    ] = None
    apply_changes: Annotated[
        bool | None,
        Field(
            description="Whether to perform what the message asks to change; else `changes` says "
            "what would be done. Default: only for the channel whatsapp."
        ),
    ] = None

    @property
    def applies_changes(self) -> bool:
        """Return whether changes are performed."""
        return self.channel == "whatsapp" if self.apply_changes is None else self.apply_changes


class ChatChange(ResponseData):
    """Something that the message changed, or would change."""

    id: Annotated[str | None, Field(description="The change; null where none is stored.")]
    type: Annotated[str, Field(examples=["transaction.changed"])]
    summary: Annotated[str, Field(examples=["$45 · Groceries"])]
    performed: bool
    undoable: bool
    object: Annotated[
        dict[str, Any] | None, Field(description="The one object that was changed, as it is now.")
    ]


class PendingData(ResponseData):
    """What the assistant asked and waits for."""

    question: Annotated[str, Field(examples=["Which one?"])]
    choices: list[str]


class ChatMessageData(ResponseData):
    """A message of the chat, the person's or the assistant's."""

    model_config = with_example(
        id="ozz_chat_01HX9S4TRQNG6BWZM3KD7VCFPA",
        user_id="ozz_usr_01HX9KZMR4P5JQNBVT7YCW3DEF",
        role="assistant",
        message="You've saved $0 toward your $5,000 Emergency Fund goal.",
        language="en",
        intent="progress_check",
        topic="goals",
        emotion="neutral",
        question_type="goal",
        question_slots={},
        changes=[],
        pending=None,
        created_at="2025-05-05T14:35:00Z",
    )

    object_name: ClassVar = "chat_message"
    plural: ClassVar = "messages"
    answer_defaults: ClassVar = {
        "id": "",
        "user_id": "",
        "role": "assistant",
        "language": "en",
        "intent": None,
        "topic": None,
        "emotion": None,
        "question_type": None,
        "question_slots": None,
        "changes": [],
        "pending": None,
        "created_at": "",
    }

    id: str
    user_id: UserId
    role: Literal["user", "assistant"]
    message: str
    language: Language
    intent: Annotated[
        str | None, Field(description="What the person wanted: progress_check, transaction_log, …")
    ]
    topic: Annotated[str | None, Field(description="What it is about: spending, goals, …")]
    emotion: Annotated[
        str | None, Field(description="The tone of the answer: encouraging, neutral, …")
    ]
    question_type: Annotated[
        str | None, Field(description="The type of question that was answered: spent, goal, …")
    ]
    question_slots: Annotated[
        dict[str, Any] | None,
        Field(description="What the question names: period, category, subjects, cents, …"),
    ]
    changes: Annotated[
        list[ChatChange], Field(description="What the message changed, in the order it was done.")
    ]
    pending: Annotated[
        PendingData | None, Field(description="What the assistant asked and waits for.")
    ]
    created_at: Timestamp
