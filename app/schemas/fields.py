"""The types of fields in requests and answers (amounts, dates, phones…), and the base classes."""

import re
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Annotated, Any, ClassVar, Self
from zoneinfo import available_timezones

from babel.core import get_global
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)

from app.phones import canonical, is_e164
from app.text.languages import LANGUAGES

# Units of money. A hundred times as many cents is still exact in a JSON number (2**53).
MAX_AMOUNT = Decimal("999999999999.99")
MAX_CENTS = int(MAX_AMOUNT * 100)
_CENT = Decimal("0.01")


def with_example(**fields: Any) -> ConfigDict:
    """Return a `model_config` that gives the OpenAPI document a complete example of the model."""
    return ConfigDict(json_schema_extra={"examples": [fields]})


class RequestBody(BaseModel):
    """A request's JSON object; fields it does not know are ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class QueryParameters(BaseModel):
    """A request's query; a parameter it does not know is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


# The validation context of an answer that a client parses.
_ANSWER = "answer"


class ResponseData(BaseModel):
    """What the envelope of an answer holds.

    Services build it (`model_validate` takes a row with the same attributes), the dispatcher
    serializes it, and the workers parse it back with `from_answer`. `object_name` is the
    envelope's name of one such object, `plural` a list's name of many.
    """

    model_config = ConfigDict(extra="forbid", from_attributes=True)

    object_name: ClassVar[str]
    plural: ClassVar[str]
    # Values for the fields that our workers do without, where an API of another version leaves
    # them out of its answer.
    answer_defaults: ClassVar[dict[str, Any]] = {}

    @classmethod
    def from_answer(cls, data: object) -> Self:
        """Parse what an API answered; fields that a newer version has added are ignored.

        Raises pydantic.ValidationError where a field that the workers need is missing, or a field
        is of another type.
        """
        return cls.model_validate(data, extra="ignore", context=_ANSWER)

    @model_validator(mode="before")
    @classmethod
    def _fill_left_out(cls, data: Any, info: ValidationInfo) -> Any:
        if info.context == _ANSWER and isinstance(data, dict):
            return {**cls.answer_defaults, **data}
        return data


def _number(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise ValueError("must be a number")  # noqa: TRY004 - pydantic expects ValueError
    return Decimal(repr(value)) if isinstance(value, float) else value


def _to_the_cent(value: Decimal) -> Decimal:
    return value.quantize(_CENT, ROUND_HALF_UP)


def _amount(minimum: str) -> Any:
    least = Decimal(minimum)
    schema = {"type": "number", "minimum": float(least), "maximum": float(MAX_AMOUNT)}
    return Annotated[
        Decimal,
        BeforeValidator(_number),
        Field(ge=least, le=MAX_AMOUNT),
        AfterValidator(_to_the_cent),
        WithJsonSchema(schema),
    ]


def _whole(value: object) -> object:
    number = _number(value)
    if isinstance(number, Decimal):
        if (
            not number.is_finite()
            or abs(number) > MAX_CENTS
            or number != number.to_integral_value()
        ):
            raise ValueError("must be a whole number of cents")
        return int(number)
    return number


def _iso_date(value: object) -> date:
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise ValueError("must be a date such as 2025-12-31")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError("is not a day of the calendar") from None


_MOMENT = re.compile(
    r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})", re.ASCII
)
_FIRST_YEAR, _LAST_YEAR = 1970, 2199


def _moment(value: object) -> datetime:
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        raise ValueError("must be a time with its zone, such as 2025-05-05T14:30:00Z")
    try:
        moment = datetime.fromisoformat(value.upper())
        if _FIRST_YEAR <= moment.year <= _LAST_YEAR:
            return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise ValueError(f"must be a time between {_FIRST_YEAR} and {_LAST_YEAR}")


@lru_cache(maxsize=1)
def known_currencies() -> frozenset[str]:
    """Return every ISO 4217 code that is, or was, in use."""
    return frozenset(get_global("all_currencies"))


