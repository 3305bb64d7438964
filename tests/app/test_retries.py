"""Waits between attempts: growing, with jitter, never sooner than asked, never for ever."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.retries import GIVE_UP_AFTER, LONGEST_WAIT, compute_retry_delay, is_over

NOW = datetime(2026, 5, 5, tzinfo=UTC)


@given(st.integers(0, 1000))
def test_a_wait_grows_up_to_its_bound(attempts: int) -> None:
    growing = min(2.0 ** max(attempts - 1, 0), LONGEST_WAIT)
    assert 0.75 * growing <= compute_retry_delay(attempts, None) <= 1.25 * growing


@given(st.integers(0, 1000), st.floats(0, 2 * LONGEST_WAIT))
def test_a_wait_is_never_shorter_than_asked(attempts: int, asked: float) -> None:
    assert compute_retry_delay(attempts, asked) >= asked


@given(st.integers(0, 1000), st.floats(0, 1e9))
def test_a_wait_is_bounded_whatever_is_asked(attempts: int, asked: float) -> None:
    assert compute_retry_delay(attempts, asked) <= 2 * LONGEST_WAIT


def test_it_is_over_after_fifteen_minutes() -> None:
    assert not is_over(None, NOW)
    assert not is_over(NOW, NOW + GIVE_UP_AFTER)
    assert is_over(NOW, NOW + GIVE_UP_AFTER + timedelta(seconds=1))
