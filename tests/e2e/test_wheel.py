"""A wheel of the project works without its checkout; `ozzie` is a command on a host."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from app.migration_state import newest_revision
from tests.support.system import PASSED_ON, ROOT

PACKAGES = ("app", "workers", "simulator", "migrations")

# Runs a program of the unpacked wheel; the checkout, which the environment knows, is forgotten.
RUN = """
import runpy, sys
site, checkout, module, *arguments = sys.argv[1:]
sys.path[:] = [site, *(path for path in sys.path if path not in ("", checkout))]
import app, migrations
assert app.__file__.startswith(site), app.__file__
assert all(path.startswith(site) for path in migrations.__path__), migrations.__path__
sys.argv[:] = [module, *arguments]
runpy.run_module(module, run_name="__main__")
"""

BUILD = "import sys; from setuptools import build_meta; build_meta.build_wheel(sys.argv[1])"


def data_files(folder: Path) -> set[str]:
    """Return every file of the packages except bytecode, relative to `folder`."""
    return {
        str(path.relative_to(folder))
        for package in PACKAGES
        for path in (folder / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that contains only what the wheel installs."""
    folder = tmp_path_factory.mktemp("wheel")
    source, site = folder / "source", folder / "site"
    ignored = shutil.ignore_patterns("__pycache__", "*.pyc")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, source / package, ignore=ignored)
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, source)
    built = subprocess.run(
        [sys.executable, "-c", BUILD, str(folder)],
        cwd=source,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert built.returncode == 0, built.stderr[-2000:]
    (wheel,) = folder.glob("ozzie-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    return site


def ozzie(site: Path, folder: Path, *arguments: str) -> str:
    """Run `ozzie` of the wheel in an empty folder and return its output."""
    ended = subprocess.run(
        [sys.executable, "-c", RUN, str(site), str(ROOT), "app.cli", *arguments],
        cwd=folder,
        env={
            **{name: os.environ[name] for name in PASSED_ON if name in os.environ},
            "OZZIE_ENV": "development",
            "OZZIE_DATA_DIR": str(folder / "var"),
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_a_wheel_holds_every_file_of_the_packages(site: Path) -> None:
    assert data_files(site) == data_files(ROOT)


def test_a_wheel_reads_a_message(site: Path, tmp_path: Path) -> None:
    said = ozzie(site, tmp_path, "read", "--text", "gastei 45 no mercado")
    assert "4500" in said
    assert "food" in said


def test_a_wheel_makes_the_schema(site: Path, tmp_path: Path) -> None:
    assert str(newest_revision()) in ozzie(site, tmp_path, "migrate")


def test_the_command_is_put_beside_the_python_of_the_requirements(tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=False)
    python = environment / "bin" / "python"
    packages = next(environment.glob("lib/python*/site-packages"))
    (packages / "requirements.pth").write_text(sysconfig.get_path("purelib"))
    subprocess.run([ROOT / "bin" / "post_compile", python], cwd=tmp_path, check=True)
    command = shutil.which("ozzie", path=str(environment / "bin"))
    assert command
    ended = subprocess.run(
        [command, "--help"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert "migrate" in ended.stdout
