"""The kinds of field that requests are made of: amounts, dates, numbers to call, languages."""

import re
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Annotated, Any, ClassVar, Literal
from zoneinfo import available_timezones

from babel.core import get_global
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from app.phones import canonical, is_e164

# Units of money. A hundred times as many cents is still exact in a JSON number (2**53).
MAX_AMOUNT = Decimal("999999999999.99")
MAX_CENTS = int(MAX_AMOUNT * 100)
_CENT = Decimal("0.01")


def sample(**fields: Any) -> ConfigDict:
    """A model's `model_config` with a whole example of it, for the document."""
    return ConfigDict(json_schema_extra={"examples": [fields]})


class Body(BaseModel):
    """A request's JSON object; fields it does not know are ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Query(BaseModel):
    """A request's query; a parameter it does not know is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Wire(BaseModel):
    """What an answer holds: the shape that the document shows and the tests check.

    `object_name` is what the envelope calls one, `plural` what a list calls many.
    """

    model_config = ConfigDict(extra="forbid")

    object_name: ClassVar[str]
    plural: ClassVar[str]


def _number(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise ValueError("must be a number")  # noqa: TRY004 - pydantic takes ValueError for an answer
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
    """Every ISO 4217 code that is, or was, in use."""
    return frozenset(get_global("all_currencies"))


@lru_cache(maxsize=1)
def known_timezones() -> frozenset[str]:
    """Every IANA time zone, and UTC."""
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
Language = Literal["en", "pt", "es"]

# What answers are made of.
UserId = str
Number = Annotated[float, Field(json_schema_extra={"type": "number"})]
Timestamp = Annotated[str, Field(json_schema_extra={"format": "date-time"})]


def amount(cents: int) -> int | float:
    """Cents as the JSON number of units: 62500 → 625, 63411 → 634.11, without binary noise."""
    return cents // 100 if cents % 100 == 0 else cents / 100


def cents(units: Decimal) -> int:
    """Units of money, already rounded to the cent, as cents."""
    return int(units * 100)


def utc(moment: datetime) -> str:
    """An aware moment as the wire writes it, to the second: 2025-05-05T14:30:00Z."""
    return f"{moment.astimezone(UTC).isoformat()[:19]}Z"
