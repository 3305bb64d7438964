"""What was done with entries, in the person's language: one line each, with its own mark."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.assistant.outcomes import (
    Amended,
    Booked,
    EntryLine,
    Learned,
    NoSuchEntry,
    NothingToUndo,
    Removed,
    Unchanged,
    Undone,
)
from app.assistant.wording import entries
from app.assistant.wording.formatter import ReplyFormatter
from app.schemas.transactions import DocumentData, MonthSummary, UnreadData
from tests.support.messages import duplicate

TODAY = date(2026, 5, 5)
ENGLISH = ReplyFormatter("en", "US", TODAY)
PORTUGUESE = ReplyFormatter("pt", "BR", TODAY)
SPANISH = ReplyFormatter("es", "MX", TODAY)
LUNCH = EntryLine("t1", 4500, "USD", "expense", "food", "Lunch", TODAY, 0.97)
MONTH = MonthSummary(currency="USD", month_spent_cents=5700, plan_left_cents=None)


def booked(*lines: EntryLine, formatter: ReplyFormatter = ENGLISH, **fields: Any) -> str:
    return entries.word_booked(Booked(lines=lines or (LUNCH,), **fields), formatter)


def test_a_booking_says_amount_what_and_category_and_the_month() -> None:
    assert booked(summary=MONTH, shows_hint=True) == (
        "✅ *$45* · Lunch · food\n"
        "\n"
        "Spent this month: *$57*.\n"
        "Not right? Reply *undo*, or tell me what to change."
    )


def test_without_anything_that_helps_it_is_the_line_alone() -> None:
    assert booked() == "✅ *$45* · Lunch · food"


@pytest.mark.parametrize(
    ("formatter", "currency", "said"),
    [
        (PORTUGUESE, "BRL", "✅ *R$ 45,50* · Lunch · alimentação"),
        (SPANISH, "MXN", "✅ *$45.50* · Lunch · comida"),
    ],
)
def test_it_is_said_in_the_persons_language_and_money(
    formatter: ReplyFormatter, currency: str, said: str
) -> None:
    line = replace(LUNCH, currency=currency, amount_cents=4550)
    assert booked(line, formatter=formatter) == said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"transaction_date": date(2026, 5, 3)}, "✅ *$45* · Lunch · food · May 3"),
        ({"kind": "income", "category": "income"}, "✅ *+$45* · Lunch · income"),
        ({"kind": "transfer", "category": "other"}, "✅ *$45* · Lunch · transfer"),
        ({"installments": 3}, "✅ *$45* · Lunch · food · in 3 payments"),
    ],
)
def test_a_line_names_what_is_not_usual(fields: dict[str, Any], said: str) -> None:
    assert booked(replace(LUNCH, **fields)) == said


def test_a_guess_is_said_to_be_one() -> None:
    assert "I had to guess" in booked(replace(LUNCH, confidence=0.69))
    assert "I had to guess" not in booked(replace(LUNCH, confidence=0.7))


@pytest.mark.parametrize(
    ("left", "words"),
    [(284_300, "Left of your plan: *$2,843*."), (-1_050, "*$10.50* over your plan.")],
)
def test_what_is_left_of_the_plan_is_told(left: int, words: str) -> None:
    assert words in booked(summary=MONTH.model_copy(update={"plan_left_cents": left}))


def test_an_equal_entry_of_the_day_is_pointed_out() -> None:
    assert "already have the same one today" in booked(repeats=frozenset({"t1"}))


def test_what_was_left_out_is_told() -> None:
    said = booked(duplicates=[duplicate(description="Coffee")])
    assert "⏭️ $45 · Coffee · May 5: left out" in said
    assert "and 2 more that you already have" in booked(duplicates=[duplicate()] * 10)


def test_nothing_but_duplicates_is_nothing_new() -> None:
    assert entries.word_booked(Booked(lines=()), ENGLISH) == (
        "Nothing new here: I had all of it already."
    )


def test_a_transcript_is_shown() -> None:
    voice = DocumentData(kind="voice", period=None, count=1, transcript="forty five on lunch")
    assert booked(document=voice).startswith("🎙️ “forty five on lunch”\n✅")


def test_a_long_import_is_a_summary() -> None:
    lines = [
        replace(LUNCH, transaction_date=date(2026, 5, day), amount_cents=1000)
        for day in range(1, 11)
    ]
    lines += [replace(LUNCH, category="housing", amount_cents=90_000)]
    lines += [replace(LUNCH, kind="income", category="income")]
    lines += [replace(LUNCH, kind="transfer", category="other", amount_cents=5)]
    said = booked(*lines, duplicates=[duplicate(), duplicate()])
    assert said.split("\n\n")[0] == (
        "✅ *13 entries* booked, May 1 to May 10\n"
        "Out: *$1,000*\n"
        "In: *$45*\n"
        "• housing: $900\n"
        "• food: $100\n"
        "One transfer between your accounts, in no sum\n"
        "2 left out: you already had them"
    )
    assert said.endswith("Not right? Reply *undo* and I take all of it back.")


def test_a_change_shows_the_line_as_it_is_now() -> None:
    assert entries.word_amended(Amended([LUNCH]), ENGLISH) == "✏️ *$45* · Lunch · food"


def test_of_many_changed_lines_the_first_are_shown() -> None:
    said = entries.word_amended(Amended([LUNCH] * 10), ENGLISH)
    assert said.count("✏️") == entries.MAX_LINES
    assert said.endswith("… and 2 more")


def test_what_is_already_so_is_not_said_to_be_changed() -> None:
    said = entries.word_unchanged(Unchanged([LUNCH]), ENGLISH)
    assert said == "That's how I have it already:\n• *$45* · Lunch · food"


def test_what_was_removed_is_shown_and_many_are_counted() -> None:
    assert entries.word_removed(Removed([LUNCH], 1), ENGLISH) == "🗑️ *$45* · Lunch · food"
    assert "all 34 entries are gone" in entries.word_removed(Removed([LUNCH] * 20, 34), ENGLISH)


@pytest.mark.parametrize(
    ("done", "mark"),
    [
        (Undone(gone=[LUNCH], count=1), "🗑️ *$45* · Lunch · food"),
        (Undone(back=[LUNCH], count=1), "↩️ *$45* · Lunch · food"),
    ],
)
def test_what_was_undone_is_shown(done: Undone, mark: str) -> None:
    assert entries.word_undone(done, ENGLISH).endswith(f"\n{mark}")


@pytest.mark.parametrize(
    ("done", "said"),
    [
        (Undone(goals_gone=["Trip"], summary="Goal: Trip"), "🗑️ Done, the goal *Trip* is gone."),
        (Undone(goals_back=["Trip"], summary="x"), "↩️ Done, the goal *Trip* is back."),
        (Undone(summary="$50 into Trip"), "↩️ Done, I undid “$50 into Trip”."),
        (
            Undone(summary="$50 into Trip", is_redo=True),
            "↩️ Done, this holds again: “$50 into Trip”.",
        ),
    ],
)
def test_what_was_undone_that_is_no_entry_is_named(done: Undone, said: str) -> None:
    assert entries.word_undone(done, ENGLISH) == said


def test_a_doubt_says_how_it_is_corrected_and_no_hint_repeats_it() -> None:
    doubtful = booked(replace(LUNCH, confidence=0.5), shows_hint=True)
    repeated = booked(repeats=frozenset({"t1"}), shows_hint=True)
    assert doubtful.count("*undo*") == repeated.count("*undo*") == 1


def test_many_that_went_or_came_back_are_counted() -> None:
    assert "34" in entries.word_undone(Undone(gone=[LUNCH], count=34), ENGLISH)
    assert "All 34 entries are back" in entries.word_undone(Undone(back=[LUNCH], count=34), ENGLISH)


def test_what_was_left_because_it_was_changed_since_is_named() -> None:
    done = Undone(gone=[LUNCH], count=1, left=["$12 · Taxi", "$4 · Tea"])
    assert entries.word_undone(done, ENGLISH).endswith("changed since: $12 · Taxi, $4 · Tea.")


@pytest.mark.parametrize(("is_redo", "words"), [(False, "to undo"), (True, "bring back")])
def test_that_there_is_nothing_to_undo_is_said(is_redo: bool, words: str) -> None:
    assert words in entries.word_nothing_to_undo(NothingToUndo(is_redo=is_redo), ENGLISH)


def test_what_was_not_found_is_named_with_the_nearest() -> None:
    assert entries.word_not_found(NoSuchEntry("taxi", [LUNCH]), ENGLISH) == (
        "I can't find taxi among your entries.\nThese are your latest:\n• *$45* · Lunch · food"
    )
    assert "taxi" in entries.word_not_found(NoSuchEntry("taxi"), ENGLISH)
    assert "don't see an entry" in entries.word_not_found(NoSuchEntry(""), ENGLISH)


@pytest.mark.parametrize(
    ("past", "words"),
    [(0, "*other things*."), (1, "the earlier one, too."), (3, "the 3 earlier ones")],
)
def test_a_rule_that_was_learned_is_said_with_the_past_entries(past: int, words: str) -> None:
    said = entries.word_learned(Learned("Petco", "other", past), ENGLISH)
    assert said.startswith("Got it: from now on, *Petco* goes under *other things*")
    assert words in said


@pytest.mark.parametrize("formatter", [ENGLISH, PORTUGUESE, SPANISH])
def test_rows_and_pages_that_were_not_read_are_named(formatter: ReplyFormatter) -> None:
    unread = UnreadData(count=2, rows=["3#/10 Bus -2.00", "x" * 100], pages=4)
    said = booked(formatter=formatter, unread=unread).splitlines()
    assert "2" in said[1]
    assert said[2:4] == ["• 3#/10 Bus -2.00", "• " + "x" * entries.MAX_UNREAD_LENGTH]
    assert "4" in said[4]
