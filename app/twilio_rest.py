"""Twilio's REST client over httpx: with a time-out, a pool, an address of our own, and threads."""

from typing import Any

import httpx
import structlog
from twilio.http import HttpClient
from twilio.http.response import Response
from twilio.rest import Client

from app.config import TWILIO_URL, Settings

# The SDK itself waits for ever (twilio 9.13).
TIMEOUT = 10.0


class _HttpClient(HttpClient):  # type: ignore[misc]  # twilio ships no types
    """The SDK's own keeps its last answer on itself and returns it from there (twilio 9.13): of
    two threads that send at once both may get the same MessageSid.
    """

    def __init__(self, api_url: str, connections: int) -> None:
        super().__init__(structlog.get_logger(), is_async=False, timeout=TIMEOUT)
        self._api_url = api_url
        self._http = httpx.Client(
            timeout=httpx.Timeout(TIMEOUT),
            limits=httpx.Limits(max_connections=connections, max_keepalive_connections=connections),
        )

    def request(
        self,
        method: str,
        url: str,
        params: dict[str, Any] | None = None,
        data: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        **_: Any,
    ) -> Response:
        """One request, its redirects not followed. Raises httpx.HTTPError."""
        answer = self._http.request(
            method,
            url.replace(TWILIO_URL, self._api_url, 1),
            params=params,
            data=data,
            headers=headers,
            auth=auth,
        )
        return Response(answer.status_code, answer.text, answer.headers)


def make_client(settings: Settings, connections: int = 4) -> Client:
    """A client for our account, to be made once a process and after any fork: it may be used by
    as many threads as it has `connections`. Its calls wait 10 s at most.
    """
    return Client(
        settings.twilio_account_sid,
        settings.twilio_auth_token,
        http_client=_HttpClient(settings.twilio_api_url, connections),
    )
