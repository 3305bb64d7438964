"""The data folder: for its owner alone, held by one `./run` at a time, known to commands beside."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from app.config import load_settings, with_run_variables
from app.data_folder import (
    STATE,
    FolderHeld,
    held,
    make_private,
    private_files,
    variables_of_holder,
)
from tests.support.system import ROOT

ADDRESS = "http://127.0.0.1:8025/"
VARIABLES = {"OZZIE_ENV": "development", "PORT": "9000", "REDIS_URL": "redis://127.0.0.1:9099/0"}

# Holds a folder until it is killed.
HOLDER = """
import sys, time
from pathlib import Path
from app.data_folder import held
with held(Path(sys.argv[1]), "http://127.0.0.1:8025/", {"PORT": "9000"}):
    print("held", flush=True)
    time.sleep(60)
"""


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Remove the settings of the environment and set only the data folder."""
    for name in (*VARIABLES, "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("OZZIE_DATA_DIR", str(tmp_path))


def test_a_folder_that_all_may_read_is_its_owners_alone_afterwards(tmp_path: Path) -> None:
    folder = tmp_path / "var"
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    names = ("ozzie.db", "ozzie.db-wal", "client-secret", "secret-key", STATE)
    for name in names:
        (folder / name).touch()
        (folder / name).chmod(0o644)
    (folder / "metrics").mkdir()
    (folder / "metrics").chmod(0o755)
    make_private(folder)
    assert mode(folder) == mode(folder / "metrics") == 0o700
    assert {mode(folder / name) for name in names} == {0o600}


def test_files_that_are_not_ours_are_left_alone(tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    photo.touch()
    photo.chmod(0o644)
    link = tmp_path / "elsewhere.db"
    target = tmp_path / "target"
    target.touch()
    target.chmod(0o644)
    link.symlink_to(target)
    make_private(tmp_path)
    assert mode(photo) == mode(target) == 0o644


def test_a_folder_that_is_shared_by_its_nature_keeps_its_mode(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    make_private(shared)
    assert mode(shared) == 0o777 | stat.S_ISVTX


def test_new_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    with private_files():
        (tmp_path / "new").touch()
        make_private(tmp_path / "a" / "b")
    assert mode(tmp_path / "new") == 0o600
    assert mode(tmp_path / "a") == mode(tmp_path / "a" / "b") == 0o700


def test_a_second_holder_is_told_of_the_first(tmp_path: Path) -> None:
    with (
        held(tmp_path, ADDRESS, VARIABLES),
        pytest.raises(FolderHeld, match=f"process {os.getpid()}, {ADDRESS}.*OZZIE_DATA_DIR"),
        held(tmp_path, ADDRESS, VARIABLES),
    ):
        pass
    assert mode(tmp_path / STATE) == 0o600
    with held(tmp_path, ADDRESS, VARIABLES):
        pass


def test_what_it_kept_is_gone_when_it_ends_however_it_ends(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="fault"), held(tmp_path, ADDRESS, VARIABLES):
        raise ValueError("fault")
    assert not (tmp_path / STATE).read_text()


def test_a_holder_that_was_killed_holds_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        assert variables_of_holder(tmp_path) == {"PORT": "9000"}
        with pytest.raises(FolderHeld, match=f"process {holder.pid}"), held(tmp_path, ADDRESS, {}):
            pass
        holder.kill()
    assert variables_of_holder(tmp_path) == {}
    with held(tmp_path, ADDRESS, VARIABLES):
        assert variables_of_holder(tmp_path) == VARIABLES


def test_a_command_beside_it_has_its_settings(tmp_path: Path) -> None:
    with held(tmp_path, ADDRESS, VARIABLES), with_run_variables():
        settings = load_settings()
    assert (settings.env, settings.port) == ("development", 9000)
    assert settings.redis_url == VARIABLES["REDIS_URL"]
    assert load_settings().env == "production"


@pytest.mark.parametrize(
    ("name", "value"), [("OZZIE_ENV", "production"), ("DATABASE_URL", "sqlite:////data/real.db")]
)
def test_production_is_never_taken_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with held(tmp_path, ADDRESS, VARIABLES), with_run_variables():
        assert load_settings().env == "production"


def test_what_the_environment_gives_stands_above(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORT", "9500")
    with held(tmp_path, ADDRESS, VARIABLES), with_run_variables():
        settings = load_settings()
    assert (settings.env, settings.port) == ("development", 9500)


def test_one_that_has_ended_makes_no_development(tmp_path: Path) -> None:
    with held(tmp_path, ADDRESS, VARIABLES):
        pass
    with with_run_variables():
        assert load_settings().env == "production"


@pytest.mark.parametrize("content", ["", "no JSON", "[]", '{"pid": 1}'])
def test_a_state_that_cannot_be_read_is_none(tmp_path: Path, content: str) -> None:
    with held(tmp_path, ADDRESS, VARIABLES):
        (tmp_path / STATE).write_text(content)
        assert variables_of_holder(tmp_path) == {}
        with pytest.raises(FolderHeld, match="just starting"), held(tmp_path, ADDRESS, {}):
            pass
