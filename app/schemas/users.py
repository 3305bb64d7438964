"""Users as requests and answers."""

from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field, WithJsonSchema

from app.schemas.fields import (
    Currency,
    Email,
    Language,
    Phone,
    RequestBody,
    ResponseData,
    Timestamp,
    Timezone,
    UserId,
    with_example,
)
from app.schemas.pages import DEFAULT_LIMIT, MAX_LIMIT, PageQuery, key_of

Name = Annotated[str, Field(max_length=200)]
ExternalId = Annotated[
    str,
    Field(
        min_length=1,
        max_length=100,
        description="Your own id of the user.",
    ),
]


class NewUser(RequestBody):
    """A user to create."""

    model_config = with_example(
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


class UserChanges(RequestBody):
    """The fields of a user to change; null clears an optional field, the others stay."""

    model_config = with_example(phone="+15551234567", timezone="America/New_York", email=None)

    name: Name | None = None
    email: Email | None = None
    phone: Phone | None = None
    language: Language | None = None
    currency: Currency | None = None
    timezone: Timezone | None = None
    model_opt_out: Annotated[
        bool | None,
        Field(
            strict=True,
            description="true: no outside model is asked about what they write or send.",
        ),
    ] = None


def _phone_in_a_query(value: object) -> object:
    """Restore a `+` that was not percent-encoded and so arrived as a space."""
    return f"+{value[1:]}" if isinstance(value, str) and value.startswith(" ") else value


class UserQuery(PageQuery):
    """The users to list."""

    external_user_id: ExternalId | None = None
    phone: Annotated[
        Phone | None,
        BeforeValidator(_phone_in_a_query),
        Field(
            description="A number in E.164 form. Routers may log it, but not POST /users/search."
        ),
    ] = None


def _whole(value: object) -> object:
    """Return a whole number of JSON that is written with a decimal point (2.0) as an int."""
    return int(value) if isinstance(value, Decimal) and value == value.to_integral() else value


class UserSearch(RequestBody):
    """The users to search for, in a body: routers log URLs, but not bodies."""

    model_config = with_example(phone="+15551234567")

    external_user_id: ExternalId | None = None
    phone: Phone | None = None
    limit: Annotated[
        int,
        BeforeValidator(_whole),
        Field(strict=True, ge=1, le=MAX_LIMIT, description="Maximum number of items."),
        WithJsonSchema({"type": "integer", "minimum": 1, "maximum": MAX_LIMIT}),
    ] = DEFAULT_LIMIT
    cursor: Annotated[
        str | None,
        Field(max_length=200, description="`next_cursor` of the previous page."),
        WithJsonSchema({"type": ["string", "null"], "format": "cursor"}),
    ] = None

    def after(self) -> str | None:
        """Return the key of the last row of the page before; see key_of."""
        return key_of(self.cursor)


class UserData(ResponseData):
    """A person whose finances Ozzie keeps."""

    model_config = with_example(
        id="ozz_usr_01HX9KZMR4P5JQNBVT7YCW3DEF",
        external_user_id="usr_8821",
        name="Maria Santos",
        email="maria@example.com",
        phone="+15551234567",
        language="en",
        currency="USD",
        timezone="America/New_York",
        onboarding_stage="intake_pending",
        model_opt_out=False,
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
    model_opt_out: bool
    created_at: Timestamp
