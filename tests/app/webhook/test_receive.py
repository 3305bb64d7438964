"""The sender of a message, and storing it, on both databases."""

import pytest

from app.db import Database
from app.models import MessageState
from app.store import senders
from app.store.senders import Sender
from app.twilio.parse import TwilioMessage, parse_message
from app.webhook import receive
from tests.support.clock import FixedClock
from tests.support.people import CLIENT_ID, PHONE, make_user
from tests.support.twilio import inbound_form

SCOPED = "US.1234567890"


@pytest.fixture
def user_id(database: Database) -> str:
    """Return the id of a user with PHONE."""
    return make_user(database)


def resolve(database: Database, clock: FixedClock, message: TwilioMessage) -> Sender | None:
    """Return the sender among the WhatsApp client's users."""
    return receive.resolve_sender(database, CLIENT_ID, message, clock())


def test_a_phone_names_its_user(database: Database, clock: FixedClock, user_id: str) -> None:
    found = resolve(database, clock, parse_message(inbound_form()))
    assert found is not None
    assert found.user_id == user_id


@pytest.mark.usefixtures("user_id")
def test_a_stranger_is_nobody(database: Database, clock: FixedClock) -> None:
    form = inbound_form(sender="whatsapp:+14155550199")
    assert resolve(database, clock, parse_message(form)) is None


def test_a_scoped_id_is_known_after_it_came_with_a_phone(
    database: Database, clock: FixedClock, user_id: str
) -> None:
    hidden = parse_message(inbound_form(sender=f"whatsapp:{SCOPED}"))
    assert resolve(database, clock, hidden) is None
    resolve(database, clock, parse_message(inbound_form(ExternalUserId=SCOPED)))
    found = resolve(database, clock, hidden)
    assert found is not None
    assert found.user_id == user_id


@pytest.mark.usefixtures("user_id")
def test_stop_opts_out_the_phone_and_the_scoped_id(database: Database, clock: FixedClock) -> None:
    message = parse_message(inbound_form("STOP", ExternalUserId=SCOPED))
    sender = resolve(database, clock, message)
    assert sender is not None
    stored = receive.store_message(database, message, sender, clock())
    assert stored is not None
    assert stored.state == MessageState.URGENT
    with database.read_only() as session:
        for address in (PHONE, SCOPED):
            assert senders.has_opted_out(session, message.recipient, [address])


@pytest.mark.usefixtures("user_id")
def test_what_comes_after_stop_is_ignored(database: Database, clock: FixedClock) -> None:
    for body, state in (("STOP", MessageState.URGENT), ("tea 3", MessageState.IGNORED)):
        message = parse_message(inbound_form(body))
        sender = resolve(database, clock, message)
        assert sender is not None
        stored = receive.store_message(database, message, sender, clock())
        assert stored is not None
        assert stored.state == state


@pytest.mark.parametrize(
    ("body", "kind", "wish"),
    [("STOP", "text", "stop"), ("start", "text", "start"), ("hi", "text", None)],
)
def test_stop_and_start_are_recognized(body: str, kind: str, wish: str | None) -> None:
    message = parse_message(inbound_form(body, MessageType=kind))
    assert receive.read_opt_out_request(message) == wish


def test_a_caption_is_no_stop() -> None:
    form = inbound_form("stop", MessageType="image", NumMedia="1", MediaUrl0="https://x")
    assert receive.read_opt_out_request(parse_message(form)) is None
