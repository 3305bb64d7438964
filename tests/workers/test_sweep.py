"""The sweep and the leases' renewal: what was forgotten goes on, whoever looks."""

import threading
import time
from contextlib import suppress
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.db import Database, DatabaseUnavailable, table
from app.models import Change, Conversation, DialogueState, OnboardingPrompt, User
from app.store import changes, erasure, inbox, leases, senders
from tests.support.clock import FixedClock
from tests.support.logged import Logged
from tests.support.people import make_user, store_message
from workers import sweep as sweep_module
from workers.conversations import leases as leases_module
from workers.conversations.leases import Lease, Leases
from workers.sweep import FallbackPool, Sweep


def sweep_of(database: Database, clock: FixedClock, enqueued: list[str]) -> Sweep:
    return Sweep(database=database, clock=clock, shared_clock=clock, enqueue=enqueued.append)


def test_a_message_whose_wake_was_lost_is_woken(database: Database, clock: FixedClock) -> None:
    conversation, _ = store_message(database, clock, make_user(database))
    enqueued: list[str] = []
    sweep = sweep_of(database, clock, enqueued)
    assert sweep.enqueue_forgotten() == 0
    clock.advance(seconds=4)
    assert sweep.enqueue_forgotten() == 1
    assert enqueued == [conversation]


def test_it_is_left_to_its_wake_a_while_and_then_woken_again(
    database: Database, clock: FixedClock
) -> None:
    store_message(database, clock, make_user(database))
    clock.advance(seconds=4)
    sweep = sweep_of(database, clock, [])
    assert [sweep.enqueue_forgotten(), sweep.enqueue_forgotten()] == [1, 0]
    clock.advance(seconds=11)
    assert sweep.enqueue_forgotten() == 1


def test_the_next_attempt_is_woken_although_the_one_before_was_a_moment_ago(
    database: Database, clock: FixedClock
) -> None:
    conversation, _ = store_message(database, clock, make_user(database))
    clock.advance(seconds=4)
    sweep = sweep_of(database, clock, [])
    assert sweep.enqueue_forgotten() == 1
    with database.begin() as session:
        leases.claim_lease(session, conversation, "one", clock())
        leases.defer(session, conversation, "one", timedelta(seconds=1), clock())
    assert sweep.enqueue_forgotten() == 0
    clock.advance(seconds=2)
    assert sweep.enqueue_forgotten() == 1


def test_a_dead_workers_conversation_is_woken_once_its_lease_is_over(
    database: Database, clock: FixedClock
) -> None:
    conversation, _ = store_message(database, clock, make_user(database))
    with database.begin() as session:
        leases.claim_lease(session, conversation, "dead", clock())
    sweep = sweep_of(database, clock, [])
    clock.advance(seconds=14)
    assert sweep.enqueue_forgotten() == 0
    clock.advance(seconds=2)
    assert sweep.enqueue_forgotten() == 1


def test_it_clears_throttles_texts_and_what_an_erasure_left(
    database: Database, clock: FixedClock
) -> None:
    user_id = make_user(database)
    conversation, sid = store_message(database, clock, user_id)
    with database.begin() as session:
        senders.claim_prompt(session, "hash", clock())
        message = inbox.find_by_sid(session, sid)
        assert message
        inbox.mark(session, message.id, state="done", finished_at=clock())
    with database.transaction() as session:
        session.delete(session.get(User, user_id))
    clock.advance(days=31)
    sweep_of(database, clock, []).clean()
    with database.read_only() as session:
        assert session.execute(select(table(OnboardingPrompt))).all() == []
        found = inbox.find_by_sid(session, sid)
        assert found
        assert (found.body, found.sender) == (None, None)
        conversation_row = session.get(Conversation, conversation)
        assert conversation_row
        assert conversation_row.reply_to is None


