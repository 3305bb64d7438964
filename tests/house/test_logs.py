"""The rules of what is logged: an event's name in the code, and nothing that a person wrote."""

import ast
import re

import pytest

from tests.support.source import log_calls, modules

EVENT = re.compile(r"[a-z][a-z0-9_.]*(%s)?")
# What is a person's, or a secret: no field of a line has such a name.
PERSONAL = re.compile(
    r"(?:^|_)(?:phone|sender|recipient|address|body|text|words?|name|amount|cents|caption|content"
    r"|description|message|email|password|secret|token|url|path|query|headers?|user_agent)s?$"
)


def is_put_together(value: ast.AST) -> bool:
    """Return whether a text is made for the line, which may hold an exception's message."""
    return any(
        isinstance(node, ast.JoinedStr)
        or (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in {"str", "repr", "format"}
        )
        for node in ast.walk(value)
    )


LOGGING = {path: tree for path, tree in modules("app", "workers").items() if any(log_calls(tree))}


def test_the_calls_are_found() -> None:
    assert len(LOGGING) > 15


@pytest.mark.parametrize("path", LOGGING)
def test_a_line_names_its_event_and_holds_no_field_of_a_person(path: str) -> None:
    for call in log_calls(LOGGING[path]):
        where = f"line {call.lineno}"
        event = call.args[0] if call.args else None
        # A helper may be handed the event; then its callers name it.
        if not isinstance(event, ast.Name):
            assert isinstance(event, ast.Constant), where
            assert EVENT.fullmatch(str(event.value)), where
        for keyword in call.keywords:
            assert not (keyword.arg and PERSONAL.search(keyword.arg)), where
            assert not is_put_together(keyword.value), where
