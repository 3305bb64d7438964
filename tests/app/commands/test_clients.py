"""`ozzie clients`: create, list, rotate, revoke."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from app.cli import main
from app.clock import system_clock
from app.config import Settings
from app.db import Database
from app.errors import Unauthorized
from app.schema import migrate
from app.services.clients import authenticate, ensure_client

KEY = "a key for tests alone"


@pytest.fixture
def ground(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    """A database that the command finds through its environment."""
    url = f"sqlite:///{tmp_path / 'ozzie.db'}"
    for name, value in (("DATABASE_URL", url), ("SECRET_KEY", KEY), ("OZZIE_ENV", "production")):
        monkeypatch.setenv(name, value)
    database = Database(Settings().database_url)
    migrate(database)
    return database


def may_call(database: Database, client_id: str, secret: str) -> bool:
    """Whether these credentials serve now."""
    with database.reading() as session:
        try:
            authenticate(session, client_id, secret, secret_key=KEY, now=system_clock())
        except Unauthorized:
            return False
        return True


def test_a_client_is_created_and_its_secret_shown_once(
    ground: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["clients", "create", "shop", "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert set(made) == {"client_id", "client_secret"}
    assert may_call(ground, client_id=made["client_id"], secret=made["client_secret"])
    assert main(["clients", "list"]) == 0
    listed = capsys.readouterr().out
    assert made["client_id"] in listed
    assert "shop  active  default limit" in listed
    assert made["client_secret"] not in listed


def test_without_json_it_is_told_in_words(
    ground: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["clients", "create", "shop", "--rate-limit", "none"]) == 0
    told = capsys.readouterr().out
    assert "client_secret  " in told
    assert "shown this once" in told
    main(["clients", "list"])
    assert "  none  " in capsys.readouterr().out


def test_a_name_is_given_once(ground: Database, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clients", "create", "shop"]) == 0
    assert main(["clients", "create", "shop"]) == 2
    assert "already" in capsys.readouterr().err


def test_a_rotated_secret_serves_beside_the_old_one_until_its_grace_is_over(
    ground: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["clients", "create", "shop", "--json"])
    old = json.loads(capsys.readouterr().out)
    main(["clients", "rotate", "shop", "--json"])
    new = json.loads(capsys.readouterr().out)
    assert new["client_id"] == old["client_id"]
    for made in (old, new):
        assert may_call(ground, made["client_id"], made["client_secret"])
    main(["clients", "rotate", old["client_id"], "--grace-hours", "0"])
    assert not may_call(ground, new["client_id"], new["client_secret"])


def test_a_revoked_client_may_not_call(
    ground: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["clients", "create", "shop", "--json"])
    made = json.loads(capsys.readouterr().out)
    assert main(["clients", "revoke", "shop"]) == 0
    assert not may_call(ground, made["client_id"], made["client_secret"])
    main(["clients", "list"])
    assert "revoked" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["create", ""],
        ["create", "a\tb"],
        ["create", "shop", "--rate-limit", "often"],
        ["create"],
        [],
    ],
)
def test_wrong_usage_is_refused(ground: Database, arguments: list[str]) -> None:
    with pytest.raises(SystemExit):
        main(["clients", *arguments])


@pytest.mark.parametrize("action", ["rotate", "revoke"])
def test_an_unknown_client_is_said_in_one_line(
    ground: Database, capsys: pytest.CaptureFixture[str], action: str
) -> None:
    assert main(["clients", action, "nobody"]) == 2
    assert "ozzie clients list" in capsys.readouterr().err


def test_the_named_development_client_is_made_once_and_kept(ground: Database) -> None:
    now = system_clock()
    for secret in ("first secret", "second secret"):
        with ground.transaction() as session:
            ensure_client(session, "dev", secret, secret_key=KEY, now=now + timedelta(days=1))
        assert may_call(ground, "dev", secret)
    assert not may_call(ground, "dev", "first secret")
