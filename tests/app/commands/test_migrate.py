"""`ozzie migrate` and the command line itself."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from app.cli import main
from app.db import Database
from app.migration_state import migrate, newest_revision
from tests.support.databases import postgres_of_one_connection, set_revision


def test_an_empty_database_gets_the_newest_schema(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OZZIE_ENV", "development")
    monkeypatch.setenv("OZZIE_DATA_DIR", str(tmp_path))
    assert main(["migrate"]) == 0
    assert capsys.readouterr().out == f"database at revision {newest_revision()}\n"


def test_a_database_ahead_of_the_code_is_said_in_one_line_and_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OZZIE_ENV", "development")
    monkeypatch.setenv("OZZIE_DATA_DIR", str(tmp_path))
    main(["migrate"])
    capsys.readouterr()
    database = Database(f"sqlite:///{tmp_path}/ozzie.db")
    with set_revision(database, "zzzz"):
        assert main(["migrate"]) == 0
    database.close()
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("database at revision zzzz, ahead of this version's newest")


@pytest.mark.parametrize("command", [["migrate"], ["clients", "ensure"]], ids=" ".join)
def test_a_release_waits_for_a_connection_that_another_process_has_for_a_moment(
    postgres_url: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: list[str],
) -> None:
    url = postgres_of_one_connection(postgres_url, f"release_{command[0]}")
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("SECRET_KEY", "k" * 32)
    monkeypatch.setenv("OZZIE_CLIENT_ID", "shop")
    monkeypatch.setenv("OZZIE_CLIENT_SECRET", "s" * 32)
    other = Database(url, patience=10)
    migrate(other)
    with other.single_statement() as connection:
        connection.execute(text("SELECT 1"))
    with ThreadPoolExecutor(1) as pool:
        release = pool.submit(main, command)
        said = ""
        while "database_refused" not in said and not release.done():
            time.sleep(0.02)
            said += capsys.readouterr().err
        other.close()
        assert release.result() == 0, said
    assert "database_refused" in said


def test_an_unknown_revision_is_wrong_usage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OZZIE_ENV", "development")
    monkeypatch.setenv("OZZIE_DATA_DIR", str(tmp_path))
    assert main(["migrate", "--to", "9999"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("ozzie: 9999 is no revision of this version")


def test_a_wrong_variable_ends_the_command_with_one_line_that_names_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://x")
    assert main(["migrate"]) == 2
    assert capsys.readouterr().err.startswith("ozzie: DATABASE_URL: must begin with")


@pytest.mark.parametrize(
    "command",
    [
        ["migrate"],
        ["inbox", "list"],
        ["inbox", "show", "SM" + "0" * 32],
        ["clients", "list"],
        ["clients", "create", "shop"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("postgres://ozzie:hidden@127.0.0.1:1/x", "Connection refused"),
        ("sqlite:////dev/null/ozzie.db", "DATABASE_URL"),
    ],
)
def test_a_database_that_cannot_be_used_is_one_line_whatever_the_command(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: list[str],
    url: str,
    reason: str,
) -> None:
    monkeypatch.setenv("SECRET_KEY", "k" * 32)
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setattr("app.commands.migrate.PATIENCE", 0)
    assert main(command) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("ozzie: ")
    assert reason in line
    assert "hidden" not in line


def test_a_database_without_a_schema_is_said_with_what_to_do(
    database: Database, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with database.transaction() as session:
        session.execute(text("ALTER TABLE inbound_messages RENAME TO elsewhere"))
    monkeypatch.setenv("DATABASE_URL", database.url)
    try:
        assert main(["inbox", "list"]) == 1
    finally:
        with database.transaction() as session:
            session.execute(text("ALTER TABLE elsewhere RENAME TO inbound_messages"))
    assert "run `ozzie migrate`" in capsys.readouterr().err


def test_no_command_at_all_is_wrong_usage() -> None:
    with pytest.raises(SystemExit, match="2"):
        main([])