def test_it_deletes_changes_after_thirty_days_and_dialogues_after_one(
    database: Database, clock: FixedClock
) -> None:
    user_id = make_user(database)
    change = {
        "id": "chg_1",
        "user_id": user_id,
        "channel": "api",
        "type": "goal.created",
        "summary": "Goal: Bike",
        "details": {},
        "created_at": clock(),
    }
    with database.transaction() as session:
        changes.add(session, change)
        session.add(
            DialogueState(user_id=user_id, channel="api", version=1, state={}, updated_at=clock())
        )
    left = []
    for days in (0, 2, 29):
        clock.advance(days=days)
        sweep_of(database, clock, []).clean()
        with database.read_only() as session:
            counts = [len(session.scalars(select(of)).all()) for of in (Change, DialogueState)]
            left.append(counts)
    assert left == [[1, 1], [1, 0], [0, 0]]


def test_it_looks_through_all_conversations_a_part_at_a_time(
    database: Database, clock: FixedClock
) -> None:
    senders = [make_user(database, phone=f"+141555501{n:02}") for n in range(5)]
    ids = sorted(store_message(database, clock, one)[0] for one in senders)
    with database.transaction() as session:
        session.delete(session.get(User, senders[3]))
    parts, after = list[list[str]](), ""
    with database.read_only() as session:
        for _ in range(4):
            left, after = erasure.find_orphaned_conversations(session, after, look_at=2)
            parts.append(left)
        erased = session.scalars(
            select(Conversation.id).where(Conversation.user_id == senders[3])
        ).one()
    assert [one for part in parts[:3] for one in part] == [erased]
    assert after == ids[1], "after the last it begins again"


def test_it_goes_on_after_a_fault(
    database: Database, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweep_module, "SWEEP_EVERY", 0.01)
    monkeypatch.setattr(sweep_module, "CLEAN_EVERY", 0.01)
    conversation, _ = store_message(database, clock, make_user(database))
    clock.advance(seconds=4)
    monkeypatch.setattr(sweep_module, "AGAIN_AFTER", timedelta(0))
    enqueued: list[str] = []

    def enqueue(one: str) -> None:
        enqueued.append(one)
        if len(enqueued) == 1:
            raise RuntimeError("once")
        sweep.stop()

    sweep = Sweep(database=database, clock=clock, shared_clock=clock, enqueue=enqueue)
    sweep.start()
    sweep._thread.join(60)
    assert enqueued[:2] == [conversation, conversation]


def test_what_cannot_be_enqueued_is_done_on_own_slots_and_no_more_at_once_than_there_are(
    database: Database, clock: FixedClock
) -> None:
    crowd = [
        store_message(database, clock, make_user(database, f"+1415555{number:04}"))[0]
        for number in range(5)
    ]
    clock.advance(seconds=4)
    done: list[str] = []
    begun, go_on = threading.Semaphore(0), threading.Event()

    def work(conversation: str) -> None:
        begun.release()
        assert go_on.wait(60)
        with database.begin() as session:
            claimed = leases.claim_lease(session, conversation, "own", clock())
            assert claimed
        done.append(conversation)

    tried: list[str] = []

    def refuse(conversation: str) -> bool:
        tried.append(conversation)
        return False

    sweep = Sweep(
        database=database,
        clock=clock,
        shared_clock=clock,
        enqueue=refuse,
        fallback=FallbackPool(work, 2),
    )
    assert sweep.enqueue_forgotten() == 2
    # One that runs already is neither begun again nor enqueued, and Redis is tried once a look.
    assert sweep.enqueue_forgotten() == 2
    assert len(tried) == 2
    assert begun.acquire(timeout=30)
    assert begun.acquire(timeout=30)
    assert not begun.acquire(timeout=0.2)
    go_on.set()
    deadline = time.monotonic() + 60
    while len(done) < 5 and time.monotonic() < deadline:
        # As the sweep's own thread does: all of them share the one connection of this database.
        with suppress(*DatabaseUnavailable):
            sweep.enqueue_forgotten()
        time.sleep(0.02)
    sweep.finish(10)
    assert sorted(done) == sorted(crowd)


