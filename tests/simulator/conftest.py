"""A fake webhook, a simulator that posts to it, and Twilio's client that calls the simulator."""

from collections.abc import Iterator

import pytest
from twilio.rest import Client

from tests.support.fake_webhook import FakeWebhook, run_fake_webhook
from tests.support.simulator import ACCOUNT_SID, AUTH_TOKEN, SimulatedTwilio, simulated_twilio
from tests.support.twilio_client import Redirected


@pytest.fixture
def fake_webhook() -> Iterator[FakeWebhook]:
    """Yield a fake of our webhook."""
    with run_fake_webhook() as fake_webhook:
        yield fake_webhook


@pytest.fixture
def twilio(fake_webhook: FakeWebhook) -> Iterator[SimulatedTwilio]:
    """Run a simulator that posts to `fake_webhook`."""
    with simulated_twilio(f"{fake_webhook.url}/webhooks/twilio/whatsapp") as simulated:
        yield simulated


@pytest.fixture
def client(twilio: SimulatedTwilio) -> Iterator[Client]:
    """Yield Twilio's client library, pointed at the simulator."""
    http = Redirected(twilio.url)
    yield Client(ACCOUNT_SID, AUTH_TOKEN, http_client=http)
    http.session.close()
