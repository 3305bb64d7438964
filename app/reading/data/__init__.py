"""The reader's word lists: TOML files whose strings are entries parted by commas or lines."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


def entries(text: str) -> tuple[str, ...]:
    """The entries of a list as it stands in a file, in their order."""
    return tuple(
        entry for line in text.splitlines() for part in line.split(",") if (entry := part.strip())
    )


@cache
def load(name: str) -> dict[str, Any]:
    """The file `name`.toml: its tables, every string made a tuple of entries.

    Raises FileNotFoundError or tomllib.TOMLDecodeError: both are faults of ours.
    """
    parsed = tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return {key: _listed(value) for key, value in parsed.items()}


def _listed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _listed(inner) for key, inner in value.items()}
    return entries(value)
