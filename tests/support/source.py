"""Our own source code, as the house tests read it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOG_LEVELS = frozenset({"debug", "info", "warning", "error", "exception", "critical"})


@cache
def modules(*folders: str) -> dict[str, ast.Module]:
    """Return the parsed modules of these folders by their path in the project."""
    paths = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return {
        str(path.relative_to(ROOT)): ast.parse(path.read_text(encoding="utf-8")) for path in paths
    }


def log_calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Yield the calls that write a line of the log: `log.info("event", …)`."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in LOG_LEVELS
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id in {"log", "logger"}
        ):
            yield node
