"""Every variable does what it says: it is read, documented and in the example."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from app.config import Settings, variable_of

ROOT = Path(__file__).resolve().parents[2]
CONFIG = {"config.py", "config_required.py", "config_values.py"}
# Variables that nobody sets by hand, with who does; they are not in the table of configuration.
SET_BY_OTHERS = {
    "DYNO": "Heroku, in each of its processes",
    "HEROKU_APP_DEFAULT_DOMAIN_NAME": "Heroku, where an app has dyno metadata enabled",
    "RENDER_EXTERNAL_URL": "Render, in a web service",
    "PROMETHEUS_MULTIPROC_DIR": "gunicorn.conf.py, for the web's processes",
}
# Fields that change another field when settings are made, and that field.
FOLDED_INTO = {
    "dyno": "redis_url",
    "redis_tls_verify": "redis_url",
    "heroku_app_default_domain_name": "public_url",
    "render_external_url": "public_url",
}


def attributes(tree: ast.AST) -> set[str]:
    """Return the names of all attributes that are read."""
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


@cache
def read_outside_config() -> set[str]:
    """Return the names of all attributes that the programs read outside app/config*."""
    paths = [path for folder in ("app", "workers") for path in (ROOT / folder).rglob("*.py")]
    paths.append(ROOT / "gunicorn.conf.py")
    found: set[str] = set()
    for path in paths:
        if path.name not in CONFIG:
            found |= attributes(ast.parse(path.read_text(encoding="utf-8")))
    return found


def properties_by_field() -> dict[str, set[str]]:
    """Return the properties of Settings that read each field."""
    tree = ast.parse((ROOT / "app/config.py").read_text(encoding="utf-8"))
    readers: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and any(
            isinstance(each, ast.Name) and each.id == "property" for each in node.decorator_list
        ):
            for name in attributes(node):
                readers.setdefault(name, set()).add(node.name)
    return readers


def documented() -> set[str]:
    """Return the variables in the first column of the table of configuration."""
    text = (ROOT / "docs/operations/configuration.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`[^|]+) \|", text, re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`([A-Z][A-Z0-9_]*)`", row)}


def in_the_example() -> set[str]:
    """Return the variables of .env.example, set or commented out."""
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    return set(re.findall(r"^(?:# ?)?([A-Z][A-Z0-9_]*)=", text, re.MULTILINE))


@pytest.mark.parametrize("field", sorted(Settings.model_fields))
def test_every_setting_is_read_outside_config(field: str) -> None:
    names = {field, FOLDED_INTO.get(field, field)} | properties_by_field().get(field, set())
    assert names & read_outside_config()


def test_every_variable_is_documented_and_no_other() -> None:
    variables = {variable_of(field) for field in Settings.model_fields}
    assert documented() == variables - set(SET_BY_OTHERS)


def test_the_example_has_every_documented_variable_and_no_other() -> None:
    assert in_the_example() == documented()


def test_the_exceptions_are_variables_that_exist() -> None:
    assert set(SET_BY_OTHERS) <= {variable_of(field) for field in Settings.model_fields}
    assert set(FOLDED_INTO) <= set(Settings.model_fields)
