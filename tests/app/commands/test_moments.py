"""Moments as operators write them."""

from datetime import UTC, datetime, timedelta

import pytest

from app.commands.moments import parse_since, parse_until
from app.errors import ValidationError


@pytest.mark.parametrize(
    ("written", "span"),
    [("90m", timedelta(minutes=90)), ("6h", timedelta(hours=6)), ("2d", timedelta(days=2))],
)
def test_a_span_ends_now(written: str, span: timedelta) -> None:
    before = datetime.now(UTC)
    assert before <= parse_since(written) + span <= datetime.now(UTC)


def test_a_moment_without_a_zone_is_utc() -> None:
    assert parse_since("2026-05-05T14:30") == datetime(2026, 5, 5, 14, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "written", ["", "d", "soon", "99999d", "²d", "0001-01-01T00:00+14:00", "9999-12-31T23:59-14:00"]
)
def test_anything_else_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        parse_since(written)


def test_an_end_before_the_beginning_is_refused() -> None:
    since = datetime(2026, 5, 5, 14, 30, tzinfo=UTC)
    assert parse_until(None, since) is None
    assert parse_until("2026-05-05T15:00", since) == datetime(2026, 5, 5, 15, tzinfo=UTC)
    assert parse_until("2026-05-05T14:00", None) == datetime(2026, 5, 5, 14, tzinfo=UTC)
    with pytest.raises(ValidationError, match="--until: is before --since"):
        parse_until("2026-05-05T14:00", since)
