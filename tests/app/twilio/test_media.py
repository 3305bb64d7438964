"""Media: whose they are, then fetched within bounds."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from app.config import SIMULATOR_ACCOUNT_SID, Settings
from app.retries import Misconfigured, Transient
from app.twilio import media
from app.twilio.media import Document, MediaFetcher, MediaItem, MediaRejected
from tests.support.twilio import new_sid

SID = new_sid("MM")
PATH = f"/2010-04-01/Accounts/{SIMULATOR_ACCOUNT_SID}/Messages/{SID}/Media/ME{'0' * 32}"
URL = f"https://api.twilio.com{PATH}"
CDN = "https://mms.twiliocdn.com/file"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64
Handler = Callable[[httpx.Request], httpx.Response]


def fetcher(tmp_path: Path, handler: Handler, **settings: str) -> MediaFetcher:
    """Return a fetcher whose Twilio is `handler` and which does not really sleep."""
    values = {"OZZIE_ENV": "development", "OZZIE_DATA_DIR": str(tmp_path)} | settings
    values.setdefault("twilio_api_url", "https://api.twilio.com")
    return MediaFetcher(
        Settings.model_validate(values), httpx.MockTransport(handler), sleep=lambda _: None
    )


@contextlib.contextmanager
def fetched(tmp_path: Path, handler: Handler, url: str = URL) -> Iterator[Document]:
    with fetcher(tmp_path, handler).fetch(MediaItem(url, SID, "x.png")) as document:
        yield document


def redirecting(to: str, seen: list[httpx.Request] | None = None) -> Handler:
    """Return a handler whose Twilio API redirects to the host that serves the picture."""

    def handler(request: httpx.Request) -> httpx.Response:
        if seen is not None:
            seen.append(request)
        if request.url.host == "api.twilio.com":
            return httpx.Response(307, headers={"Location": to})
        return httpx.Response(200, content=PNG, headers={"Content-Type": "image/png"})

    return handler


def test_a_picture_is_fetched_over_its_redirect_without_credentials(tmp_path: Path) -> None:
    seen: list[httpx.Request] = []
    with fetched(tmp_path, redirecting(CDN, seen)) as document:
        assert document.file.read() == PNG
        assert (document.kind, document.content_type) == ("image", "image/png")
    assert ["Authorization" in request.headers for request in seen] == [True, False]


@pytest.mark.parametrize(
    "url",
    [
        URL.replace("api.twilio.com", "evil.example"),
        URL.replace("api.twilio.com", "api.twilio.com.evil.example"),
        URL.replace("https://", "http://"),
        URL.replace("https://", "https://me@"),
        URL.replace(".com/", ".com:8443/"),
        URL.replace(SID, new_sid("MM")),
        URL.replace(SIMULATOR_ACCOUNT_SID, "AC" + "9" * 32),
        URL + "?x=1",
        URL + "/../../x",
        URL.replace(".com/", ".com:999999/"),
        "https://[evil",
        "https://[::1]:x/",
        "file:///etc/passwd",
    ],
)
def test_a_forged_address_gets_no_credentials(tmp_path: Path, url: str) -> None:
    seen: list[httpx.Request] = []
    with (
        pytest.raises(MediaRejected, match="foreign"),
        fetched(tmp_path, redirecting(CDN, seen), url),
    ):
        pass
    assert seen == []


def test_a_regional_host_of_twilios_is_its_own(tmp_path: Path) -> None:
    regional = URL.replace("api.twilio.com", "api.dublin.ie1.twilio.com")
    assert fetcher(tmp_path, redirecting(CDN)).is_ours(MediaItem(regional, SID))


@pytest.mark.parametrize(
    "to",
    [
        "https://evil.example/x",
        "http://mms.twiliocdn.com/x",
        "https://169.254.169.254/",
        "https://[evil",
        "https://mms.twiliocdn.com:999999/x",
        URL,
    ],
)
def test_a_redirect_elsewhere_is_not_followed(tmp_path: Path, to: str) -> None:
    with pytest.raises(MediaRejected, match="foreign"), fetched(tmp_path, redirecting(to)):
        pass


def test_a_circle_of_redirects_ends(tmp_path: Path) -> None:
    def handler(_: httpx.Request) -> httpx.Response:
        return httpx.Response(307, headers={"Location": CDN})

    with pytest.raises(MediaRejected, match="foreign"), fetched(tmp_path, handler):
        pass


def test_a_fresh_medium_is_asked_for_again(tmp_path: Path) -> None:
    answers = iter([404, 404, 404, 200])

    def handler(_: httpx.Request) -> httpx.Response:
        return httpx.Response(next(answers), content=PNG)

    with fetched(tmp_path, handler) as document:
        assert document.kind == "image"


def test_a_medium_that_stays_away_is_gone(tmp_path: Path) -> None:
    with (
        pytest.raises(MediaRejected, match="gone"),
        fetched(tmp_path, lambda _: httpx.Response(404)),
    ):
        pass


@pytest.mark.parametrize(("status", "costs"), [(429, False), (500, True), (403, True)])
def test_a_failing_twilio_is_tried_later(tmp_path: Path, status: int, costs: bool) -> None:
    with (
        pytest.raises(Transient) as raised,
        fetched(tmp_path, lambda _: httpx.Response(status)),
    ):
        pass
    assert raised.value.costs_attempt is costs


def with_tokens(tmp_path: Path, valid: str) -> tuple[MediaFetcher, list[str]]:
    """Return a fetcher of two tokens, of which Twilio accepts `valid`, and the headers it sends."""
    asked: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        given = request.headers["Authorization"]
        asked.append(given)
        right = httpx.BasicAuth(SIMULATOR_ACCOUNT_SID, valid)
        wanted = next(right.auth_flow(httpx.Request("GET", URL))).headers["Authorization"]
        return httpx.Response(200 if given == wanted else 401, content=PNG)

    tokens = {"twilio_auth_token": "first", "twilio_auth_token_secondary": "second"}
    return fetcher(tmp_path, handler, **tokens), asked


def test_while_the_token_is_rotated_either_one_fetches_and_is_then_kept(tmp_path: Path) -> None:
    rotating, asked = with_tokens(tmp_path, "second")
    for _ in range(2):
        with rotating.fetch(MediaItem(URL, SID)) as document:
            assert document.kind == "image"
    assert len(asked) == 3


def test_where_twilio_takes_neither_token_the_variables_are_named(tmp_path: Path) -> None:
    rotating, asked = with_tokens(tmp_path, "third")
    with pytest.raises(Misconfigured) as raised, rotating.fetch(MediaItem(URL, SID)):
        pass
    assert "TWILIO_AUTH_TOKEN" in raised.value.variable
    assert len(asked) == 2


def test_a_cut_connection_is_tried_later(tmp_path: Path) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadError("cut", request=request)

    with pytest.raises(Transient, match="ReadError"), fetched(tmp_path, handler):
        pass


def test_an_enormous_medium_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(media, "MAX_BYTES", 32)
    with (
        pytest.raises(MediaRejected, match="too_large"),
        fetched(tmp_path, lambda _: httpx.Response(200, content=PNG)),
    ):
        pass


def test_a_medium_that_trickles_is_tried_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(media, "MAX_SECONDS", -1.0)
    with (
        pytest.raises(Transient, match="slow"),
        fetched(tmp_path, lambda _: httpx.Response(200, content=PNG)),
    ):
        pass


def test_bytes_of_no_known_kind_are_unsupported(tmp_path: Path) -> None:
    with (
        pytest.raises(MediaRejected, match="unsupported"),
        fetched(tmp_path, lambda _: httpx.Response(200, content=b"\x7fELF" + b"\x00" * 64)),
    ):
        pass


def test_plain_http_is_for_loopback_alone(tmp_path: Path) -> None:
    local = fetcher(tmp_path, redirecting(CDN), twilio_api_url="http://127.0.0.1:8025")
    assert local.is_ours(MediaItem(f"http://127.0.0.1:8025{PATH}", SID))
    far = fetcher(tmp_path, redirecting(CDN), twilio_api_url="http://10.0.0.1:8025")
    assert not far.is_ours(MediaItem(f"http://10.0.0.1:8025{PATH}", SID))
    local.close()
