"""Fixtures for the door's tests: the web process, spoken to as Twilio speaks."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from app.config import Settings
from app.db import Database
from app.queue import connect
from app.store import replies
from app.store.inbox import by_sid
from app.web import create_app
from tests.support.clock import FixedClock
from tests.support.people import CLIENT_ID, PHONE, make_user, store_message
from tests.support.twilio import sign

Post = Callable[..., TestResponse]


def door_settings(database: Database, redis_url: str) -> Settings:
    """Development settings over this database and Redis."""
    return Settings.model_validate(
        {
            "OZZIE_ENV": "development",
            "database_url": database.url,
            "redis_url": redis_url,
            "public_url": "https://ozzie.example",
            "secret_key": "k" * 32,
            "OZZIE_CLIENT_ID": CLIENT_ID,
            "OZZIE_CLIENT_SECRET": "s",
            "signup_url": "https://ozzie.example/signup",
        }
    )


@pytest.fixture
def web(database: Database, redis_url: str, clock: FixedClock) -> Iterator[Flask]:
    """The web process."""
    client = connect(redis_url)
    made = create_app(
        door_settings(database, redis_url), database=database, redis_client=client, clock=clock
    )
    yield made
    made.extensions["ozzie"].waker.flush(5)
    client.close()
    client.connection_pool.disconnect()


@pytest.fixture
def post(web: Flask) -> Post:
    """Posts a form as Twilio does, signed."""

    def send(
        form: "MultiDict[str, str]",
        path: str = "/webhooks/twilio/whatsapp",
        signature: str | None = None,
    ) -> TestResponse:
        signed = sign(f"https://ozzie.example{path}", form) if signature is None else signature
        headers = {"X-Twilio-Signature": signed} if signed else {}
        return web.test_client().post(path, data=form, headers=headers)

    return send


@pytest.fixture
def reply_id(database: Database, clock: FixedClock) -> str:
    """A reply that is being sent."""
    conversation, sid = store_message(database, clock, make_user(database))
    with database.work() as session:
        message = by_sid(session, sid)
        assert message
        replies.add(
            session,
            reply_id="ozz_reply_1",
            inbound_id=message.id,
            replay=0,
            conversation_id=conversation,
            recipient=f"whatsapp:{PHONE}",
            body="ok",
            now=clock(),
        )
    return "ozz_reply_1"


def reply_state(database: Database) -> tuple[str, str | None, int | None]:
    """The reply's state, sid and error."""
    with database.reading() as session:
        columns = replies.replies.c
        row = session.execute(select(columns.state, columns.message_sid, columns.error_code)).one()
    return row[0], row[1], row[2]
