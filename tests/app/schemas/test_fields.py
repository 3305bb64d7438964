"""The kinds of field: money without noise, dates and times as written, names that exist."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from app.schemas.fields import (
    MAX_CENTS,
    Amount,
    Cents,
    Currency,
    Email,
    IsoDate,
    Language,
    Moment,
    Timezone,
    amount,
    cents,
    utc,
)


def taken(kind: Any, value: object) -> Any:
    """Return `value` as a field of this kind validates it."""
    return TypeAdapter(kind).validate_python(value)


@pytest.mark.parametrize(
    ("sent", "kept"), [(5000, "5000"), (Decimal("0.005"), "0.01"), (Decimal("1.004"), "1.00")]
)
def test_an_amount_is_kept_to_the_cent(sent: object, kept: str) -> None:
    assert taken(Amount, sent) == Decimal(kept)


@pytest.mark.parametrize("sent", [-1, "5", True, None, Decimal("1e400"), 10**15, Decimal("NaN")])
def test_what_is_no_amount_is_refused(sent: object) -> None:
    with pytest.raises(ValidationError):
        taken(Amount, sent)


@given(st.integers(-MAX_CENTS, MAX_CENTS))
def test_cents_go_out_and_come_back_the_same(value: int) -> None:
    shown = amount(value)
    assert cents(Decimal(repr(shown))) == value
    assert len(repr(shown).partition(".")[2]) <= 2


@pytest.mark.parametrize(("sent", "kept"), [(45, 45), (Decimal("45.0"), 45)])
def test_whole_numbers_of_cents_are_taken(sent: object, kept: int) -> None:
    assert taken(Cents, sent) == kept


@pytest.mark.parametrize(
    "sent", [0, -1, Decimal("1.5"), True, "45", MAX_CENTS + 1, Decimal("1e99")]
)
def test_what_is_no_number_of_cents_is_refused(sent: object) -> None:
    with pytest.raises(ValidationError):
        taken(Cents, sent)


@pytest.mark.parametrize("sent", ["2025-2-3", "2025-02-30", "20250203", "٢٠٢٥-٠٢-٠٣", 20_250_204])
def test_what_is_no_date_is_refused(sent: object) -> None:
    with pytest.raises(ValidationError):
        taken(IsoDate, sent)


def test_a_moment_is_taken_with_its_zone() -> None:
    assert taken(Moment, "2025-05-05T14:30:00-03:00") == datetime(2025, 5, 5, 17, 30, tzinfo=UTC)
    assert utc(taken(Moment, "2025-05-05t14:30:00.123z")) == "2025-05-05T14:30:00Z"


@pytest.mark.parametrize(
    "sent",
    [
        *("2025-05-05T14:30:00", "2025-05-05", "2025-02-30T00:00:00Z", 1746455400),
        *("1969-12-31T23:59:59Z", "9999-12-31T23:59:59-10:00"),
    ],
)
def test_what_is_no_moment_is_refused(sent: object) -> None:
    with pytest.raises(ValidationError):
        taken(Moment, sent)


def test_currencies_and_zones_are_those_that_exist() -> None:
    assert taken(Currency, "BRL") == "BRL"
    assert taken(Timezone, "UTC") == "UTC"
    for kind, wrong in ((Currency, "brl"), (Currency, "XYZ"), (Timezone, "EST"), (Timezone, "..")):
        with pytest.raises(ValidationError):
            taken(kind, wrong)


@pytest.mark.parametrize("sent", ["a@b.c", "maria.santos+ozzie@mail.example.com"])
def test_emails_are_taken(sent: str) -> None:
    assert taken(Email, sent) == sent


@pytest.mark.parametrize(
    "sent", ["a", "a@b", "a b@c.d", "@c.d", "a@.d", "a@c.d\n", "á@c.d", f"a@{'x' * 250}.com"]
)
def test_what_is_no_email_is_refused(sent: str) -> None:
    with pytest.raises(ValidationError):
        taken(Email, sent)


@pytest.mark.parametrize("wrong", ["fr", "EN", "", 5, None, ["en"]])
def test_a_language_is_one_of_ours(wrong: object) -> None:
    assert taken(Language, "pt") == "pt"
    with pytest.raises(ValidationError, match="should be 'en', 'pt' or 'es'"):
        taken(Language, wrong)
