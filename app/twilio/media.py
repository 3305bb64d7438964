"""Download media from Twilio: check the address, bound size and time, detect the file type."""

import contextlib
import re
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO
from urllib.parse import SplitResult, urljoin, urlsplit

import httpx

from app.config import Settings
from app.reading.documents.file_type import detect_file_type
from app.retries import Misconfigured, Transient
from app.twilio.client import AuthTokens
from app.twilio.codes import CREDENTIALS
from app.twilio.counts import count_call

MAX_BYTES = 20 * 1024 * 1024
MAX_SECONDS = 45.0
TIMEOUT = httpx.Timeout(10.0, connect=5.0, pool=60.0)
MAX_DOWNLOADS = 4
MAX_REDIRECTS = 3
# Twilio answers 404 for a new medium at first: the delays before further attempts (seconds).
NOT_FOUND_DELAYS = (1.0, 3.0, 10.0)
# The hosts that Twilio redirects to: one of these or a subdomain of them.
CDN_HOSTS = ("twiliocdn.com", "s3-external-1.amazonaws.com", "s3.amazonaws.com")
_TWILIO_HOST = re.compile(r"api(\.[a-z0-9-]+\.[a-z0-9-]+)?\.twilio\.com", re.ASCII)
_TYPES = {
    "image": "image/jpeg",
    "pdf": "application/pdf",
    "spreadsheet": "application/octet-stream",
    "audio": "audio/ogg",
}


class MediaRejected(Exception):
    """A medium that is not accepted."""

    def __init__(self, reason: str) -> None:
        """`reason` is foreign, too_large, gone or unsupported."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Document:
    """A downloaded medium: an open file, its kind, name and content type."""

    file: IO[bytes]
    kind: str
    filename: str
    content_type: str


@dataclass(frozen=True, slots=True)
class MediaItem:
    """A medium of a message: its URL and what Twilio states about it."""

    url: str
    message_sid: str
    filename: str = ""
    content_type: str = ""


class MediaFetcher:
    """Downloads media to temporary files; one per process, with MAX_DOWNLOADS at once."""

    def __init__(
        self,
        settings: Settings,
        transport: httpx.BaseTransport | None = None,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        """`transport` and `sleep` are replaced in tests."""
        self._account = settings.twilio_account_sid
        self._tokens = AuthTokens(settings)
        api = urlsplit(settings.twilio_api_url)
        # Plain http is allowed only for the simulator on a loopback address.
        is_local = api.scheme == "http" and api.hostname in {"127.0.0.1", "localhost", "::1"}
        self._local = f"{api.scheme}://{api.netloc}" if is_local else None
        self._http = httpx.Client(timeout=TIMEOUT, follow_redirects=False, transport=transport)
        self._slots = threading.BoundedSemaphore(MAX_DOWNLOADS)
        self._sleep = sleep

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    @contextmanager
    def fetch(self, medium: MediaItem) -> Iterator[Document]:
        """Download the medium to a temporary file, which is deleted at the end of the block.

        Raises MediaRejected for what is not accepted, Transient for what may work later.
        """
        if not self.is_ours(medium):
            raise MediaRejected("foreign")
        with tempfile.TemporaryFile() as file:
            with self._slots:
                content_type = self._download(medium.url, file)
            file.seek(0)
            kind = detect_file_type(file.read(MAX_BYTES))
            file.seek(0)
            # A file of plain text is a bank's export; a person's words come as the message's body.
            kind = "spreadsheet" if kind == "text" else kind
            if kind not in _TYPES:
                raise MediaRejected("unsupported")
            yield Document(file, kind, medium.filename, content_type or _TYPES[kind])

    def is_ours(self, medium: MediaItem) -> bool:
        """Return whether the URL is Twilio's, of our account and of this message.

        Checked before credentials are sent: a forged URL would steal the token.
        """
        path = re.escape(
            f"/2010-04-01/Accounts/{self._account}/Messages/{medium.message_sid}/Media/"
        )
        parts = _split(medium.url)
        is_path = re.fullmatch(path + r"ME[0-9a-f]{32}", parts.path, re.ASCII) is not None
        if parts.query or parts.fragment or parts.username or not is_path:
            return False
        return self._is_api(medium.url)

    def _is_api(self, url: str) -> bool:
        parts = _split(url)
        if self._local and url.startswith(self._local + "/"):
            return True
        host = parts.hostname or ""
        is_twilio = _TWILIO_HOST.fullmatch(host) is not None
        return parts.scheme == "https" and is_twilio and parts.port in {None, 443}

    def _may_follow(self, url: str) -> bool:
        parts = _split(url)
        if self._local and url.startswith(self._local + "/"):
            return True
        host = parts.hostname or ""
        is_cdn = any(host == cdn or host.endswith(f".{cdn}") for cdn in CDN_HOSTS)
        return parts.scheme == "https" and is_cdn and not parts.username

    def _download(self, url: str, file: IO[bytes]) -> str:
        for pause in (*NOT_FOUND_DELAYS, None):
            try:
                return self._follow(url, file)
            except httpx.HTTPError as error:
                count_call("media", None)
                raise Transient(f"media {type(error).__name__}") from None
            except _NotFound:
                if pause is None:
                    raise MediaRejected("gone") from None
                self._sleep(pause)
        raise AssertionError("the last pause is None")

    def _follow(self, url: str, file: IO[bytes]) -> str:
        """Follow redirects to known hosts; send credentials only to Twilio's API."""
        response = self._authorized(url)
        for _ in range(MAX_REDIRECTS):
            if not response.has_redirect_location:
                break
            response.close()
            url = _join(url, response.headers["Location"])
            if not self._may_follow(url):
                raise MediaRejected("foreign")
            response = self._http.send(self._http.build_request("GET", url), stream=True)
        with contextlib.closing(response):
            if response.has_redirect_location:
                raise MediaRejected("foreign")
            return self._save(response, file)

    def _authorized(self, url: str) -> httpx.Response:
        """Return the unread answer of Twilio's API, tried with both tokens while one is rotated."""
        for token in self._tokens.in_order():
            auth = httpx.BasicAuth(self._account, token)
            request = self._http.build_request("GET", url)
            response = self._http.send(request, auth=auth, stream=True)
            count_call("media", response.status_code)
            if response.status_code != httpx.codes.UNAUTHORIZED:
                self._tokens.prefer(token)
                return response
            response.close()
        raise Misconfigured("media 401", CREDENTIALS)

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
                raise MediaRejected("too_large")
            if time.monotonic() - began > MAX_SECONDS:
                raise Transient("media too slow")
            file.write(chunk)
        return str(response.headers.get("Content-Type", ""))[:100]


class _NotFound(Exception):
    pass


def _split(url: str) -> SplitResult:
    """Return the parts of an address; those of an empty one where it is none."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return urlsplit("")
    return parts


def _join(url: str, location: str) -> str:
    """Return the address that a redirect leads to, "" where it is none."""
    try:
        return urljoin(url, location)
    except ValueError:
        return ""
