"""Messages whose webhooks never arrived, fetched from Twilio, on both databases."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from app.config import Settings
from app.db import Database
from app.errors import ServiceUnavailable
from app.store import blocks
from app.webhook.recovery import recover
from tests.support.people import PHONE, make_user
from tests.support.simulator import SimulatedTwilio, simulated_twilio
from tests.support.webhook import webhook_settings


@pytest.fixture
def twilio() -> Iterator[SimulatedTwilio]:
    """Yield a Twilio whose webhooks never arrive."""
    with simulated_twilio() as made:
        yield made


@pytest.fixture
def settings(database: Database, redis_url: str, twilio: SimulatedTwilio) -> Settings:
    """Return the settings of a host that calls this Twilio."""
    make_user(database)
    made = webhook_settings(database, redis_url)
    return made.model_copy(update={"twilio_api_url": twilio.url})


def an_hour_ago() -> datetime:
    """Return the time from which messages are fetched."""
    return datetime.now(UTC) - timedelta(hours=1)


def test_a_missing_message_is_stored_once(
    database: Database, settings: Settings, twilio: SimulatedTwilio
) -> None:
    twilio.inbound(f"whatsapp:{PHONE}", "spent 9 on tea")
    first = recover(settings, database, an_hour_ago())
    assert (first.seen, first.stored, len(first.conversations)) == (1, 1, 1)
    second = recover(settings, database, an_hour_ago())
    assert (second.seen, second.stored, len(second.conversations)) == (1, 0, 0)


def test_a_strangers_message_is_counted_and_not_stored(
    database: Database, settings: Settings, twilio: SimulatedTwilio
) -> None:
    twilio.inbound("whatsapp:+15550001111", "who am I?")
    found = recover(settings, database, an_hour_ago())
    assert (found.strangers, found.stored) == (1, 0)


def test_a_blocked_persons_message_is_counted_as_a_strangers(
    database: Database, settings: Settings, twilio: SimulatedTwilio
) -> None:
    with database.begin() as session:
        blocks.block(session, [PHONE], datetime.now(UTC))
    twilio.inbound(f"whatsapp:{PHONE}", "spent 9 on tea")
    found = recover(settings, database, an_hour_ago())
    assert (found.strangers, found.stored) == (1, 0)


def test_a_twilio_that_does_not_answer_is_reported(database: Database, settings: Settings) -> None:
    away = settings.model_copy(update={"twilio_api_url": "http://127.0.0.1:1"})
    with pytest.raises(ServiceUnavailable, match="did not list"):
        recover(away, database, an_hour_ago())
