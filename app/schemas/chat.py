"""The chat on the wire."""

from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field

from app.schemas.fields import Body, Language, Moment, Timestamp, UserId, Wire, sample


def _says_something(value: str) -> str:
    if not value.strip():
        raise ValueError("must say something")
    return value


class NewChatMessage(Body):
    """Something to ask the coach."""

    model_config = sample(message="Am I on track to hit my emergency fund goal?", language="en")

    message: Annotated[str, Field(min_length=1, max_length=2000), AfterValidator(_says_something)]
    language: Annotated[
        Language | None, Field(description="Of the answer. Default: the message's own.")
    ] = None
    sent_at: Annotated[
        Moment | None, Field(description="When it was said: settles today. Default: now.")
    ] = None


class ChatMessageData(Wire):
    """One line of the chat, the person's or the coach's."""

    model_config = sample(
        id="ozz_chat_01HX9S4TRQNG6BWZM3KD7VCFPA",
        user_id="ozz_usr_01HX9KZMR4P5JQNBVT7YCW3DEF",
        role="assistant",
        message="You've saved $0 toward your $5,000 Emergency Fund goal.",
        language="en",
        intent="goal",
        topic="Emergency Fund",
        emotion="neutral",
        created_at="2025-05-05T14:35:00Z",
    )

    object_name: ClassVar = "chat_message"
    plural: ClassVar = "messages"

    id: str
    user_id: UserId
    role: Literal["user", "assistant"]
    message: str
    language: Language
    intent: Annotated[str | None, Field(description="What was asked: spent, goal, afford, …")]
    topic: Annotated[
        str | None, Field(description="What about: a category, merchant, thing or goal.")
    ]
    emotion: Annotated[
        str | None,
        Field(description="How it was said: neutral, happy, worried or frustrated."),
    ]
    created_at: Timestamp
