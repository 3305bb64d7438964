"""Under which key the clients' secrets are kept, and what an operator is told of it."""

from datetime import timedelta

import pytest

from app.models import Client
from app.services.client_keys import KeyUse, explain, find_key_use, report_keys
from app.services.clients import identify_key
from tests.support.rows import NOW

OLD, NEW, ANOTHER = (letter * 32 for letter in "ona")
KEYS = {"secret_key": NEW, "previous_key": OLD}


def client(key: str | None, previous: str | None = None, **fields: object) -> Client:
    """Return a client whose secrets are kept under these keys; None: it is not known."""
    return Client(
        id="c",
        name=fields.pop("name", "shop"),
        secret_hash="x",
        secret_key_id=key and identify_key(key),
        previous_secret_hash="y" if previous else None,
        previous_secret_key_id=previous and identify_key(previous),
        previous_secret_expires_at=NOW + timedelta(hours=1),
        created_at=NOW,
        **fields,
    )


@pytest.mark.parametrize(
    ("made", "use"),
    [
        (client(NEW), KeyUse.CURRENT),
        (client(OLD), KeyUse.PREVIOUS),
        (client(None), KeyUse.UNKNOWN),
        (client(ANOTHER), KeyUse.LOST),
        (client(NEW, previous=OLD), KeyUse.PREVIOUS),
    ],
)
def test_a_client_needs_the_oldest_key_of_its_secrets(made: Client, use: KeyUse) -> None:
    assert find_key_use(made, now=NOW, **KEYS) is use


def test_a_secret_that_expired_needs_no_key() -> None:
    made = client(NEW, previous=OLD)
    assert find_key_use(made, now=NOW + timedelta(hours=2), **KEYS) is KeyUse.CURRENT


def test_the_id_of_a_key_is_neither_the_key_nor_another_keys() -> None:
    assert identify_key(OLD) != identify_key(NEW)
    assert identify_key(OLD) not in OLD


def test_it_is_said_who_still_needs_the_previous_key_and_when_it_can_go() -> None:
    waiting = [client(OLD, name=f"shop {number}") for number in range(7)]
    gone = client(OLD, name="gone", revoked_at=NOW)
    (line,) = explain(report_keys([*waiting, gone], now=NOW, **KEYS), has_previous=True)
    assert line.startswith("shop 0, shop 1, shop 2, shop 3, shop 4 and 2 more: still under")
    (line,) = explain(report_keys([client(NEW), gone], now=NOW, **KEYS), has_previous=True)
    assert "SECRET_KEY_PREVIOUS can go" in line
    (line,) = explain(report_keys([client(None)], now=NOW, **KEYS), has_previous=True)
    assert line.startswith("shop: not known")


def test_without_a_previous_key_only_who_is_refused_is_named() -> None:
    keys = {"secret_key": NEW, "previous_key": ""}
    assert (
        explain(report_keys([client(NEW), client(None)], now=NOW, **keys), has_previous=False) == []
    )
    (line,) = explain(report_keys([client(OLD)], now=NOW, **keys), has_previous=False)
    assert line.startswith("shop: refused")
