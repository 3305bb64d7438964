"""STOP and START at the webhook: recorded with the message, whoever is away."""

from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.db import Database, table
from app.models import Conversation, InboundMessage, OptOut
from app.queue import conversation_queue
from app.store import senders
from app.twilio.parse import parse_message
from app.webhook import receive
from tests.support.clock import FixedClock
from tests.support.people import CLIENT_ID, NUMBER, PHONE, make_client, make_user
from tests.support.twilio import inbound_form
from tests.support.webhook import Post

messages, conversations, opt_outs = table(InboundMessage), table(Conversation), table(OptOut)


def states(database: Database) -> list[tuple[str, str]]:
    """Return the body and state of every message, in the order of arrival."""
    with database.read_only() as session:
        rows = session.execute(select(messages.c.body, messages.c.state).order_by(messages.c.id))
        return [(row.body, row.state) for row in rows]


def is_silent(database: Database, address: str = PHONE) -> bool:
    """Return whether this address has opted out."""
    with database.read_only() as session:
        return senders.has_opted_out(session, NUMBER, [address])


def write(post: Post, clock: FixedClock, *bodies: str, sender: str = f"whatsapp:{PHONE}") -> None:
    """Post these messages of one sender, one second apart."""
    for body in bodies:
        clock.advance(seconds=1)
        assert post(inbound_form(body, sender)).status_code == 200


def recover(database: Database, body: str, sent: datetime) -> None:
    """Store a message whose webhook never arrived, as `ozzie inbox recover` does."""
    message = parse_message(inbound_form(body))
    person = receive.resolve_sender(database, CLIENT_ID, message, sent)
    assert person
    receive.store_message(database, message, person, sent, recovered_at=sent)


@pytest.mark.parametrize("body", ["STOP", "Stop.", "parar", "baja", "unsubscribe", "¡Basta ya!"])
def test_stop_is_recorded_with_its_message_and_waits_to_be_confirmed(
    post: Post, database: Database, web: Flask, body: str
) -> None:
    make_user(database)
    post(inbound_form(body))
    assert states(database) == [(body, "urgent")]
    assert is_silent(database)
    platform = web.extensions["ozzie"]
    platform.job_queue.flush(60)
    assert len(conversation_queue(platform.redis).jobs) == 1


@pytest.mark.parametrize("body", ["stop buying coffee for 5", "spent 5 at the bus stop", "hello"])
def test_a_message_that_only_holds_the_word_is_no_stop(
    post: Post, database: Database, body: str
) -> None:
    make_user(database)
    post(inbound_form(body))
    assert states(database) == [(body, "received")]
    assert not is_silent(database)


def test_a_file_that_is_called_stop_is_no_stop(post: Post, database: Database) -> None:
    make_user(database)
    fields = {"NumMedia": "1", "MediaUrl0": "https://x", "MediaContentType0": "image/png"}
    post(inbound_form("stop", MessageType="image", **fields))
    assert states(database) == [("stop", "received")]
    assert not is_silent(database)


def test_a_repeat_of_the_webhook_changes_nothing(
    post: Post, database: Database, clock: FixedClock
) -> None:
    make_user(database)
    form = inbound_form("stop")
    post(form)
    write(post, clock, "start")
    post(form)
    assert states(database) == [("stop", "urgent"), ("start", "urgent")]
    assert not is_silent(database)


def test_after_stop_there_is_silence_whatever_comes_until_start(
    post: Post, database: Database, clock: FixedClock, web: Flask
) -> None:
    make_user(database)
    write(post, clock, "lunch 12", "stop", "lunch 13", "stop", "how am I doing?", "start", "tea 2")
    assert states(database) == [
        ("lunch 12", "received"),
        ("stop", "urgent"),
        ("lunch 13", "ignored"),
        ("stop", "ignored"),
        ("how am I doing?", "ignored"),
        ("start", "urgent"),
        ("tea 2", "received"),
    ]
    assert not is_silent(database)
    with database.read_only() as session:
        ended = session.execute(
            select(messages.c.state).where(messages.c.finished_at.is_not(None))
        ).scalars()
        assert set(ended) == {"ignored"}


def test_a_start_of_somebody_who_is_not_silent_is_a_message_as_any_other(
    post: Post, database: Database
) -> None:
    make_user(database)
    post(inbound_form("start"))
    assert states(database) == [("start", "received")]


