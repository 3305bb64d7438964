"""What is loaded before a child can open no more files."""

import subprocess
import sys
from pathlib import Path

import app

SCRIPT = """
import codecs
from datetime import date
from app.reading.categories.classifier import categorize
from app.reading.documents.jobs.preload import ENCODINGS, load_language_data
from app.reading.receipts.roles import find_role
from app.reading.types import ReaderContext
from app.sandbox.bounds import forbid_opening_files
load_language_data()
forbid_opening_files()
for name in ENCODINGS:
    codecs.lookup(name)
print(categorize("supermercado", ReaderContext(today=date(2026, 5, 5)))[0], find_role("TOTAL"))
"""


def test_word_lists_and_encodings_work_in_a_process_that_can_open_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=Path(app.__file__).parent.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["food", "plain"]
