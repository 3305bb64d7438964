"""Word lists: every language's from `lang/{code}/`, and from this folder what is no language.

A list is a string with one entry per line, in Python's `tomllib` format. A line that begins with
blanks continues the entry before it. The syntax of patterns is described in lang/README.md.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from app.text.languages import LANGUAGES, Language

# Topics whose shared lists are tables by country ("BR"): to be read with load_scoped.
_SCOPED = "categories/"
_FOLDER = Path(__file__).parent


def entries(text: str) -> tuple[str, ...]:
    """Return the entries of a list as written, in their order; wrapped ones are joined."""
    found: list[str] = []
    for line in text.splitlines():
        if line.startswith(" ") and found:
            found[-1] += line.strip(" ")
        elif line.strip():
            found.append(line.strip())
    return tuple(found)


@cache
def load(topic: str) -> dict[str, Any]:
    """Return the lists of `topic` in all languages together, then those shared by them.

    Lists are tuples of entries at the same path of tables as in the files. Raises
    tomllib.TOMLDecodeError where a file is broken, and FileNotFoundError where no file has the
    topic: both are faults of ours.
    """
    parts = [lists for code in LANGUAGES if (lists := load_language(topic, code))]
    parts += [shared] if (shared := load_shared(topic)) else []
    if not parts:
        raise FileNotFoundError(topic)
    merged: dict[str, Any] = {}
    for part in parts:
        _merge(merged, part)
    return merged


@cache
def load_language(topic: str, language: Language) -> dict[str, Any]:
    """Return the lists of `topic` in one language; empty where it has none."""
    return _read(LANGUAGES[language].folder / f"{topic}.toml")


@cache
def load_shared(topic: str) -> dict[str, Any]:
    """Return the lists of `topic` that belong to no single language; empty where there are none."""
    return _read(_FOLDER / f"{topic}.toml")


@cache
def load_scoped(topic: str) -> dict[str, Any]:
    """Return the lists of `topic` as tables by scope: a language's code, or a shared list's key.

    A shared list that is no table of scopes stays a list.
    """
    scoped: dict[str, Any] = {}
    for code in LANGUAGES:
        for name, written in load_language(topic, code).items():
            scoped.setdefault(name, {})[code] = written
    for name, value in load_shared(topic).items():
        scoped[name] = scoped.get(name, {}) | value if isinstance(value, dict) else value
    return scoped


def preload() -> None:
    """Read every file, for a process that will not be allowed to open files later."""
    folders = [_FOLDER, *(info.folder for info in LANGUAGES.values())]
    topics = {
        path.relative_to(folder).with_suffix("").as_posix()
        for folder in folders
        for path in folder.rglob("*.toml")
    }
    for topic in topics - {"about"}:
        if topic.startswith(_SCOPED):
            load_scoped(topic)
        else:
            load(topic)


def _read(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    parsed = tomllib.loads(path.read_text(encoding="utf-8"))
    return {key: _listed(value) for key, value in parsed.items()}


def _listed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _listed(inner) for key, inner in value.items()}
    return entries(value)


def _merge(merged: dict[str, Any], part: dict[str, Any]) -> None:
    """Add the lists of `part` to those at the same place in `merged`."""
    for key, value in part.items():
        if isinstance(value, dict):
            _merge(merged.setdefault(key, {}), value)
        else:
            merged[key] = tuple(dict.fromkeys((*merged.get(key, ()), *value)))
