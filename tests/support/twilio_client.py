"""Twilio's client library, pointed at the simulator."""

from typing import Any

from twilio.http.http_client import TwilioHttpClient


class Redirected(TwilioHttpClient):  # type: ignore[misc] # the library has no types
    """Twilio's HTTP client with its host replaced: it has no option for that."""

    def __init__(self, url: str) -> None:
        super().__init__(timeout=60)
        self._url = url

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Any:
        """Send the same request to the simulator."""
        url = url.replace("https://api.twilio.com", self._url)
        return super().request(method, url, *args, **kwargs)
