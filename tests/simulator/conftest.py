"""A door, a simulator that posts to it, and Twilio's own client that calls the simulator."""

from collections.abc import Iterator
from typing import Any

import pytest
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

from tests.support.door import Door, open_door
from tests.support.simulator import ACCOUNT_SID, AUTH_TOKEN, SimulatedTwilio, simulated_twilio


class Redirected(TwilioHttpClient):  # type: ignore[misc] # the library has no types
    """Twilio's HTTP client with its host replaced: it has no option for that."""

    def __init__(self, url: str) -> None:
        super().__init__(timeout=10)
        self._url = url

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Any:
        """The same request to the simulator."""
        url = url.replace("https://api.twilio.com", self._url)
        return super().request(method, url, *args, **kwargs)


@pytest.fixture
def door() -> Iterator[Door]:
    """Our own webhook, stood in for."""
    with open_door() as door:
        yield door


@pytest.fixture
def twilio(door: Door) -> Iterator[SimulatedTwilio]:
    """A simulator in front of `door`."""
    with simulated_twilio(f"{door.url}/webhooks/twilio/whatsapp") as simulated:
        yield simulated


@pytest.fixture
def client(twilio: SimulatedTwilio) -> Iterator[Client]:
    """Twilio's own client library, pointed at the simulator."""
    http = Redirected(twilio.url)
    yield Client(ACCOUNT_SID, AUTH_TOKEN, http_client=http)
    http.session.close()
