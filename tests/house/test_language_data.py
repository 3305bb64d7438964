"""The language data: the same topics and keys in all languages, short lines, no entry twice."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.text import data
from app.text.languages import LANGUAGES

LONGEST_LINE = 120
SHARED = Path(data.__file__).parent
FILES = sorted(
    path
    for folder in (SHARED, *(info.folder for info in LANGUAGES.values()))
    for path in folder.rglob("*.toml")
)
# The periods that a language has a word for differ: Spanish alone names the fortnight.
OPTIONAL_KEYS = {"question_periods": {("periods", "fortnight")}}


def topics(language: str) -> dict[str, dict[str, Any]]:
    """Return the parsed files of a language by topic."""
    folder = LANGUAGES[language].folder
    return {
        path.relative_to(folder).with_suffix("").as_posix(): tomllib.loads(path.read_text("utf-8"))
        for path in folder.rglob("*.toml")
        if path.name != "about.toml"
    }


def lists(table: dict[str, Any], *path: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield every list of a file with its path of keys."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from lists(value, *path, key)
        else:
            yield (*path, key), value


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_topics_and_keys_of_the_first(language: str) -> None:
    first, own = topics(next(iter(LANGUAGES))), topics(language)

    assert own.keys() == first.keys()
    for topic, table in own.items():
        keys = {path for path, _ in lists(table)}
        expected = {path for path, _ in lists(first[topic])}
        assert keys ^ expected <= OPTIONAL_KEYS.get(topic, set()), topic


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-3:]))
def test_no_line_is_longer_than_120_characters(path: Path) -> None:
    assert [line for line in path.read_text("utf-8").splitlines() if len(line) > LONGEST_LINE] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-3:]))
def test_no_list_has_an_entry_twice(path: Path) -> None:
    for keys, text in lists(tomllib.loads(path.read_text("utf-8"))):
        if isinstance(text, str):
            counted = Counter(data.entries(text))
            assert [entry for entry, times in counted.items() if times > 1] == [], keys
