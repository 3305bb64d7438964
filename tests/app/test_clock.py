"""The clock, and dates where a person lives."""

from datetime import UTC, date, datetime, timedelta

from app.clock import local_date, system_clock


def test_the_clock_is_in_utc() -> None:
    assert system_clock().utcoffset() == timedelta(0)


def test_a_date_is_that_of_the_time_zone() -> None:
    moment = datetime(2026, 5, 5, 1, 0, tzinfo=UTC)
    assert local_date(moment, "America/Sao_Paulo") == date(2026, 5, 4)
    assert local_date(moment, "UTC") == date(2026, 5, 5)
