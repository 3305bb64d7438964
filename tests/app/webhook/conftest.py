"""Fixtures for the webhook's tests: the web process, spoken to as Twilio speaks."""

from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from app.db import Database
from app.factory import create_app
from app.queue import connect
from app.store import replies
from app.store.inbox import find_by_sid
from tests.support.clock import FixedClock
from tests.support.people import PHONE, make_user, store_message
from tests.support.twilio import sign
from tests.support.webhook import Post, webhook_settings


@pytest.fixture
def web(database: Database, redis_url: str, clock: FixedClock) -> Iterator[Flask]:
    """Yield the web process."""
    client = connect(redis_url, timeout=20)
    made = create_app(
        webhook_settings(database, redis_url), database=database, redis_client=client, clock=clock
    )
    yield made
    made.extensions["ozzie"].job_queue.flush(60)
    client.close()
    client.connection_pool.disconnect()


@pytest.fixture
def post(web: Flask) -> Post:
    """Return a function that posts a form with Twilio's signature."""

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
    """Return the id of a reply that is being sent."""
    conversation, sid = store_message(database, clock, make_user(database))
    with database.begin() as session:
        message = find_by_sid(session, sid)
        assert message
        replies.add(
            session,
            reply_id="ozz_reply_00000000000000000000000001",
            inbound_id=message.id,
            replay=0,
            conversation_id=conversation,
            recipient=f"whatsapp:{PHONE}",
            body="ok",
            now=clock(),
        )
    return "ozz_reply_00000000000000000000000001"