@pytest.mark.parametrize(
    ("raw", "phone"),
    [
        ("whatsapp:+5215512345678", "+525512345678"),
        ("whatsapp:+551187654321", "+5511987654321"),
    ],
)
def test_a_strangers_stop_holds_when_they_register_in_whatever_form_their_number_came(
    post: Post, database: Database, clock: FixedClock, raw: str, phone: str
) -> None:
    make_client(database)
    write(post, clock, "stop", sender=raw)
    with database.read_only() as session:
        assert session.execute(select(opt_outs.c.address)).scalars().all() == [phone]
    make_user(database, phone)
    write(post, clock, "lunch 12", sender=raw)
    write(post, clock, "start", "lunch 13", sender=f"whatsapp:{phone}")
    assert [state for _, state in states(database)] == ["ignored", "urgent", "received"]


def test_a_stop_from_a_hidden_phone_holds_when_the_phone_is_seen(
    post: Post, database: Database, clock: FixedClock
) -> None:
    make_client(database)
    write(post, clock, "stop", sender="whatsapp:US.abc123")
    make_user(database)
    post(inbound_form("lunch 12", ExternalUserId="US.abc123"))
    post(inbound_form("lunch 13", ExternalUserId="US.abc123"))
    assert [state for _, state in states(database)] == ["ignored", "ignored"]


def test_start_lifts_an_opt_out_that_the_version_before_kept_in_raw_form(
    post: Post, database: Database, clock: FixedClock
) -> None:
    make_client(database)
    with database.begin() as session:
        session.execute(
            opt_outs.insert().values(number=NUMBER, address="+5215512345678", created_at=clock())
        )
    write(post, clock, "hola", sender="whatsapp:+525512345678")
    assert is_silent(database, "+525512345678")
    write(post, clock, "start", sender="whatsapp:+5215512345678")
    with database.read_only() as session:
        assert session.execute(select(opt_outs.c.address)).scalars().all() == []


def test_stop_and_start_count_as_they_came_whatever_the_clocks_of_two_hosts_say(
    post: Post, database: Database, clock: FixedClock
) -> None:
    make_user(database)
    for body in ("stop", "lunch 12", "start", "stop", "start", "lunch 13"):
        clock.advance(seconds=31)
        write(post, clock, body)
        clock.advance(seconds=-61)  # the next one comes to a host whose clock is behind
    assert [state for _, state in states(database)] == [
        *("urgent", "ignored", "urgent", "urgent", "urgent", "received")
    ]


def test_a_recovered_stop_that_a_newer_start_followed_does_not_stop(
    post: Post, database: Database, clock: FixedClock
) -> None:
    make_user(database)
    write(post, clock, "stop", "start")
    recover(database, "stop", clock() - timedelta(minutes=5))
    assert states(database)[-1] == ("stop", "ignored")
    assert not is_silent(database)


def test_a_recovered_start_that_a_newer_stop_followed_does_not_start(
    post: Post, database: Database, clock: FixedClock
) -> None:
    make_user(database)
    write(post, clock, "stop")
    recover(database, "start", clock() - timedelta(minutes=5))
    assert states(database)[-1] == ("start", "ignored")
    assert is_silent(database)


def test_a_recovered_stop_is_recorded_as_of_when_it_was_sent(
    post: Post, database: Database, clock: FixedClock
) -> None:
    make_user(database)
    sent = clock() - timedelta(minutes=5)
    write(post, clock, "lunch 12")
    recover(database, "stop", sent)
    write(post, clock, "lunch 13")
    assert [state for _, state in states(database)] == ["received", "urgent", "ignored"]
    with database.read_only() as session:
        assert session.execute(select(opt_outs.c.created_at)).scalar_one() == sent


def test_recovery_never_makes_a_fresh_message_look_old(
    post: Post, database: Database, clock: FixedClock
) -> None:
    make_user(database)
    post(inbound_form("lunch 12", "whatsapp:US.abc123", ExternalUserId="US.abc123"))
    post(inbound_form("lunch 12", ExternalUserId="US.abc123"))
    fresh = clock()
    write(post, clock, "lunch 13", sender="whatsapp:US.abc123")
    recover(database, "lunch 11", fresh - timedelta(hours=23))
    with database.read_only() as session:
        row = session.execute(
            select(conversations.c.last_inbound_at, conversations.c.reply_to)
        ).one()
    assert tuple(row) == (clock(), "whatsapp:US.abc123")
    assert clock() > fresh
