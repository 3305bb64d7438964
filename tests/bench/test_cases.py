"""The scorer of the cases: what is right, invented, lost, and the table."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.commands.read import answers
from app.commands.read_files import FileReader
from bench.case_rows import Case, Document, booking_of
from bench.cases import Score, ask, is_right, line_of, main, show

TEA = Case("typo-1", "typo", "GB", "en", (booking_of("2 food = tea|a tea", "GBP"),), text="tea 2")
NOTHING = replace(TEA, bookings=(), text="good morning")
FILE = replace(NOTHING, kind="file_none", text="", document=Document("a.csv", "Name,Phone\n"))
READ = {
    "amount_cents": 200,
    "currency": "GBP",
    "kind": "expense",
    "category": "food",
    "description": "Téa",
    "transaction_date": "2026-11-18",
}


def answer(*transactions: dict[str, Any], intent: str = "transaction") -> dict[str, Any]:
    """Return an answer with these transactions."""
    return {"intent": intent, "transactions": list(transactions)}


def test_the_expected_and_no_more_is_right() -> None:
    assert is_right(TEA, answer(READ))
    assert not is_right(TEA, answer(READ, READ))
    assert not is_right(TEA, answer())
    assert not is_right(TEA, answer(READ, intent="chat"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount_cents": 201},
        {"currency": "EUR"},
        {"kind": "income"},
        {"category": "other"},
        {"description": "tea 2"},
        {"transaction_date": "2026-11-17"},
    ],
)
def test_each_field_counts(wrong: dict[str, Any]) -> None:
    assert not is_right(TEA, answer(READ | wrong))


def test_transactions_are_right_in_any_order() -> None:
    either = booking_of("2", "GBP")
    case = replace(TEA, bookings=(either, *TEA.bookings))
    assert is_right(case, answer(READ, READ | {"category": "other", "description": "x"}))


def test_only_a_document_of_nothing_may_be_refused() -> None:
    refused = {"error": {"code": "DOCUMENT_UNREADABLE", "message": "no"}}
    assert is_right(FILE, refused)
    assert not is_right(NOTHING, refused)
    assert not is_right(replace(FILE, bookings=TEA.bookings), refused)


def test_any_intent_is_right_where_nothing_is_booked() -> None:
    assert is_right(NOTHING, answer(intent="greeting"))


def test_invented_and_lost_are_counted() -> None:
    score = Score()
    for case, given in (
        (TEA, answer(READ)),
        (TEA, answer()),
        (TEA, answer(READ | {"amount_cents": 1})),
        (NOTHING, answer(READ)),
    ):
        score.count(case, given)
    assert (score.all, score.right, score.invented, score.lost) == (4, 1, 1, 1)


def test_a_document_is_written_for_the_reader(tmp_path: Path) -> None:
    asked = json.loads(line_of(FILE, tmp_path))
    assert Path(asked["file"]).read_text(encoding="utf-8") == "Name,Phone\n"
    assert (asked["country"], asked["language"], asked["today"]) == ("GB", "en", "2026-11-18")


def test_cases_are_asked_as_the_command_reads_lines(tmp_path: Path) -> None:
    with FileReader() as files:
        (told,) = answers([line_of(TEA, tmp_path)], files)
    assert ask([TEA]) == [(TEA, told)]
    assert told["transactions"][0]["amount_cents"] == 200


def test_what_was_misread_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    show(TEA, answer(READ | {"amount_cents": 1}))
    show(FILE, answer(intent="chat"))
    show(NOTHING, {"error": {"code": "X", "message": "no"}})
    told = capsys.readouterr().out
    assert "want 2.00 GBP expense food 2026-11-18 tea|a tea" in told
    assert "read 0.01 GBP expense food 2026-11-18 Téa" in told
    assert "a.csv\n    read nothing: chat" in told
    assert "read {'code': 'X'" in told


def test_it_prints_a_table_of_kinds_languages_and_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--kind", "couple", "--kind", "split", "--show"]) == 0
    told = capsys.readouterr().out
    for name in ("couple", "split", "messages en", "messages pt", "messages es", "total"):
        assert f"\n  {name} " in told
    assert "/22 " in told


def test_the_assistants_cases_can_be_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, total in (([], "/17 "), (["--without-assistant"], "/15 ")):
        main(["--kind", "in_or_out", *arguments])
        assert total in capsys.readouterr().out


def test_a_kind_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--kind", "nothing"]) == 2
    assert "no such case" in capsys.readouterr().out
