"""A stranger's throttle holds while SECRET_KEY is rotated."""

from app.db import Database
from app.factory import create_app
from app.queue import connect
from tests.support.clock import FixedClock
from tests.support.people import make_client
from tests.support.twilio import inbound_form, sign
from tests.support.webhook import Post, webhook_settings


def test_a_stranger_is_not_prompted_again_because_secret_key_was_rotated(
    post: Post, database: Database, redis_url: str, clock: FixedClock
) -> None:
    make_client(database)
    assert "<Message>" in post(inbound_form("hi")).text
    settings = webhook_settings(database, redis_url)
    rotated = {"secret_key": "n" * 32, "secret_key_previous": settings.secret_key}
    client = connect(redis_url, timeout=20)
    web = create_app(
        settings.model_copy(update=rotated), database=database, redis_client=client, clock=clock
    )
    path = "/webhooks/twilio/whatsapp"
    for sender, is_prompted in (("+14155550123", False), ("+14155550124", True)):
        form = inbound_form("hi", f"whatsapp:{sender}")
        headers = {"X-Twilio-Signature": sign(f"{settings.public_url}{path}", form)}
        answer = web.test_client().post(path, data=form, headers=headers)
        assert ("<Message>" in answer.text) == is_prompted
    client.close()
    client.connection_pool.disconnect()
