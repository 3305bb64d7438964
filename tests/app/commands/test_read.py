"""`ozzie read` on messages: JSON out, one object a reading."""

import io
import json

import pytest

from app.cli import main
from app.commands import read
from app.commands.read_files import FileReader


def test_a_text_is_read_into_json(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["read", "--text", "padaria 8,50 ontem", "--country", "BR", "--language", "pt"]
    assert main([*arguments, "--today", "2026-05-20"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["intent"] == "transaction"
    (transaction,) = answer["transactions"]
    assert transaction["amount_cents"] == 850
    assert transaction["currency"] == "BRL"
    assert transaction["transaction_date"] == "2026-05-19"
    assert 0 < transaction["ai_confidence"] <= 1


def test_nothing_given_is_a_fault_that_says_what_to_give(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["read"]) == 1
    assert "--text" in capsys.readouterr().err


def test_lines_are_answered_in_order_with_their_own_keys(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [
        {"id": "a", "text": "stamps 7", "country": "GB", "today": "2026-05-20"},
        {"id": "b", "text": "undo"},
    ]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n\n".join(map(json.dumps, lines))))
    assert main(["read", "--jsonl"]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["id"], first["transactions"][0]["currency"]) == ("a", "GBP")
    assert (second["id"], second["intent"], second["transactions"]) == ("b", "undo", [])


def test_a_question_and_a_wanted_language_are_told() -> None:
    asked = read.answer_to({"text": "lunch 9. how am i doing?"}, FileReader())
    assert asked["question"] == "how am i doing"
    assert read.answer_to({"text": "em português"}, FileReader())["target_language"] == "pt"


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("no json", "line"),
        ("[1]", "line"),
        ('{"id": 1}', "text"),
        ('{"text": "a", "today": "soon"}', "today"),
        ('{"text": "a", "language": "fr"}', "language"),
    ],
)
def test_a_bad_line_gets_an_error_and_the_others_go_on(line: str, field: str) -> None:
    bad, good = read.answers([line, '{"text": "hi"}'], FileReader())
    assert bad["error"]["code"] == "VALIDATION_ERROR"
    assert bad["error"]["message"].startswith(field)
    assert good["intent"] == "greeting"
