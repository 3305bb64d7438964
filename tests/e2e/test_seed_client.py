"""The seed page's own Node.js client, unchanged but for its address and credentials."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from app.clock import system_clock
from app.db import Database
from app.services.clients import NewSecret, create_client
from bench.evaluation import VARIABLE, evaluation_folder
from tests.support.system import System

NODE = shutil.which("node")


def seed_page() -> Path | None:
    """Return the path of the seed's page, or None without the evaluation folder."""
    folder = evaluation_folder()
    page = folder / "seed" / "api-flow.txt" if folder else None
    return page if page and page.is_file() else None


def client_program(page: str, base_url: str, made: NewSecret) -> str:
    """Return the page's program, with Node's own `fetch` instead of the package's."""
    start = page.index("import fetch from 'node-fetch';")
    end = page.index("});", page.index("main().catch(", start)) + len("});")
    program = page[start:end]
    for pattern, replacement in (
        (r"import fetch from 'node-fetch';", ""),
        (r"(?<=const BASE_URL = ')[^']*", base_url),
        (r"(?<=const CLIENT_ID = ')[^']*", made.client_id),
        (r"(?<=const CLIENT_SECRET = ')[^']*", made.client_secret),
    ):
        program, count = re.subn(pattern, replacement, program)
        assert count == 1, pattern
    return program


@pytest.mark.skipif(NODE is None, reason="Node.js is not there")
@pytest.mark.skipif(seed_page() is None, reason=f"{VARIABLE} names no folder with the seed page")
def test_the_seeds_client_runs_through(ozzie: System, tmp_path: Path) -> None:
    page = seed_page()
    assert page is not None
    assert NODE is not None
    settings = ozzie.settings()
    database = Database(settings.database_url)
    with database.transaction() as session:
        made = create_client(
            session, "the seed's", secret_key=settings.secret_key, now=system_clock()
        )
    database.close()
    program = tmp_path / "integration.mjs"
    text = page.read_text(encoding="utf-8", errors="replace")
    program.write_text(client_program(text, f"{ozzie.url}/v1", made), encoding="utf-8")
    done = subprocess.run(
        [NODE, str(program)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "All steps complete" in done.stdout
    assert "Parsed 2 transactions" in done.stdout
