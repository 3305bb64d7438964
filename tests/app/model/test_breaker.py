"""A breaker: open after five failures, closed by one probe, kept open by what lasts."""

from app.model.breaker import Breaker


class Seconds:
    """A clock that a test moves."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def failing(clock: Seconds, *, every: float) -> Breaker:
    """Return a breaker after five failures, so many seconds apart."""
    breaker = Breaker("gpt-4o", clock)
    for _ in range(5):
        breaker.record("server_error")
        clock.now += every
    return breaker


def test_five_failures_in_half_a_minute_open_it() -> None:
    breaker = failing(Seconds(), every=1)
    assert (breaker.allows(), breaker.state()) == (False, "server_error")


def test_five_failures_over_minutes_do_not() -> None:
    assert failing(Seconds(), every=20).allows()


def test_one_probe_closes_it_and_others_wait_for_it() -> None:
    clock = Seconds()
    breaker = failing(clock, every=1)
    clock.now += 30
    assert [breaker.allows(), breaker.allows()] == [True, False]
    breaker.record("ok")
    assert (breaker.allows(), breaker.state()) == (True, "ok")


def test_a_probe_that_fails_opens_it_again() -> None:
    clock = Seconds()
    breaker = failing(clock, every=1)
    clock.now += 30
    assert breaker.allows()
    breaker.record("timeout")
    assert not breaker.allows()


def test_a_probe_that_never_ends_blocks_no_other_for_long() -> None:
    clock = Seconds()
    breaker = failing(clock, every=1)
    clock.now += 30
    assert breaker.allows()
    clock.now += 31
    assert breaker.allows()


def test_a_refused_key_opens_it_for_ten_minutes() -> None:
    clock = Seconds()
    breaker = Breaker("gpt-4o", clock)
    breaker.record("unauthorized")
    clock.now = 599
    assert (breaker.allows(), breaker.state()) == (False, "unauthorized")
    clock.now = 601
    assert breaker.allows()


def test_an_answer_that_cannot_be_used_is_no_failure_of_the_model() -> None:
    breaker = Breaker("gpt-4o", Seconds())
    for _ in range(9):
        breaker.record("ungrounded")
    assert breaker.allows()
