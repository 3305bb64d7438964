"""A rediss:// certificate is verified, except on Heroku or when it is switched off."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from app.config import load_settings
from app.queue import connect
from tests.support.tls import behind_tls, self_signed
from tests.support.valkey import Valkey


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Remove the settings of the environment."""
    for name in ("REDIS_URL", "REDIS_TLS_VERIFY", "DYNO"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Return the path of a self-signed certificate for 127.0.0.1; its key is beside it."""
    return self_signed(tmp_path, "127.0.0.1")[0]


@pytest.fixture
def url(valkey_server: Valkey, certificate: Path) -> Iterator[str]:
    """Yield the URL of a Redis with this certificate."""
    key = certificate.with_name("key.pem")
    with behind_tls(valkey_server.port, certificate, key) as port:
        yield f"rediss://127.0.0.1:{port}/0"


def answers(**environment: str) -> bool:
    """Return whether Redis answers with these variables; raise ConnectionError if it cannot."""
    settings = load_settings("tool", environment)
    with connect(settings.redis_url, timeout=5, connections=1) as client:
        try:
            return bool(client.ping())
        finally:
            client.connection_pool.disconnect()


def test_a_certificate_that_nobody_signed_is_refused(url: str) -> None:
    with pytest.raises(redis.ConnectionError, match="certificate verify failed"):
        answers(REDIS_URL=url)


@pytest.mark.parametrize("off", [{"REDIS_TLS_VERIFY": "off"}, {"DYNO": "web.1"}])
def test_it_is_accepted_where_verifying_is_off_as_on_heroku(url: str, off: dict[str, str]) -> None:
    assert answers(REDIS_URL=url, **off)
    assert answers(REDIS_URL=f"{url}?health_check_interval=30", **off)


def test_heroku_verifies_where_it_is_told_to(url: str) -> None:
    with pytest.raises(redis.ConnectionError, match="certificate verify failed"):
        answers(REDIS_URL=url, DYNO="web.1", REDIS_TLS_VERIFY="on")


def test_an_authority_of_ones_own_is_named_in_the_address(url: str, certificate: Path) -> None:
    assert answers(REDIS_URL=f"{url}?ssl_ca_certs={certificate}")


def test_a_certificate_for_another_host_is_refused(valkey_server: Valkey, tmp_path: Path) -> None:
    certificate, key = self_signed(tmp_path, "127.0.0.2")
    with behind_tls(valkey_server.port, certificate, key) as port:
        url = f"rediss://127.0.0.1:{port}/0?ssl_ca_certs={certificate}"
        with pytest.raises(redis.ConnectionError, match="certificate verify failed"):
            answers(REDIS_URL=url)


def test_an_address_without_tls_stays_as_it_is() -> None:
    plain = "redis://127.0.0.1:6379/0"
    assert load_settings("tool", {"REDIS_URL": plain, "DYNO": "web.1"}).redis_url == plain
