"""`ozzie read` on files: JSON out, one object a file."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog

from app.cli import main
from tests.support.drawn import drawn, saved
from tests.support.hostile_files import locked_pdf

CSV = "Date;Description;Amount\n01/02/2026;CORNER BAKERY;-12,50\n02/02/2026;SALARY;1000,00\n"


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep the command's logging set-up from outliving the test that captures its output."""
    monkeypatch.setattr("app.logs.configure", lambda _level: None)
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    yield
    structlog.reset_defaults()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with documents; the command's own files are placed beside them."""
    monkeypatch.setenv("OZZIE_ENV", "development")
    monkeypatch.setenv("OZZIE_DATA_DIR", str(tmp_path / "var"))
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    (tmp_path / "export.csv").write_text(CSV)
    (tmp_path / "export.txt").write_text(CSV)
    (tmp_path / "photo").write_bytes(saved(drawn(), "JPEG"))
    (tmp_path / "locked.pdf").write_bytes(locked_pdf("secret"))
    (tmp_path / "voice.ogg").write_bytes(b"OggS" + bytes(60))
    (tmp_path / "empty.pdf").write_bytes(b"")
    (tmp_path / "program").write_bytes(b"\x7fELF\x02\x01\x01" + bytes(60))
    return tmp_path


def test_files_are_read_into_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    photo = str(folder / "photo")
    assert main(["read", photo, "--country", "GB", "--today", "2026-05-05"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["file"] == photo
    assert answer["intent"] == "transaction"
    assert [row["amount_cents"] for row in answer["transactions"]] == [1049]
    assert answer["document"] == {
        "kind": "receipt",
        "problem": None,
        "period": {"first": "2026-04-23", "last": "2026-04-23"},
    }


def test_lines_name_files_and_passwords(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines: list[dict[str, Any]] = [
        {"id": 1, "file": "export.csv"},
        {"id": 2, "file": "export.txt"},
        {"id": 3, "file": "locked.pdf"},
        {"id": 4, "file": "locked.pdf", "password": "secret"},
        {"id": 5, "file": "voice.ogg"},
        {"id": 6, "file": "empty.pdf"},
        {"id": 7, "file": "program"},
        {"id": 8, "file": "nowhere.pdf"},
    ]
    asked = [json.dumps({**line, "file": str(folder / line["file"])}) for line in lines]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(asked)))
    assert main(["read", "--jsonl"]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer["id"] for answer in answers] == [1, 2, 3, 4, 5, 6, 7, 8]
    csv, txt, locked, opened, voice, empty, program, nowhere = answers
    assert [row["amount_cents"] for row in csv["transactions"]] == [1250, 100000]
    assert txt["transactions"] == csv["transactions"]
    assert locked["error"]["code"] == "DOCUMENT_UNREADABLE"
    assert "password" in locked["error"]["message"]
    assert "error" not in opened
    assert voice["document"]["problem"] == "voice_unavailable"
    assert empty["error"]["message"] == "The file is empty."
    assert program["error"]["code"] == "DOCUMENT_UNREADABLE"
    assert nowhere["error"]["code"] == "VALIDATION_ERROR"


def test_rows_that_cannot_be_read_are_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "bank.csv").write_text(CSV.replace("01/02", "3#/02"))
    assert main(["read", str(folder / "bank.csv"), "--today", "2026-05-20"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["unread"] == {"count": 1, "rows": ["3#/02/2026 CORNER BAKERY -12,50"], "pages": 0}
