"""What a hostile job would have run: each leaves a file behind."""

import os
from pathlib import Path
from typing import Any

MARK = Path("touched-by-a-callback")


class Touching:
    """An object whose unpickling makes a file."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Any, ...]:
        return os.system, (f"touch {self.path}",)


def touch_on_success(*_: object) -> None:
    """Create a file in the current folder, as an RQ callback."""
    MARK.touch()


def touched() -> bool:
    """Return whether the callback ran."""
    return MARK.exists()
