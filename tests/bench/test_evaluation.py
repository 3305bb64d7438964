"""The one way to the evaluation rows."""

from pathlib import Path

import pytest

from bench.evaluation import VARIABLE, evaluation_folder, rows


def test_the_folder_is_named_by_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert evaluation_folder() == tmp_path


@pytest.mark.parametrize("named", ["", "/nowhere/at/all"])
def test_no_folder_is_none(monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    monkeypatch.setenv(VARIABLE, named)
    assert evaluation_folder() is None


def test_rows_are_the_lines_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"a": 1}\n\n{"a": 2}\n', encoding="utf-8")
    assert rows(path) == [{"a": 1}, {"a": 2}]


def test_a_file_that_is_not_there_has_no_rows(tmp_path: Path) -> None:
    assert rows(tmp_path / "none.jsonl") == []
