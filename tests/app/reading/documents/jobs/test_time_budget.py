"""The time that there is for the pages of a scan."""

import time

from app.reading.documents.jobs.time_budget import MARGIN_SECONDS, TimeBudget


def test_the_first_page_has_time_unless_the_answer_is_due() -> None:
    now = time.monotonic()
    assert TimeBudget.until(None).has_time()
    assert TimeBudget.until(now + MARGIN_SECONDS + 5).has_time()
    assert not TimeBudget.until(now + MARGIN_SECONDS - 1).has_time()


def test_a_page_is_not_begun_that_may_last_as_long_as_the_longest_before() -> None:
    budget = TimeBudget.until(time.monotonic() + MARGIN_SECONDS + 5)
    assert budget.has_time()
    budget._wall -= 4  # seconds that the page took
    assert not budget.has_time()


def test_used_up_cpu_time_ends_it_as_well() -> None:
    budget = TimeBudget.until(None)
    budget.cpu_end = time.process_time()
    time.sleep(0.01)
    assert not budget.has_time()
