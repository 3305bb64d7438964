"""The command line: whatever a command meets ends in one line and an exit code."""

import argparse
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from app.cli import main


def failing(error: BaseException) -> ModuleType:
    """Make a command `fail` that raises this."""

    def run(_options: argparse.Namespace) -> int:
        raise error

    def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
        subparsers.add_parser("fail").set_defaults(run=run)

    command = ModuleType("fail")
    command.register = register  # type: ignore[attr-defined]  # what a command's module has
    return command


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (
            PermissionError(13, "Permission denied", "/data/ozzie"),
            1,
            "ozzie: /data/ozzie: Permission denied; check OZZIE_DATA_DIR and DATABASE_URL",
        ),
        (OSError("+14155550123"), 1, "ozzie: failed unexpectedly (OSError); see the log"),
        (RuntimeError("+14155550123"), 1, "ozzie: failed unexpectedly (RuntimeError); see the log"),
        (KeyboardInterrupt(), 130, ""),
        (
            OSError(28, "No space left on device"),
            1,
            "ozzie: No space left on device: make room, and run the command again",
        ),
    ],
)
def test_what_a_command_raises_ends_in_one_line_and_never_in_its_words(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    code: int,
    line: str,
) -> None:
    monkeypatch.setenv("OZZIE_ENV", "production")
    assert main(["fail"], commands=[failing(error)]) == code
    said = capsys.readouterr().err
    assert line in said.splitlines() or not line
    assert "+14155550123" not in said
    assert "Traceback" not in said


def test_without_a_standard_output_a_command_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    assert main(["read", "--text", "tea 3"]) == 0


def test_a_pipe_that_is_closed_ends_a_command_silently(tmp_path: Path) -> None:
    environment = {**os.environ, "OZZIE_ENV": "development", "OZZIE_DATA_DIR": str(tmp_path)}
    read, write = os.pipe()
    os.close(read)
    # The document is longer than any buffer; what is read of a text is shorter than every one.
    for arguments in (["openapi"], ["read", "--text", "tea 3"]):
        ended = subprocess.run(
            [sys.executable, "-m", "app.cli", *arguments],
            env=environment,
            stdout=write,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        assert (ended.returncode, ended.stderr) == (1, "")
    os.close(write)


@pytest.mark.parametrize(
    "arguments",
    [
        ["clients", "list"],
        ["inbox", "list"],
        ["people", "show", "--id", "x"],
        ["people", "block", "--phone", "+14155550123"],
        ["switch", "list"],
        ["switch", "on", "pause-sending"],
        ["model", "usage"],
    ],
)
def test_a_database_that_cannot_be_reached_is_one_line(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OZZIE_ENV", "production")
    monkeypatch.setenv("DATABASE_URL", "postgres://o:hidden@127.0.0.1:1/x")
    monkeypatch.setenv("SECRET_KEY", "k" * 32)
    assert main(arguments) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("ozzie: DATABASE_URL: the database cannot be used: ")
    assert "hidden" not in line


def test_a_pipe_that_is_closed_hides_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["fail"], commands=[failing(BrokenPipeError())]) == 1
