"""Twilio's REST client with what the SDK lacks: a time-out, a pool, and an address of our own."""

from typing import Any

from requests.adapters import HTTPAdapter
from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from twilio.rest import Client

from app.config import TWILIO_URL, Settings

# The SDK itself waits for ever (twilio 9.13).
TIMEOUT = 10.0


class _HttpClient(TwilioHttpClient):  # type: ignore[misc]  # twilio ships no types
    def __init__(self, api_url: str, connections: int) -> None:
        super().__init__(timeout=TIMEOUT)
        self._api_url = api_url
        for scheme in ("https://", "http://"):
            self.session.mount(scheme, HTTPAdapter(pool_maxsize=connections))

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Response:
        return super().request(method, url.replace(TWILIO_URL, self._api_url, 1), *args, **kwargs)


def make_client(settings: Settings, connections: int = 4) -> Client:
    """A client for our account, to be made once a process and after any fork: it may be used by
    as many threads as it has `connections`. Its calls wait 10 s at most.
    """
    return Client(
        settings.twilio_account_sid,
        settings.twilio_auth_token,
        http_client=_HttpClient(settings.twilio_api_url, connections),
    )
