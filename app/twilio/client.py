"""Twilio's REST client over httpx: thread-safe, with a timeout, a pool and a set address."""

from typing import Any
from urllib.parse import urlsplit

import httpx
import structlog
from twilio.http import HttpClient
from twilio.http.response import Response
from twilio.rest import Client

from app.config import Settings
from app.twilio.counts import count_call

# Seconds; the SDK itself has no timeout (twilio 9.13).
TIMEOUT = 10.0


class AuthTokens:
    """Twilio's auth tokens, two while one is rotated; the last accepted one comes first."""

    def __init__(self, settings: Settings) -> None:
        """Read TWILIO_AUTH_TOKEN and TWILIO_AUTH_TOKEN_SECONDARY."""
        self._tokens = settings.auth_tokens or ("",)

    def in_order(self) -> tuple[str, ...]:
        """Return the tokens in the order in which to try them."""
        return self._tokens

    def prefer(self, token: str) -> None:
        """Put first the token that Twilio accepted."""
        if self._tokens[0] != token:
            self._tokens = (token, *(one for one in self._tokens if one != token))


class _HttpClient(HttpClient):  # type: ignore[misc]  # twilio ships no types
    """An HTTP client for the SDK that threads may share.

    The SDK's own client stores the last answer in an attribute and returns it from there (twilio
    9.13): two threads that send at the same time may both get the same MessageSid.
    """

    def __init__(self, api_url: str, tokens: AuthTokens, connections: int) -> None:
        super().__init__(structlog.get_logger(), is_async=False, timeout=TIMEOUT)
        self._api_url = api_url
        self._tokens = tokens
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
        """Send a request with the token that Twilio accepts; follow no redirect.

        Raises httpx.HTTPError.
        """
        sid = (auth or ("", ""))[0]
        operation = _operation(method, url)
        for token in self._tokens.in_order():
            try:
                answer = self._http.request(
                    method,
                    rewrite_url(url, self._api_url),
                    params=params,
                    data=data,
                    headers=headers,
                    auth=(sid, token),
                )
            except httpx.HTTPError:
                count_call(operation, None)
                raise
            count_call(operation, answer.status_code)
            # A request refused with 401 was certainly not executed.
            if answer.status_code != httpx.codes.UNAUTHORIZED:
                self._tokens.prefer(token)
                break
        return Response(answer.status_code, answer.text, answer.headers)


def _operation(method: str, url: str) -> str:
    """Return the name under which a call is counted."""
    if not urlsplit(url).path.endswith("/Messages.json"):
        return "other"
    return "send" if method.upper() == "POST" else "list"


def rewrite_url(url: str, api_url: str) -> str:
    """Return the URL of an SDK call on the server of `api_url`.

    The SDK has a host name for each of Twilio's products. `api_url` is Twilio's own or that of a
    region (https://api.dublin.ie1.twilio.com), which both have a host for each product, or one
    server that simulates all of Twilio.
    """
    called, home = urlsplit(url), urlsplit(api_url)
    product = str(called.hostname).partition(".")[0]
    if home.scheme == "https" and str(home.hostname).endswith(".twilio.com"):
        region = str(home.hostname).partition(".")[2]
        return called._replace(netloc=f"{product}.{region}").geturl()
    return called._replace(scheme=home.scheme, netloc=home.netloc).geturl()


def make_client(settings: Settings, connections: int = 4) -> Client:
    """Return a client for our account, to be made once per process, after any fork.

    As many threads may use it as it has `connections`. Its calls wait TIMEOUT seconds at most.
    """
    return Client(
        settings.twilio_account_sid,
        settings.twilio_auth_token,
        http_client=_HttpClient(settings.twilio_api_url, AuthTokens(settings), connections),
    )
