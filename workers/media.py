"""Media from Twilio: whose it is, then downloaded within bounds, typed by its bytes."""

import re
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO
from urllib.parse import urljoin, urlsplit

import httpx

from app.config import Settings
from app.reading.sniff import sniff
from workers.api_client import Document
from workers.retries import Transient

MAX_BYTES = 20 * 1024 * 1024
MAX_SECONDS = 45.0
TIMEOUT = httpx.Timeout(10.0, connect=5.0, pool=60.0)
AT_ONCE = 4
MAX_REDIRECTS = 3
# A fresh medium answers 404 for a moment: again after so many seconds.
NOT_YET = (1.0, 3.0, 10.0)
# Where Twilio redirects to; a subdomain of these or one of them.
CDN_HOSTS = ("twiliocdn.com", "s3-external-1.amazonaws.com", "s3.amazonaws.com")
_TWILIO_HOST = re.compile(r"api(\.[a-z0-9-]+\.[a-z0-9-]+)?\.twilio\.com", re.ASCII)
_TYPES = {
    "image": "image/jpeg",
    "pdf": "application/pdf",
    "spreadsheet": "application/octet-stream",
    "audio": "audio/ogg",
}


class Unwanted(Exception):
    """A medium that is not taken: `why` is foreign, too_large, gone, or unsupported."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Medium:
    """Where a medium is, and what Twilio says of it."""

    url: str
    message_sid: str
    filename: str = ""
    content_type: str = ""


class MediaFetcher:
    """One a process; four downloads at once, to temporary files."""

    def __init__(
        self,
        settings: Settings,
        transport: httpx.BaseTransport | None = None,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._account = settings.twilio_account_sid
        self._auth = httpx.BasicAuth(settings.twilio_account_sid, settings.twilio_auth_token)
        api = urlsplit(settings.twilio_api_url)
        # Plain http is for the simulator on loopback alone.
        is_local = api.scheme == "http" and api.hostname in {"127.0.0.1", "localhost", "::1"}
        self._local = f"{api.scheme}://{api.netloc}" if is_local else None
        self._http = httpx.Client(timeout=TIMEOUT, follow_redirects=False, transport=transport)
        self._slots = threading.BoundedSemaphore(AT_ONCE)
        self._sleep = sleep

    def close(self) -> None:
        """Closes the connections."""
        self._http.close()

    @contextmanager
    def fetch(self, medium: Medium) -> Iterator[Document]:
        """The medium as an open temporary file, deleted at the end of the block.

        Raises Unwanted for what will not be taken, Transient for what may work later.
        """
        if not self.is_ours(medium):
            raise Unwanted("foreign")
        with tempfile.TemporaryFile() as file:
            with self._slots:
                content_type = self._download(medium.url, file)
            file.seek(0)
            kind = sniff(file.read(MAX_BYTES))
            file.seek(0)
            # A file of plain text is what a bank exports; words come as a message's body.
            kind = "spreadsheet" if kind == "text" else kind
            if kind not in _TYPES:
                raise Unwanted("unsupported")
            yield Document(file, kind, medium.filename, content_type or _TYPES[kind])

    def is_ours(self, medium: Medium) -> bool:
        """Whether the address is Twilio's, of our account and of this very message.

        Checked before credentials go out: a forged address would steal the token.
        """
        path = re.escape(
            f"/2010-04-01/Accounts/{self._account}/Messages/{medium.message_sid}/Media/"
        )
        parts = urlsplit(medium.url)
        is_path = re.fullmatch(path + r"ME[0-9a-f]{32}", parts.path, re.ASCII) is not None
        if parts.query or parts.fragment or parts.username or not is_path:
            return False
        return self._is_api(medium.url)

    def _is_api(self, url: str) -> bool:
        parts = urlsplit(url)
        if self._local and url.startswith(self._local + "/"):
            return True
        host = parts.hostname or ""
        is_twilio = _TWILIO_HOST.fullmatch(host) is not None
        return parts.scheme == "https" and is_twilio and parts.port in {None, 443}

    def _may_follow(self, url: str) -> bool:
        parts = urlsplit(url)
        if self._local and url.startswith(self._local + "/"):
            return True
        host = parts.hostname or ""
        is_cdn = any(host == cdn or host.endswith(f".{cdn}") for cdn in CDN_HOSTS)
        return parts.scheme == "https" and is_cdn and not parts.username

    def _download(self, url: str, file: IO[bytes]) -> str:
        for pause in (*NOT_YET, None):
            try:
                return self._follow(url, file)
            except httpx.HTTPError as error:
                raise Transient(f"media {type(error).__name__}") from None
            except _NotFound:
                if pause is None:
                    raise Unwanted("gone") from None
                self._sleep(pause)
        raise AssertionError("the last pause is None")

    def _follow(self, url: str, file: IO[bytes]) -> str:
        """Redirects by hand: credentials only to Twilio's API, at most three hops, known hosts."""
        auth: httpx.Auth | None = self._auth
        for _ in range(MAX_REDIRECTS + 1):
            with self._http.stream("GET", url, auth=auth) as response:
                if not response.has_redirect_location:
                    return self._save(response, file)
                url = urljoin(url, response.headers["Location"])
            if not self._may_follow(url):
                raise Unwanted("foreign")
            auth = None
        raise Unwanted("foreign")

    def _save(self, response: httpx.Response, file: IO[bytes]) -> str:
        if response.status_code == httpx.codes.NOT_FOUND:
            raise _NotFound
        if response.status_code == httpx.codes.TOO_MANY_REQUESTS:
            raise Transient("media 429", retry_after=2.0, costs_attempt=False)
        if not response.is_success:
            raise Transient(f"media {response.status_code}")
        began = time.monotonic()
        file.seek(0)
        file.truncate()
        taken = 0
        for chunk in response.iter_bytes():
            taken += len(chunk)
            if taken > MAX_BYTES:
                raise Unwanted("too_large")
            if time.monotonic() - began > MAX_SECONDS:
                raise Transient("media too slow")
            file.write(chunk)
        return str(response.headers.get("Content-Type", ""))[:100]


class _NotFound(Exception):
    pass
