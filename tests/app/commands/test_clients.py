"""`ozzie clients`: create, ensure, list, rotate, revoke."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.cli import main
from app.clock import system_clock
from app.config import Settings
from app.db import Database
from app.errors import Unauthorized
from app.migration_state import migrate
from app.services.clients import authenticate, ensure_client

KEY = "a key for tests and for nothing else"


@pytest.fixture
def ground(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    """Return a database that the command finds through its environment."""
    url = f"sqlite:///{tmp_path / 'ozzie.db'}"
    for name, value in (("DATABASE_URL", url), ("SECRET_KEY", KEY), ("OZZIE_ENV", "production")):
        monkeypatch.setenv(name, value)
    database = Database(Settings().database_url)
    migrate(database)
    return database


def may_call(database: Database, client_id: str, secret: str) -> bool:
    """Return whether these credentials are valid now."""
    with database.read_only() as session:
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


@pytest.mark.parametrize("action", ["rotate", "revoke"])
def test_who_touches_the_workers_own_client_is_told_what_it_does_to_messages(
    ground: Database,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    action: str,
) -> None:
    main(["clients", "create", "shop"])
    main(["clients", "ensure", "--id", "phones", "--secret", "s" * 40])
    monkeypatch.setenv("OZZIE_CLIENT_ID", "phones")
    capsys.readouterr()
    assert main(["clients", action, "shop"]) == 0
    assert "the workers" not in capsys.readouterr().err
    assert main(["clients", action, "phones"]) == 0
    assert "the workers call with it" in capsys.readouterr().err


def test_a_revoked_client_gets_no_secret_that_would_be_refused(
    ground: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["clients", "create", "shop"])
    main(["clients", "revoke", "shop"])
    capsys.readouterr()
    assert main(["clients", "rotate", "shop"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "was revoked" in printed.err
    assert "ozzie clients ensure --id ozz_client_" in printed.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["create", ""],
        ["create", "a\tb"],
        ["create", "shop", "--rate-limit", "often"],
        ["create"],
        ["ensure", "--id", "a:b"],
        ["ensure", "--secret", "a blank"],
        *(["rotate", "shop", "--grace-hours", hours] for hours in ("-1", "nan", "inf", "1e9", "x")),
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


SECRET = "a-secret-of-the-tests-and-of-nothing-else"


def ensure(*options: str, client: str = "whatsapp", secret: str = SECRET) -> int:
    """Run `ozzie clients ensure` with credentials in its command line."""
    return main(["clients", "ensure", "--id", client, "--secret", secret, *options])


def listed(capsys: pytest.CaptureFixture[str]) -> str:
    """Return what `ozzie clients list` prints."""
    capsys.readouterr()
    main(["clients", "list"])
    return capsys.readouterr().out


def test_a_client_is_ensured_as_often_as_one_likes(
    ground: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    said = []
    for _ in range(2):
        assert ensure("--whatsapp") == 0
        said.append(capsys.readouterr().out)
        assert may_call(ground, "whatsapp", SECRET)
    assert said == ["whatsapp is set\n", "whatsapp was there already\n"]
    assert listed(capsys).count("whatsapp") == 2  # one line, with id and name


def test_a_client_is_ensured_from_the_environment(
    ground: Database, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OZZIE_CLIENT_ID", "whatsapp")
    monkeypatch.setenv("OZZIE_CLIENT_SECRET", SECRET)
    assert main(["clients", "ensure", "--whatsapp"]) == 0
    printed = capsys.readouterr()
    assert SECRET not in printed.out + printed.err
    assert may_call(ground, "whatsapp", SECRET)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("OZZIE_CLIENT_ID", ""),
        ("OZZIE_CLIENT_ID", "a:b"),
        ("OZZIE_CLIENT_SECRET", ""),
        ("OZZIE_CLIENT_SECRET", "a blank"),
    ],
)
def test_what_the_environment_lacks_for_it_is_named(
    ground: Database,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    variable: str,
    value: str,
) -> None:
    monkeypatch.setenv("OZZIE_CLIENT_ID", "whatsapp")
    monkeypatch.setenv("OZZIE_CLIENT_SECRET", SECRET)
    monkeypatch.setenv(variable, value)
    assert main(["clients", "ensure"]) == 2
    assert capsys.readouterr().err.startswith(f"ozzie: {variable}: ")


def test_the_whatsapp_client_has_no_rate_limit_also_where_it_had_one(
    ground: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ensure() == 0
    assert "  default limit  " in listed(capsys)
    assert ensure("--whatsapp") == 0
    assert "  none  " in listed(capsys)
    assert ensure() == 0
    assert "  none  " in listed(capsys)


def test_a_changed_secret_leaves_the_one_before_valid_for_a_while(ground: Database) -> None:
    ensure(secret=SECRET)
    assert ensure(secret=SECRET + "2") == 0
    assert may_call(ground, "whatsapp", SECRET)
    assert ensure("--grace-hours", "0", secret=SECRET + "3") == 0
    assert may_call(ground, "whatsapp", SECRET + "3")
    assert not may_call(ground, "whatsapp", SECRET + "2")
    assert not may_call(ground, "whatsapp", SECRET)


def test_a_revoked_client_comes_back_with_a_new_secret_alone(
    ground: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    ensure()
    main(["clients", "revoke", "whatsapp"])
    assert ensure() == 2
    assert "new secret" in capsys.readouterr().err
    assert ensure(secret=SECRET + "2") == 0
    assert may_call(ground, "whatsapp", SECRET + "2")
    assert not may_call(ground, "whatsapp", SECRET)


def test_a_name_that_another_client_has_is_not_taken(
    ground: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["clients", "create", "whatsapp"])
    assert ensure() == 2
    assert "Another client is called whatsapp" in capsys.readouterr().err


def test_a_short_secret_is_warned_of(ground: Database, capsys: pytest.CaptureFixture[str]) -> None:
    assert ensure(secret="short") == 0
    assert "the secret is short" in capsys.readouterr().err


def test_two_release_phases_at_once_make_one_client(database: Database) -> None:
    def release(_: int) -> bool:
        with database.transaction() as session:
            return ensure_client(session, "dev", SECRET, secret_key=KEY, now=system_clock())

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(release, range(2))) == [False, True]
    assert may_call(database, "dev", SECRET)


def test_a_client_can_keep_its_users_from_every_model(
    ground: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["clients", "create", "private", "--no-model"]) == 0
    secret = "a-secret-of-more-than-thirty-two-characters"
    arguments = ["clients", "ensure", "--id", "shy", "--secret", secret]
    assert main(arguments) == 0
    assert main([*arguments, "--no-model"]) == 0
    assert main(arguments) == 0
    capsys.readouterr()
    assert main(["clients", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.endswith("no model") for line in lines] == [True, True]
