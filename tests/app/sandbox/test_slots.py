"""Places given in the order in which they were asked for."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.sandbox.slots import NoFreeSlot, SlotQueue


def soon(seconds: float = 10) -> float:
    """Return the monotonic time this many seconds from now."""
    return time.monotonic() + seconds


def test_places_are_given_in_the_order_of_arrival() -> None:
    slots, served = SlotQueue(1), list[int]()

    def take(number: int) -> None:
        with slots.acquire(soon()):
            served.append(number)

    with ThreadPoolExecutor(8) as pool, slots.acquire(soon()):
        for number in range(8):
            pool.submit(take, number)
            time.sleep(0.02)
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
    with slots.acquire(soon(0.05)):
        pass


def test_a_thread_that_would_wait_in_vain_is_refused_at_once() -> None:
    slots, queue = SlotQueue(1), 4
    slots.record_duration(0.5)

    def take() -> None:
        with slots.acquire(soon(60)):
            time.sleep(0.5)

    with ThreadPoolExecutor(queue) as pool:
        for _ in range(queue):
            pool.submit(take)
        time.sleep(0.1)
        begun = time.monotonic()
        with pytest.raises(NoFreeSlot) as refused, slots.acquire(soon(1)):
            pass
        assert time.monotonic() - begun < 1
    assert refused.value.retry_after >= 1


def test_a_slot_is_free_again_after_an_error() -> None:
    slots = SlotQueue(1)
    with pytest.raises(ZeroDivisionError), slots.acquire(soon()):
        _ = 1 // 0
    with slots.acquire(soon(0.05)):
        pass


def test_stopping_refuses_waiting_and_new_threads() -> None:
    slots = SlotQueue(1)

    def take() -> None:
        with slots.acquire(soon()):
            pass

    with ThreadPoolExecutor(1) as pool, slots.acquire(soon()):
        waiting = pool.submit(take)
        time.sleep(0.05)
        slots.stop()
        assert isinstance(waiting.exception(5), NoFreeSlot)
    with pytest.raises(NoFreeSlot), slots.acquire(soon()):
        pass
