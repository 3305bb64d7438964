"""The rules of the house that no other tool holds."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, VariableReference
from fluent.syntax.visitor import Visitor

from app.queue import JOB
from app.text.languages import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("app", "workers", "simulator")
LOCALE = ROOT / "app" / "locale"
MAX_FILE_LINES = 300
MAX_FUNCTION_LINES = 40


def sources(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (
        node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


@pytest.mark.parametrize("path", sources(*PRODUCT, "tests", "bench", "migrations"), ids=named)
def test_every_file_says_its_purpose(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", sources(*PRODUCT), ids=named)
def test_no_file_is_longer_than_a_screen_or_two(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_FILE_LINES


@pytest.mark.parametrize("path", sources(*PRODUCT), ids=named)
def test_no_function_is_longer_than_a_screen(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    long = [
        f"{function.name}: {(function.end_lineno or 0) - function.lineno + 1}"
        for function in functions(tree)
        if (function.end_lineno or 0) - function.lineno + 1 > MAX_FUNCTION_LINES
    ]
    assert not long


@pytest.mark.parametrize("path", sources(*PRODUCT), ids=named)
def test_every_public_function_and_class_says_what_it_does(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    silent = [
        node.name
        for parent in ast.walk(tree)
        if isinstance(parent, ast.Module | ast.ClassDef)
        and not getattr(parent, "name", "").startswith("_")
        for node in parent.body
        if isinstance(node, kinds)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
        and not _overrides(node)
    ]
    assert not silent


def _overrides(node: ast.AST) -> bool:
    """Return whether another class, or the property's getter, documents this method."""
    decorators = getattr(node, "decorator_list", [])
    if any(isinstance(each, ast.Attribute) and each.attr == "setter" for each in decorators):
        return True
    return getattr(node, "name", "") in {
        "process_bind_param",
        "process_result_value",
        "load_dialect_impl",
    }


@pytest.mark.parametrize("path", sources("app", "workers"), ids=named)
def test_the_environment_is_read_in_config_alone(path: Path) -> None:
    if named(path) in {"app/config.py", "app/development/supervisor.py"}:
        pytest.skip("this is where it is read, or handed to children")
    assert not re.search(r"os\.(environ|getenv)", path.read_text(encoding="utf-8"))


MAY_KNOW = {
    "twilio": ("app/twilio/", "app/webhook/onboarding.py", "app/doctor/twilio.py"),
    "rq": ("app/queue.py", "workers/"),
    "sqlalchemy": (
        *("app/models/", "app/store/", "app/migration_state.py"),
        *("app/db.py", "app/pool.py", "app/postgres.py", "app/sqlite.py"),
    ),
}


@pytest.mark.parametrize("library", sorted(MAY_KNOW))
def test_a_library_is_known_where_it_belongs_alone(library: str) -> None:
    pattern = re.compile(rf"^\s*(from|import) {library}\b", re.MULTILINE)
    strangers = [
        named(path)
        for path in sources("app", "workers")
        if pattern.search(path.read_text(encoding="utf-8"))
        and not named(path).startswith(MAY_KNOW[library])
    ]
    assert not strangers


def test_the_job_that_the_web_names_is_there() -> None:
    module, _, function = JOB.rpartition(".")
    assert callable(getattr(import_module(module), function))


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802 - fluent's
        self.names.add(node.id.name)


def messages(language: str) -> dict[str, set[str]]:
    """Return every message of a language with the values it takes."""
    found: dict[str, set[str]] = {}
    for path in sorted((LOCALE / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert entry.__class__.__name__ in {"Message", "Comment", "GroupComment"} | {
                "ResourceComment",
                "Term",
            }, f"{path}: {entry}"
            if isinstance(entry, Message):
                assert entry.id.name not in found, f"{entry.id.name} twice in {language}"
                visitor = _Variables()
                visitor.visit(entry)
                found[entry.id.name] = visitor.names
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same_things_with_the_same_values(language: str) -> None:
    assert messages(language) == messages("en")


def test_every_message_is_said_somewhere() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources("app", "workers"))
    quoted = set(re.findall(r'"([a-z0-9-]*)"', code))
    prefixes = set(re.findall(r'f"([a-z0-9-]+-)\{', code))
    unsaid = [
        name
        for name in messages("en")
        if name not in quoted and not any(name.startswith(prefix) for prefix in prefixes)
    ]
    assert not unsaid


@pytest.mark.parametrize("word", ["pythonhosted" + ".org", "pypi" + ".org", "npmjs" + ".org"])
def test_no_file_names_a_registry(word: str) -> None:
    suffixes = {".txt", ".toml", ".md", ".yaml", ".yml", ".js", ".css", ".html", ".sh", ""}
    folders = ("app", "bin", "docs", "simulator", ".ci")
    paths = [*ROOT.iterdir(), *(path for name in folders for path in (ROOT / name).rglob("*"))]
    kept = [
        path for path in paths if path.is_file() and path.suffix in suffixes and path.name != ".git"
    ]
    assert not [path.name for path in kept if word in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("path", sources("tests"), ids=named)
def test_tests_import_nothing_from_tests_but_their_support(path: Path) -> None:
    imported = {
        node.module
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module
    }
    assert not [
        module
        for module in imported
        if module.startswith("tests.") and not module.startswith("tests.support")
    ]
