"""Users on the wire."""

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from app.schemas.fields import (
    Body,
    Currency,
    Email,
    Language,
    Phone,
    Timestamp,
    Timezone,
    UserId,
    Wire,
    sample,
)
from app.schemas.pages import PageQuery

Name = Annotated[str, Field(max_length=200)]
ExternalId = Annotated[
    str,
    Field(
        min_length=1,
        max_length=100,
        description="Your own id of the user.",
    ),
]


class NewUser(Body):
    """A user to create."""

    model_config = sample(
        external_user_id="usr_8821",
        name="Maria Santos",
        email="maria@example.com",
        phone="+15551234567",
        language="en",
    )

    external_user_id: ExternalId
    name: Name | None = None
    email: Email | None = None
    phone: Phone | None = None
    language: Language | None = None
    currency: Currency | None = None
    timezone: Timezone | None = None


class UserChanges(Body):
    """What to change of a user; null clears an optional field, what is not named stays."""

    model_config = sample(phone="+15551234567", timezone="America/New_York", email=None)

    name: Name | None = None
    email: Email | None = None
    phone: Phone | None = None
    language: Language | None = None
    currency: Currency | None = None
    timezone: Timezone | None = None


def _phone_in_a_query(value: object) -> object:
    """A `+` that was not percent-encoded arrives as a space."""
    return f"+{value[1:]}" if isinstance(value, str) and value.startswith(" ") else value


class UserQuery(PageQuery):
    """Which users to list."""

    external_user_id: ExternalId | None = None
    phone: Annotated[
        Phone | None,
        BeforeValidator(_phone_in_a_query),
        Field(description="A number in E.164 form."),
    ] = None


class UserData(Wire):
    """A person whose money Ozzie looks after."""

    model_config = sample(
        id="ozz_usr_01HX9KZMR4P5JQNBVT7YCW3DEF",
        external_user_id="usr_8821",
        name="Maria Santos",
        email="maria@example.com",
        phone="+15551234567",
        language="en",
        currency="USD",
        timezone="America/New_York",
        onboarding_stage="intake_pending",
        created_at="2025-05-05T14:30:00Z",
    )

    object_name: ClassVar = "user"
    plural: ClassVar = "users"

    id: UserId
    external_user_id: ExternalId
    name: str | None
    email: str | None
    phone: str | None
    language: Language
    currency: str
    timezone: str
    onboarding_stage: Annotated[
        str, Field(json_schema_extra={"enum": ["intake_pending", "plan_pending", "active"]})
    ]
    created_at: Timestamp