def test_without_redis_a_fresh_message_is_not_left_to_a_wake_that_cannot_come(
    database: Database, clock: FixedClock
) -> None:
    store_message(database, clock, make_user(database))
    clock.advance(seconds=4)
    answers = [False, False, True]
    sweep = Sweep(
        database=database,
        clock=clock,
        shared_clock=clock,
        enqueue=lambda _: answers.pop(0),
        fallback=FallbackPool(lambda _: None, 1),
    )
    sweep.enqueue_forgotten()
    store_message(database, clock, make_user(database, "+14155550199"))
    sweep.enqueue_forgotten()
    assert answers == [True]
    sweep.finish(10)


def test_leases_are_renewed_until_somebody_else_holds_them(
    database: Database, clock: FixedClock
) -> None:
    conversation, _ = store_message(database, clock, make_user(database))
    with database.begin() as session:
        leases.claim_lease(session, conversation, "mine", clock())
    leases_of_process = Leases(database, clock)
    leases_of_process.renew_all()
    lease, stranger = Lease(conversation, "mine"), Lease("ozz_conv_other", "theirs")
    leases_of_process.add(lease)
    leases_of_process.add(stranger)
    clock.advance(seconds=10)
    leases_of_process.renew_all()
    assert leases_of_process.list_current() == [lease]
    with database.read_only() as session:
        row = session.get(Conversation, conversation)
        assert row
        assert row.lease_expires_at == clock() + timedelta(seconds=15)
    leases_of_process.drop(lease)
    leases_of_process.drop(stranger)
    assert leases_of_process.list_current() == []


def test_one_thread_renews_for_all_and_outlives_a_fault(
    database: Database, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leases_module, "RENEW_EVERY", 0.01)
    leases_of_process = Leases(database, clock)
    calls: list[int] = []

    def renew() -> None:
        calls.append(1)
        if len(calls) == 1:
            raise RuntimeError("once")
        leases_of_process.stop()

    monkeypatch.setattr(leases_of_process, "renew_all", renew)
    leases_of_process.start()
    leases_of_process._thread.join(10)
    assert len(calls) >= 2


def test_a_fault_that_nobody_foresaw_is_logged_with_its_frames_and_sweeping_goes_on(
    database: Database,
    clock: FixedClock,
    logged: Logged,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sweep_module, "SWEEP_EVERY", 0.02)
    store_message(database, clock, make_user(database))
    clock.advance(seconds=4)
    went_on = threading.Event()

    def enqueue(conversation_id: str) -> None:
        if went_on.is_set():
            return
        clock.advance(seconds=11)
        went_on.set()
        raise TypeError(f"words of {conversation_id}")

    sweep = Sweep(database=database, clock=clock, shared_clock=clock, enqueue=enqueue)
    sweep.start()
    assert went_on.wait(60)
    lines: list[dict[str, object]] = []
    deadline = time.monotonic() + 60
    while not {"sweep_failed", "swept"} <= {line["event"] for line in lines}:
        assert time.monotonic() < deadline, lines
        lines += logged()
        time.sleep(0.02)
    sweep.stop()
    (failed,) = [line for line in lines if line["event"] == "sweep_failed"]
    assert failed["error"] == "TypeError"
    assert "words of" not in str(failed)
    assert any("Sweep.enqueue_forgotten" in frame for frame in failed["traceback"])  # type: ignore[attr-defined]  # a list


def test_while_reading_is_paused_nothing_is_enqueued(database: Database, clock: FixedClock) -> None:
    conversation, _ = store_message(database, clock, make_user(database))
    clock.advance(seconds=4)
    paused, enqueued = [True], list[str]()
    sweep = Sweep(
        database=database,
        clock=clock,
        shared_clock=clock,
        enqueue=enqueued.append,
        is_paused=lambda: paused[0],
    )
    assert sweep.enqueue_forgotten() == 0
    paused[0] = False
    assert sweep.enqueue_forgotten() == 1
    assert enqueued == [conversation]
