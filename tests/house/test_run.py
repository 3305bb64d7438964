"""`./run`: its words, what it refuses, and what reaches the tools."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ("pytest", "ruff", "mypy", "lint-imports", "ozzie")
WORDS = ("test", "lint", "types", "migration", "bench", "help")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder with just `run` and the benchmarks; it has no environment yet."""
    shutil.copy(ROOT / "run", tmp_path)
    (tmp_path / "bench").mkdir()
    for path in (ROOT / "bench").glob("*.py"):
        shutil.copy(path, tmp_path / "bench")
    return tmp_path


@pytest.fixture
def installed(project: Path) -> Path:
    """Return the same folder with an environment whose tools print their name and arguments."""
    programs = project / ".venv" / "bin"
    programs.mkdir(parents=True)
    (project / "bin").mkdir()
    for path in (programs / tool for tool in TOOLS):
        path.write_text(f'#!/bin/sh\necho "{path.name}: $*"\n', encoding="utf-8")
    real = (
        f'#!/bin/sh\n[ "$1" != -m ] || {{ echo "python: $*"; exit; }}\nexec {sys.executable} "$@"\n'
    )
    (programs / "python").write_text(real, encoding="utf-8")
    (project / "bin" / "post_compile").write_text("#!/bin/sh\n", encoding="utf-8")
    for path in (*programs.iterdir(), project / "bin" / "post_compile"):
        path.chmod(0o755)
    for path in (project / "requirements-dev.txt", project / ".venv" / "installed.txt"):
        path.write_text("", encoding="utf-8")
    return project


def run(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """Run `./run` in a folder and return what it printed."""
    command = ["/bin/sh", str(folder / "run"), *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_help_lists_every_word_and_installs_nothing(project: Path) -> None:
    found = run(project, "help")
    assert found.returncode == 0
    for word in WORDS:
        assert f"./run {word}" in found.stdout
    assert not (project / ".venv").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["tset"], "tset is not a command"),
        (["lint", "app"], "lint takes no arguments"),
        (["migration"], "a migration needs one name"),
        (["migration", "add", "a", "column"], "a migration needs one name"),
        (["bench"], "there are: api"),
        (["bench", "nothing"], "there are: api"),
        (["bench", "evaluation"], "there are: api"),
    ],
)
def test_what_cannot_be_carried_out_is_refused_before_anything_is_installed(
    project: Path, words: list[str], said: str
) -> None:
    found = run(project, *words)
    assert found.returncode == 2
    assert said in found.stderr
    assert not (project / ".venv").exists()


def test_arguments_of_test_reach_pytest_alone(installed: Path) -> None:
    found = run(installed, "test", "tests/app/test_phones.py", "-k", "one or two")
    assert found.stdout == "pytest: tests/app/test_phones.py -k one or two\n"


def test_test_without_arguments_runs_every_check(installed: Path) -> None:
    found = run(installed, "test")
    assert found.returncode == 0
    for tool in ("ruff: check .", "ruff: format --check .", "lint-imports:", "mypy:", "pytest: -q"):
        assert f"\n{tool}" in found.stdout


def test_a_failed_check_is_named_after_the_others_have_run(installed: Path) -> None:
    (installed / ".venv/bin/mypy").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    found = run(installed, "test")
    assert found.returncode == 1
    assert "failed: mypy" in found.stderr
    assert "\npytest:" in found.stdout


@pytest.mark.parametrize(
    ("words", "called"),
    [
        (["types"], "mypy: \n"),
        (["bench", "reading", "-v"], "python: -m bench.reading -v\n"),
        ([], "ozzie: dev\n"),
        (["--port", "9000"], "ozzie: dev --port 9000\n"),
    ],
)
def test_each_word_calls_its_tool(installed: Path, words: list[str], called: str) -> None:
    assert run(installed, *words).stdout == called


def test_lint_looks_at_style_format_and_imports(installed: Path) -> None:
    found = run(installed, "lint")
    assert [line for line in found.stdout.splitlines() if not line.startswith("==")] == [
        "ruff: check .",
        "ruff: format --check .",
        "lint-imports: ",
    ]


def test_migration_writes_one_and_formats_it(installed: Path) -> None:
    assert run(installed, "migration", "add a column").stdout.splitlines() == [
        "python: -m app.development.new_migration add a column",
        "ruff: check --quiet --fix --exit-zero migrations",
        "ruff: format --quiet migrations",
    ]
