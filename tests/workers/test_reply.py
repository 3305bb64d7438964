"""Replies: what a person reads, in their language and within WhatsApp's bound."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers import reply
from workers.reply import MAX_UNITS, Voice, fit

TODAY = date(2026, 5, 5)
ENGLISH = Voice("en", "US", TODAY)
PORTUGUESE = Voice("pt", "BR", TODAY)


def line(**fields: Any) -> dict[str, Any]:
    """A booked transaction as the API tells it."""
    return {
        "id": "ozz_txn_1",
        "amount_cents": 4500,
        "currency": "USD",
        "kind": "expense",
        "category": "food",
        "description": "Groceries at Whole Foods",
        "transaction_date": "2026-05-05",
        "ai_confidence": 0.97,
    } | fields


def data(*lines: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """The API's answer to a submission."""
    summary = {"currency": "USD", "month_spent_cents": 5700, "plan_left_cents": None}
    return {"transactions": list(lines), "duplicates": [], "summary": summary} | fields


def test_a_logged_expense_says_amount_what_and_category() -> None:
    assert reply.logged(ENGLISH, data(line())) == (
        "✅ *$45* · Groceries at Whole Foods · food\n"
        "\n"
        "Spent this month: *$57*.\n"
        "Not right? Reply *undo*, or tell me what to change."
    )


def test_it_is_said_in_the_persons_language_and_money() -> None:
    said = reply.logged(
        PORTUGUESE, data(line(currency="BRL", amount_cents=4550, description="Mercado"))
    )
    assert said.startswith("✅ *R$ 45,50* · Mercado · alimentação\n")


def test_a_day_that_is_not_today_is_named() -> None:
    assert "· food · May 3" in reply.logged(ENGLISH, data(line(transaction_date="2026-05-03")))


def test_money_in_has_a_plus() -> None:
    said = reply.logged(ENGLISH, data(line(kind="income", category="income")))
    assert said.startswith("✅ *+$45* · Groceries at Whole Foods · income")


def test_a_transfer_is_called_one() -> None:
    assert "· transfer" in reply.logged(ENGLISH, data(line(kind="transfer", category="other")))


def test_a_guess_is_said_to_be_one() -> None:
    assert "I had to guess" in reply.logged(ENGLISH, data(line(ai_confidence=0.5)))
    assert "I had to guess" not in reply.logged(ENGLISH, data(line(ai_confidence=0.8)))


@pytest.mark.parametrize(
    ("left", "words"),
    [(284_300, "Left of your plan: *$2,843*."), (-1_050, "*$10.50* over your plan.")],
)
def test_what_is_left_of_the_plan_is_told(left: int, words: str) -> None:
    summary = {"currency": "USD", "month_spent_cents": 5700, "plan_left_cents": left}
    assert words in reply.logged(ENGLISH, data(line(), summary=summary))


def test_a_likely_duplicate_is_told_and_left_out() -> None:
    said = reply.logged(ENGLISH, data(line(), duplicates=[line(description="Coffee")]))
    assert "↩️ $45 · Coffee · May 5: left out" in said


def test_many_duplicates_are_counted() -> None:
    said = reply.logged(ENGLISH, data(line(), duplicates=[line()] * 10))
    assert "and 2 more that you already have" in said


def test_nothing_but_duplicates_is_nothing_new() -> None:
    assert reply.logged(ENGLISH, data()) == "Nothing new here: all of it was in your books already."


def test_a_transcript_is_shown() -> None:
    said = reply.logged(ENGLISH, data(line(), document={"transcript": "forty five on food"}))
    assert said.startswith("🎙️ “forty five on food”\n✅")


def test_a_long_import_is_a_summary() -> None:
    lines = [line(transaction_date=f"2026-05-{n:02}", amount_cents=1000) for n in range(1, 11)]
    lines += [line(category="housing", amount_cents=90_000), line(kind="income", category="income")]
    lines += [line(kind="transfer", category="other", amount_cents=5)]
    said = reply.logged(ENGLISH, data(*lines, duplicates=[line(), line()]))
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


def test_what_was_taken_back_is_named() -> None:
    assert reply.undone(ENGLISH, {"transactions": [line()], "count": 1}) == (
        "Taken back:\n✅ *$45* · Groceries at Whole Foods · food"
    )
    assert "All 34 entries" in reply.undone(ENGLISH, {"transactions": [line()], "count": 34})


def test_a_correction_shows_the_result() -> None:
    assert reply.edited(ENGLISH, [line(category="transport")]) == (
        "Changed to:\n✅ *$45* · Groceries at Whole Foods · transport"
    )


@given(st.text(max_size=4000))
def test_any_text_fits_whatsapps_bound(text: str) -> None:
    fitted = fit(text)
    assert len(fitted.encode("utf-16-le", "surrogatepass")) // 2 <= MAX_UNITS


def test_a_text_that_fits_stays_as_it_is() -> None:
    assert fit("a" * MAX_UNITS) == "a" * MAX_UNITS


def test_a_long_text_ends_at_a_line() -> None:
    assert fit("line\n" * 1000).endswith("line\n…")


def test_a_long_line_of_emoji_is_cut_between_them() -> None:
    assert set(fit("😄" * 2000)) == {"😄", "…"}
