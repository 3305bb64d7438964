"""Places given in the order in which they were asked for."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.sandbox.slots import NoFreeSlot, SlotQueue
from tests.support.children import wait_until


def soon(seconds: float = 60) -> float:
    """Return the monotonic time this many seconds from now."""
    return time.monotonic() + seconds


def wait_until_queued(slots: SlotQueue, count: int) -> None:
    """Wait until `count` threads wait for a slot."""
    wait_until(lambda: len(slots._waiting) == count)


def test_places_are_given_in_the_order_of_arrival() -> None:
    slots, served = SlotQueue(1), list[int]()

    def take(number: int) -> None:
        with slots.acquire(soon()):
            served.append(number)

    with ThreadPoolExecutor(8) as pool, slots.acquire(soon()):
        for number in range(8):
            pool.submit(take, number)
            wait_until_queued(slots, number + 1)
    assert served == list(range(8))


def test_there_are_as_many_turns_at_once_as_places() -> None:
    slots, together = SlotQueue(2), threading.Barrier(2)

    def meet() -> None:
        with slots.acquire(soon()):
            together.wait(60)

    with ThreadPoolExecutor(2) as pool:
        assert [met.exception() for met in (pool.submit(meet), pool.submit(meet))] == [None, None]


def test_a_thread_that_waits_until_its_deadline_is_refused_and_blocks_no_other() -> None:
    slots = SlotQueue(1)
    with slots.acquire(soon()):
        with pytest.raises(NoFreeSlot) as refused, slots.acquire(soon(0.05)):
            pass
        assert refused.value.retry_after >= 1
    with slots.acquire(soon()):
        pass


def test_a_thread_that_would_wait_in_vain_is_refused_at_once() -> None:
    slots, queue = SlotQueue(1), 4
    slots.record_duration(100)

    def take() -> None:
        with slots.acquire(soon(1000)):
            pass

    with ThreadPoolExecutor(queue) as pool, slots.acquire(soon()):
        for number in range(queue):
            pool.submit(take)
            wait_until_queued(slots, number + 1)
        # It would wait for 400 seconds: were it not refused, the test would last as long as it may.
        with pytest.raises(NoFreeSlot) as refused, slots.acquire(soon(300)):
            pass
    assert refused.value.retry_after >= 100


def test_a_slot_is_free_again_after_an_error() -> None:
    slots = SlotQueue(1)
    with pytest.raises(ZeroDivisionError), slots.acquire(soon()):
        _ = 1 // 0
    with slots.acquire(soon()):
        pass


def test_stopping_refuses_waiting_and_new_threads() -> None:
    slots = SlotQueue(1)

    def take() -> None:
        with slots.acquire(soon()):
            pass

    with ThreadPoolExecutor(1) as pool, slots.acquire(soon()):
        waiting = pool.submit(take)
        wait_until_queued(slots, 1)
        slots.stop()
        assert isinstance(waiting.exception(60), NoFreeSlot)
    with pytest.raises(NoFreeSlot), slots.acquire(soon()):
        pass
