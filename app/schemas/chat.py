"""The chat on the wire."""

from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field

from app.schemas.fields import Body, Language, Moment, Timestamp, UserId, Wire


def _says_something(value: str) -> str:
    if not value.strip():
        raise ValueError("must say something")
    return value


class NewChatMessage(Body):
    """Something to ask the coach."""

    message: Annotated[
        str,
        Field(
            min_length=1,
            max_length=2000,
            examples=["Am I on track to hit my emergency fund goal?"],
        ),
        AfterValidator(_says_something),
    ]
    language: Annotated[
        Language | None, Field(description="Of the answer. Default: the message's own.")
    ] = None
    sent_at: Annotated[
        Moment | None, Field(description="When it was said: settles today. Default: now.")
    ] = None


class ChatMessageData(Wire):
    """One line of the chat, the person's or the coach's."""

    object_name: ClassVar = "chat_message"
    plural: ClassVar = "messages"

    id: str = Field(examples=["ozz_chat_01HX9S4TRQNG6BWZM3KD7VCFPA"])
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
