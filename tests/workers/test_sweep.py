"""The sweep and the leases' renewal: what was forgotten goes on, whoever looks."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.db import Database, table
from app.models import Conversation, OnboardingPrompt, User
from app.store import conversations, inbox, people
from tests.support.clock import FixedClock
from tests.support.people import make_user, store_message
from workers import leases as leases_module
from workers import sweep as sweep_module
from workers.leases import Lease, Leases
from workers.sweep import Sweep


def sweep_of(database: Database, clock: FixedClock, woken: list[str]) -> Sweep:
    return Sweep(database=database, clock=clock, wake=woken.append)


def test_a_message_whose_wake_was_lost_is_woken(database: Database, clock: FixedClock) -> None:
    conversation, _ = store_message(database, clock, make_user(database))
    woken: list[str] = []
    sweep = sweep_of(database, clock, woken)
    assert sweep.wake_forgotten() == 0
    clock.advance(seconds=4)
    assert sweep.wake_forgotten() == 1
    assert woken == [conversation]


def test_it_is_left_to_its_wake_a_while_and_then_woken_again(
    database: Database, clock: FixedClock
) -> None:
    store_message(database, clock, make_user(database))
    clock.advance(seconds=4)
    sweep = sweep_of(database, clock, [])
    assert [sweep.wake_forgotten(), sweep.wake_forgotten()] == [1, 0]
    clock.advance(seconds=11)
    assert sweep.wake_forgotten() == 1


def test_the_next_attempt_is_woken_although_the_one_before_was_a_moment_ago(
    database: Database, clock: FixedClock
) -> None:
    conversation, _ = store_message(database, clock, make_user(database))
    clock.advance(seconds=4)
    sweep = sweep_of(database, clock, [])
    assert sweep.wake_forgotten() == 1
    with database.work() as session:
        conversations.claim(session, conversation, "one", clock())
        conversations.set_aside(session, conversation, "one", clock() + timedelta(seconds=1))
    assert sweep.wake_forgotten() == 0
    clock.advance(seconds=2)
    assert sweep.wake_forgotten() == 1


def test_a_dead_workers_conversation_is_woken_once_its_lease_is_over(
    database: Database, clock: FixedClock
) -> None:
    conversation, _ = store_message(database, clock, make_user(database))
    with database.work() as session:
        conversations.claim(session, conversation, "dead", clock())
    sweep = sweep_of(database, clock, [])
    clock.advance(seconds=14)
    assert sweep.wake_forgotten() == 0
    clock.advance(seconds=2)
    assert sweep.wake_forgotten() == 1


def test_it_clears_throttles_texts_and_what_an_erasure_left(
    database: Database, clock: FixedClock
) -> None:
    user_id = make_user(database)
    conversation, sid = store_message(database, clock, user_id)
    with database.work() as session:
        people.take_prompt(session, "hash", clock())
        message = inbox.by_sid(session, sid)
        assert message
        inbox.mark(session, message.id, state="done", finished_at=clock())
    with database.transaction() as session:
        session.delete(session.get(User, user_id))
    clock.advance(days=31)
    sweep_of(database, clock, []).clean()
    with database.reading() as session:
        assert session.execute(select(table(OnboardingPrompt))).all() == []
        found = inbox.by_sid(session, sid)
        assert found
        assert (found.body, found.sender) == (None, None)
        held = session.get(Conversation, conversation)
        assert held
        assert held.reply_to is None


def test_it_goes_on_after_a_fault(
    database: Database, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweep_module, "WAKE_EVERY", 0.01)
    monkeypatch.setattr(sweep_module, "CLEAN_EVERY", 0.01)
    conversation, _ = store_message(database, clock, make_user(database))
    clock.advance(seconds=4)
    monkeypatch.setattr(sweep_module, "AGAIN_AFTER", timedelta(0))
    woken: list[str] = []

    def wake(one: str) -> None:
        woken.append(one)
        if len(woken) == 1:
            raise RuntimeError("once")
        sweep.stop()

    sweep = Sweep(database=database, clock=clock, wake=wake)
    sweep.start()
    sweep._thread.join(10)
    assert woken[:2] == [conversation, conversation]


def test_leases_are_renewed_until_somebody_else_holds_them(
    database: Database, clock: FixedClock
) -> None:
    conversation, _ = store_message(database, clock, make_user(database))
    with database.work() as session:
        conversations.claim(session, conversation, "mine", clock())
    held = Leases(database, clock)
    held.renew()
    lease, stranger = Lease(conversation, "mine"), Lease("ozz_conv_other", "theirs")
    held.add(lease)
    held.add(stranger)
    clock.advance(seconds=10)
    held.renew()
    assert held.held() == [lease]
    with database.reading() as session:
        row = session.get(Conversation, conversation)
        assert row
        assert row.lease_expires_at == clock() + timedelta(seconds=15)
    held.drop(lease)
    held.drop(stranger)
    assert held.held() == []


def test_one_thread_renews_for_all_and_outlives_a_fault(
    database: Database, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leases_module, "RENEW_EVERY", 0.01)
    held = Leases(database, clock)
    calls: list[int] = []

    def renew() -> None:
        calls.append(1)
        if len(calls) == 1:
            raise RuntimeError("once")
        held.stop()

    monkeypatch.setattr(held, "renew", renew)
    held.start()
    held._thread.join(10)
    assert len(calls) >= 2
