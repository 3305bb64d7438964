"""`ozzie migrate` and the command line itself."""

from pathlib import Path

import pytest

from app.cli import main
from app.schema import newest_revision


def test_an_empty_database_gets_the_newest_schema(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OZZIE_ENV", "development")
    monkeypatch.setenv("OZZIE_DATA_DIR", str(tmp_path))
    assert main(["migrate"]) == 0
    assert capsys.readouterr().out == f"database at revision {newest_revision()}\n"


def test_a_wrong_variable_ends_the_command_with_one_line_that_names_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://x")
    assert main(["migrate"]) == 2
    assert capsys.readouterr().err.startswith("ozzie: DATABASE_URL: must begin with")


def test_no_command_at_all_is_wrong_usage() -> None:
    with pytest.raises(SystemExit, match="2"):
        main([])
