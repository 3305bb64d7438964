"""The reading benchmark: what it counts, and the targets on the evaluation rows."""

import json
from pathlib import Path

import pytest

from app.reading.messages.reader import read_message
from bench.evaluation import VARIABLE, Row, evaluation_folder, rows
from bench.reading import Tally, band, context_of, is_right, main

CORPUS: list[Row] = [
    {
        "id": "x1",
        "lang": "en",
        "country": "GB",
        "today": "2026-05-20",
        "text": "soap 9",
        "intent": "transaction",
        "transactions": [
            {
                "amount_cents": 900,
                "currency": "GBP",
                "category_any": ["housing", "other", "health", "food"],
                "date": "2026-05-20",
            }
        ],
    },
    {
        "id": "x2",
        "lang": "en",
        "country": "GB",
        "today": "2026-05-20",
        "text": "what did i spend 9 on",
        "intent": "chat",
        "transactions": [],
    },
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a small evaluation folder of our own."""
    (tmp_path / "corpus").mkdir()
    lines = "\n".join(map(json.dumps, CORPUS))
    (tmp_path / "corpus" / "messages-dev.jsonl").write_text(lines, encoding="utf-8")
    for name, row in {
        "messages": {
            "id": "m1",
            "lang": "en",
            "country": None,
            "text": "soap 9",
            "expected": {
                "intent": "log",
                "transactions": [{"amount": "9.00", "type": "expense", "date": "today"}],
            },
        },
        "intents": {"id": "i1", "text": "how are you", "must_not_log": True},
    }.items():
        (tmp_path / "data" / name).mkdir(parents=True)
        path = tmp_path / "data" / name / "manifest.jsonl"
        path.write_text(json.dumps(row), encoding="utf-8")
    return tmp_path


def test_it_prints_every_share(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(VARIABLE, str(folder))
    assert main(["-v"]) == 0
    told = capsys.readouterr().out
    assert "intent                              1.000  (2 of 2)" in told
    assert "third-party messages" in told
    assert "time a message" in told


def test_without_a_folder_it_says_what_to_set(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert main([]) == 2
    assert VARIABLE in capsys.readouterr().err


def test_each_field_is_judged_by_itself() -> None:
    row = CORPUS[0]
    (draft,) = read_message(row["text"], context_of(row)).drafts
    wanted = {**row["transactions"][0], "amount_cents": 1}
    judged = is_right(draft, wanted)
    assert (judged["amount"], judged["currency"], judged["date"]) == (False, True, True)


@pytest.mark.parametrize(
    ("confidence", "name"), [(0.95, "above 0.9"), (0.9, "0.7 to 0.9"), (0.69, "below 0.7")]
)
def test_confidences_fall_in_three_bands(confidence: float, name: str) -> None:
    assert band(confidence) == name


def test_a_tally_counts_right_and_all() -> None:
    tally = Tally()
    tally.count("a", right=True)
    tally.count("a", right=False)
    assert (tally.right["a"], tally.all["a"]) == (1, 2)


@pytest.mark.skipif(evaluation_folder() is None, reason=f"{VARIABLE} names no folder")
def test_no_transaction_is_invented_and_intents_are_told_apart() -> None:
    evaluation = evaluation_folder()
    assert evaluation is not None
    corpus = rows(evaluation / "corpus" / "messages-dev.jsonl")
    readings = [(row, read_message(row["text"], context_of(row))) for row in corpus]
    right = sum(reading.intent == row["intent"] for row, reading in readings)
    invented = sum(bool(reading.drafts) for row, reading in readings if not row["transactions"])
    assert right / len(corpus) >= 0.97
    assert invented / len(corpus) <= 0.01
