"""Writing a migration from the difference between models and migrations."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.migration_state import newest_revision

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the code and its migrations: other tests read the real folder meanwhile."""
    for folder in ("app", "migrations"):
        shutil.copytree(
            ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__")
        )
    return tmp_path


def write_in(project: Path) -> Path:
    """Write a migration in the copy and return its path, as the command prints it."""
    program = [sys.executable, "-m", "app.development.new_migration", "Add a nickname"]
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(project)}
    found = subprocess.run(
        program, cwd=project, env=environment, capture_output=True, text=True, check=True
    )
    return Path(found.stdout.splitlines()[-1])


def test_a_migration_follows_the_newest_and_is_empty_where_models_and_migrations_agree(
    project: Path,
) -> None:
    newest = newest_revision() or ""
    path = write_in(project)
    text = path.read_text(encoding="utf-8")
    assert path == project / "migrations/versions" / f"{int(newest) + 1:04}_add_a_nickname.py"
    assert text.startswith('"""Add a nickname."""')
    assert f"down_revision = '{newest}'" in text
    assert text.count("    pass\n") == 2


def test_a_new_column_of_a_model_is_added(project: Path) -> None:
    models = project / "app/models/users.py"
    column = "    phone: Mapped[str | None]"
    text = models.read_text(encoding="utf-8")
    assert column in text
    models.write_text(text.replace(column, f"    nickname: Mapped[str | None]\n{column}", 1))
    written = write_in(project).read_text(encoding="utf-8")
    assert "batch_op.add_column(sa.Column('nickname'" in written
    assert "batch_op.drop_column('nickname')" in written
