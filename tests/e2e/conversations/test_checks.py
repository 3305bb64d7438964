"""A turn counts as right only where the reply and the books are as wanted."""

from datetime import date
from typing import Any

import pytest

from tests.support.talks.books import Books
from tests.support.talks.checks import State, wrong_state, wrong_words
from tests.support.talks.replies import asks, figures_in, language_of
from tests.support.talks.script import Want, talks_in

TODAY = date(2026, 3, 31)
BEFORE = State()


def want_of(line: str) -> Want:
    (talk,) = talks_in(f"== a | logging | US\n> hello\n  {line}", "en")
    return talk.turns[0].wants[0]


def row(cents: int = 1400, **fields: Any) -> dict[str, Any]:
    return {
        "id": "ozz_txn_1",
        "amount_cents": cents,
        "currency": "USD",
        "category": "food",
        "transaction_date": TODAY.isoformat(),
        "description": "Lunch",
        "kind": "expense",
    } | fields


def state_problems(line: str, after: State, before: State = BEFORE) -> list[str]:
    want = want_of(line)
    return list(wrong_state(want, Books().after(want), before, after, TODAY))


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("spent $1,420 in all", 142000),
        ("R$ 1.420,50", 142050),
        ("12,5 €", 1250),
        ("$43.000 en comida", 4300000),
        ("38\u00a0000,00 Kz", 3800000),
        ("It was *9*.", 900),
    ],
)
def test_a_figure_is_read_in_any_spelling(text: str, cents: int) -> None:
    assert cents in figures_in(text)


def test_a_figure_is_not_part_of_another() -> None:
    assert 900 not in figures_in("$95 and 19.90")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("You spent $9 on food this month.", "en"),
        ("Você gastou R$ 9 com comida neste mês.", "pt"),
        ("Gastaste $9 en comida este mes, y te queda poco.", "es"),
    ],
)
def test_the_language_of_a_reply_is_known(text: str, language: str) -> None:
    assert language_of(text) == language


def test_the_standing_hint_is_no_question() -> None:
    assert asks("Which one?\n1. Uber")
    assert not asks("✅ $14\nNot right? Reply undo.")


@pytest.mark.parametrize(
    ("line", "reply"),
    [
        ("says 14", "✅ *$15*"),
        ("says-one 14 15", "✅ *$16*"),
        ("says-not 45", "✅ *$45*"),
        ("like /lunch/", "✅ *$14*"),
        ("unlike /✅/", "✅ *$14*"),
        ("asks", "Done."),
        ("declines", "It is sunny."),
        ("not-yet", "You spent $14 on food."),
        ("warm", "You spent $14."),
        ("speaks en", "Você gastou R$ 9 com comida neste mês."),
        ("says 14", "I didn't quite get that. $14?"),
        ("says 14", "✅ *$14* { $what }"),
        ("says 14", "✅ *$14* " + "x" * 1600),
    ],
)
def test_a_reply_that_is_not_as_wanted_is_wrong(line: str, reply: str) -> None:
    assert len(list(wrong_words(want_of(line), [reply]))) == 1


@pytest.mark.parametrize(
    ("line", "replies", "wrong"),
    [
        ("says 14", [], True),
        ("says 14", ["$14", "$14"], True),
        ("silent", ["hello"], True),
        ("silent", [], False),
        ("quiet-ok", [], False),
        ("quiet-ok", ["👍"], False),
        ("says 14", ["✅ *$14* lunch"], False),
    ],
)
def test_exactly_one_reply_comes_but_where_silence_is_wanted(
    line: str, replies: list[str], wrong: bool
) -> None:
    assert bool(list(wrong_words(want_of(line), replies))) == wrong


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("+ lunch 14 food", True),
        ("+ lunch 14 food|other USD k=expense /lunch/ !/tea/", True),
        ("+ lunch 15 food", False),
        ("+ lunch 14 health", False),
        ("+ lunch 14 d-1", False),
        ("+ lunch 14 EUR", False),
        ("+ lunch 14 k=income", False),
        ("+ lunch 14 /tea/", False),
        ("+ lunch 14 !/lunch/", False),
        ("says 14", False),
    ],
)
def test_the_books_hold_what_is_wanted_and_no_more(line: str, right: bool) -> None:
    assert (state_problems(line, State(entries=(row(),))) == []) == right


def test_a_goal_counts_with_its_figures_and_its_month() -> None:
    goal = {
        "name": "New bike",
        "current_amount": 0,
        "target_amount": 2000,
        "target_date": "2027-06-30",
    }
    after = State(goals=(goal,))
    assert state_problems("goal+ bike 0/2000 y+1-06 /bike/", after) == []
    assert state_problems("goal+ bike 0/2000 y+1-07 /bike/", after)
    assert state_problems("says 4", after)


def test_intake_plan_and_user_stay_where_they_are_not_named() -> None:
    after = State(intake=(400000, 300000), plan=(100000, 50000), user={"language": "pt"})
    assert len(state_problems("says 4", after)) == 2
    assert state_problems("intake 4000/3000", after) == []
    assert state_problems("intake any", after) == []
    assert state_problems("intake 4000/3100", after)
    assert state_problems("user language=pt ; intake any", after) == []
    assert state_problems("user language=es ; intake any", after)
    assert state_problems("user gone", after)
    assert state_problems("user exists", State())
    assert state_problems("plan", State())
