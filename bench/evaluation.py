"""Read the evaluation data in the folder that OZZIE_EVAL_DIR names."""

import json
import os
from pathlib import Path
from typing import Any

VARIABLE = "OZZIE_EVAL_DIR"
Row = dict[str, Any]


def evaluation_folder() -> Path | None:
    """Return the evaluation folder, or None where the variable is unset or names no folder."""
    named = os.environ.get(VARIABLE, "")
    folder = Path(named) if named else None
    return folder if folder and folder.is_dir() else None


def rows(path: Path) -> list[Row]:
    """Return the rows of a JSON-lines file; none where the file does not exist."""
    if not path.is_file():
        return []
    return [
        json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