@lru_cache(maxsize=1)
def known_timezones() -> frozenset[str]:
    """Return the names of the IANA time zones, and UTC."""
    return frozenset(name for name in available_timezones() if "/" in name) | {"UTC"}


def _currency(value: str) -> str:
    if value not in known_currencies():
        raise ValueError("must be an ISO 4217 code, such as USD or BRL")
    return value


def _timezone(value: str) -> str:
    if value not in known_timezones():
        raise ValueError("must be an IANA time zone, such as America/Sao_Paulo")
    return value


def _phone(value: str) -> str:
    if not is_e164(value):
        raise ValueError("must be a number in E.164 form, such as +15551234567")
    return canonical(value)


# As browsers check <input type=email> (WHATWG HTML), with a dot in the domain.
_LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_EMAIL = re.compile(rf"^[A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]{{1,64}}@{_LABEL}(\.{_LABEL})+$")


def _email(value: str) -> str:
    if len(value) > 254 or not _EMAIL.fullmatch(value):
        raise ValueError("must be an email address, such as maria@example.com")
    return value


Amount = _amount("0")
PositiveAmount = _amount("0.01")
SignedAmount = _amount(f"-{MAX_AMOUNT}")
Cents = Annotated[
    int,
    BeforeValidator(_whole),
    Field(ge=1, le=MAX_CENTS),
    WithJsonSchema({"type": "integer", "minimum": 1, "maximum": MAX_CENTS}),
]
IsoDate = Annotated[
    date, BeforeValidator(_iso_date), WithJsonSchema({"type": "string", "format": "date"})
]
Moment = Annotated[
    datetime, BeforeValidator(_moment), WithJsonSchema({"type": "string", "format": "date-time"})
]
Currency = Annotated[
    str,
    AfterValidator(_currency),
    WithJsonSchema({"type": "string", "format": "iso-4217", "examples": ["USD"]}),
]
Timezone = Annotated[
    str,
    AfterValidator(_timezone),
    WithJsonSchema({"type": "string", "format": "iana-timezone", "examples": ["America/New_York"]}),
]
# The form alone is checked: `+` and 7–15 digits.
Phone = Annotated[
    str,
    AfterValidator(_phone),
    WithJsonSchema({"type": "string", "pattern": r"^\+[1-9][0-9]{6,14}$"}),
]
Email = Annotated[
    str,
    AfterValidator(_email),
    WithJsonSchema({"type": "string", "maxLength": 254, "pattern": _EMAIL.pattern}),
]


def _language(value: object) -> object:
    if isinstance(value, str) and value in LANGUAGES:
        return value
    *others, last = (f"'{code}'" for code in LANGUAGES)
    raise ValueError(f"input should be {', '.join(others)} or {last}")


Language = Annotated[
    str,
    BeforeValidator(_language),
    WithJsonSchema({"type": "string", "enum": list(LANGUAGES)}),
]

# The types of an answer's fields.
UserId = str


def _written_moment(value: object) -> object:
    return utc(value) if isinstance(value, datetime) else value


def _written_date(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


# Units of money: a whole number has no fraction in JSON (625, not 625.0).
Number = Annotated[int | float, WithJsonSchema({"type": "number"})]
Timestamp = Annotated[
    str, BeforeValidator(_written_moment), Field(json_schema_extra={"format": "date-time"})
]
CalendarDate = Annotated[
    str, BeforeValidator(_written_date), Field(json_schema_extra={"format": "date"})
]
OptionalDate = Annotated[str | None, BeforeValidator(_written_date)]


def amount(cents: int) -> int | float:
    """Return cents as the JSON number of units: 62500 → 625, 63411 → 634.11."""
    return cents // 100 if cents % 100 == 0 else cents / 100


def cents(units: Decimal) -> int:
    """Return units of money, already rounded to the cent, as cents."""
    return int(units * 100)


def utc(moment: datetime) -> str:
    """Return an aware moment as answers write it, to the second: 2025-05-05T14:30:00Z."""
    return f"{moment.astimezone(UTC).isoformat()[:19]}Z"
