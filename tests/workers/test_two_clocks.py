"""Two hosts whose clocks are apart, on PostgreSQL: leases and due times go by the server's."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from app.clock import system_clock
from app.db import Database
from app.retries import Transient
from app.store import inbox, new_messages
from app.store.leases import LEASE
from app.store.new_messages import NewMessage
from tests.support.clock import FixedClock
from tests.support.conversation import Bench, make_bench
from tests.support.people import NUMBER, PHONE
from tests.support.twilio import new_sid
from workers.results import Job, Result
from workers.sweep import Sweep

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
# More than a lease lasts.
APART = timedelta(seconds=30)


@dataclass
class Hosts:
    """Two workers over one database; the clock of `ahead` is APART before that of `slow`."""

    slow: Bench
    ahead: Bench


@pytest.fixture
def hosts(database: Database) -> Hosts:
    """Return two workers, wired as in a worker process, whose clocks differ by APART."""
    clocks = FixedClock(datetime.now(UTC)), FixedClock(datetime.now(UTC) + APART)
    slow = make_bench(database, clocks[0], database.shared_clock(clocks[0]))
    ahead = make_bench(database, clocks[1], database.shared_clock(clocks[1]), slow.user_id)
    return Hosts(slow, ahead)


def test_a_host_ahead_does_not_take_what_another_holds(hosts: Hosts) -> None:
    conversation, sid = hosts.slow.receive()

    def look_from_the_other_host(job: Job) -> Result:
        hosts.ahead.conversations.work_on(conversation)
        return Result(f"re: {job.message.body}")

    hosts.slow.actions.result = look_from_the_other_host
    hosts.slow.conversations.work_on(conversation)
    assert hosts.ahead.actions.performed == []
    assert len(hosts.slow.sender.sent) == 1
    assert (hosts.slow.message(sid).state, hosts.slow.message(sid).crashes) == ("done", 0)


def test_a_host_behind_holds_what_it_took_against_the_other(hosts: Hosts) -> None:
    conversation, _ = hosts.ahead.receive()
    hosts.ahead.actions.trouble = [SystemExit()]  # type: ignore[list-item]  # dies
    with pytest.raises(SystemExit):
        hosts.ahead.conversations.work_on(conversation)
    left = hosts.slow.column(conversation, "lease_expires_at") - system_clock()
    assert timedelta(0) < left <= LEASE + timedelta(seconds=1)
    hosts.slow.conversations.work_on(conversation)
    assert hosts.slow.actions.performed == []


def test_what_one_host_puts_off_is_not_due_on_the_other(hosts: Hosts) -> None:
    conversation, sid = hosts.slow.receive()
    asked = Transient("api 429", retry_after=20, costs_attempt=False)
    hosts.slow.actions.trouble = [asked]
    hosts.slow.conversations.work_on(conversation)
    enqueued: list[str] = []
    sweep = Sweep(
        database=hosts.ahead.database,
        clock=hosts.ahead.clock,
        shared_clock=hosts.ahead.database.shared_clock(hosts.ahead.clock),
        enqueue=enqueued.append,
    )
    assert sweep.enqueue_forgotten() == 0
    hosts.ahead.conversations.work_on(conversation)
    assert hosts.ahead.actions.performed == []
    assert hosts.slow.message(sid).state == "received"


def test_a_receiving_host_ahead_knows_that_a_worker_holds_the_conversation(hosts: Hosts) -> None:
    conversation, _ = hosts.slow.receive()
    held: list[bool] = []

    def receive_on_the_other_host(_: Job) -> Result:
        arrival = NewMessage(
            message_sid=new_sid(),
            number=NUMBER,
            user_id=hosts.slow.user_id,
            sender=f"whatsapp:{PHONE}",
            kind="text",
            body="spent 2 on tea",
            media=(),
            quoted_sid=None,
            received_at=hosts.ahead.clock(),
        )
        stored = new_messages.store_message(hosts.ahead.database, arrival)
        assert stored
        held.append(stored.is_leased)
        hosts.slow.actions.result = lambda job: Result(f"re: {job.message.body}")
        return Result("ok")

    hosts.slow.actions.result = receive_on_the_other_host
    hosts.slow.conversations.work_on(conversation)
    assert held == [True]
    assert [body for _, _, body in hosts.slow.sender.sent] == ["ok", "re: spent 2 on tea"]
    with hosts.slow.database.read_only() as session:
        assert inbox.find_next_open(session, conversation) is None
