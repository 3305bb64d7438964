"""`ozzie switch`: pause and go on."""

from pathlib import Path

import pytest

from app.cli import main
from app.db import Database
from tests.support.clock import FixedClock
from tests.support.people import make_user, store_message

Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def environment(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the environment variables that the command is started with."""
    monkeypatch.setenv("OZZIE_ENV", "development")
    monkeypatch.setenv("OZZIE_DATA_DIR", str(tmp_path / "var"))
    monkeypatch.setenv("DATABASE_URL", database_url)


def states(capsys: Output) -> list[str]:
    """Return the state of each switch."""
    capsys.readouterr()
    assert main(["switch", "list"]) == 0
    return [line.split()[1] for line in capsys.readouterr().out.splitlines()]


def test_a_name_that_is_no_switch_is_answered_with_those_that_are(capsys: Output) -> None:
    with pytest.raises(SystemExit):
        main(["switch", "on", "pause"])
    assert "'pause-sending', 'pause-reading'" in capsys.readouterr().err


def test_a_switch_is_turned_on_and_off(
    database: Database, clock: FixedClock, capsys: Output
) -> None:
    store_message(database, clock, make_user(database))
    assert states(capsys) == ["off", "off"]
    assert main(["switch", "on", "pause-sending"]) == 0
    assert main(["switch", "on", "pause-sending"]) == 0
    assert "was on already" in capsys.readouterr().out
    assert states(capsys) == ["on", "off"]
    assert main(["switch", "off", "pause-sending"]) == 0
    said = "pause-sending is off; conversations with something waiting: 1\n"
    assert capsys.readouterr().out == said
    assert main(["switch", "off", "pause-sending"]) == 0
    assert "was off already" in capsys.readouterr().out


def test_an_unknown_switch_is_refused(capsys: Output) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["switch", "on", "pause-everything"])
    assert ended.value.code == 2
    assert "pause-sending" in capsys.readouterr().err
