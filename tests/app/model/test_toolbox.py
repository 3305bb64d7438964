"""The tools of a model: reads over one person's books, and proposals that the message asks for."""

import json
from datetime import date
from typing import Any

import pytest

from app.assistant.commands import Undo
from app.assistant.understanding.utterance import read_utterance
from app.coach.formatter import CoachFormatter
from app.coach.profile import Profile
from app.model.figures import read_words
from app.model.placeholders import fill
from app.model.proposals import Proposals
from app.model.redaction import Redaction
from app.model.toolbox import Toolbox
from app.reading.types import ReaderContext
from tests.support.coach import TODAY, make_profile
from tests.support.ledger import ListLedger

CONTEXT = ReaderContext(today=TODAY, country="US")


def toolbox(message: str = "hello", profile: Profile | None = None) -> Toolbox:
    """Return the tools of a person who spends more on food this month than last."""
    ledger = ListLedger(TODAY)
    ledger.spend(date(2026, 5, 2), 30_000, "Market")
    ledger.spend(date(2026, 5, 9), 5_000, "Taxi", "transport")
    ledger.spend(date(2026, 4, 3), 20_000, "Market")
    ledger.spend(date(2026, 4, 28), 90_000, "Market")  # later than 15 days into April
    words = read_words(message, CONTEXT)
    proposals = Proposals(words, read_utterance(message, "en", CONTEXT))
    formatter = CoachFormatter("en", "US", TODAY)
    return Toolbox(ledger, profile or make_profile(), formatter, Redaction(), proposals)


def call(box: Toolbox, tool: str, /, **arguments: Any) -> dict[str, Any]:
    return dict(json.loads(box.call(tool, json.dumps(arguments))))


def test_a_period_is_compared_with_as_many_days_of_the_one_before() -> None:
    box = toolbox()
    found = call(box, "compare", name="food", period="this_month", category="food", words=None)
    assert (found["now_is"], found["days_of_each"]) == ("more", 15)
    said = fill("{food_now} now, {food_before} before: {food_difference} more.", box.values, "en")
    assert said == "$300 now, $200 before: $100 more."


def test_words_are_compared_as_well() -> None:
    found = call(toolbox(), "compare", name="x", period="this_month", category=None, words="taxi")
    assert (found["x_now"], found["x_before"], found["now_is"]) == ("$50", "$0", "more")


@pytest.mark.parametrize(
    ("price", "after", "verdict"), [("80", "$3,670", "fits"), ("5000", "$1,250", "not fit")]
)
def test_a_price_of_the_message_is_held_against_the_plan(
    price: str, after: str, verdict: str
) -> None:
    box = toolbox(f"can i get the {price} shoes?")
    found = call(box, "afford", name="shoes", price=price)
    assert verdict in found["verdict"]
    assert fill("{shoes_after}", box.values, "en") == after
    assert ("shoes_months" in box.values) == (price == "5000")


@pytest.mark.parametrize(
    ("message", "price"),
    [
        ("can i get the shoes?", "80"),
        ("can i get the 80 shoes?", "81"),
        ("can i get the €80 shoes?", "80"),
        ("can i get the 80 shoes?", "NaN"),
        ("can i get the 80 shoes?", "-80"),
    ],
)
def test_a_price_that_the_message_does_not_name_is_refused(message: str, price: str) -> None:
    box = toolbox(message)
    assert "error" in call(box, "afford", name="shoes", price=price)
    assert box.values == {}


def test_without_a_plan_nothing_is_affordable_or_not() -> None:
    box = toolbox("can i get the 80 shoes?", make_profile(plan=None))
    assert call(box, "afford", name="shoes", price="80") == {"plan": None}


@pytest.mark.parametrize(
    ("operation", "said"), [("add", "$350"), ("subtract", "$250"), ("percent", "600%")]
)
def test_results_are_calculated_with(operation: str, said: str) -> None:
    box = toolbox()
    for name, category in (("food", "food"), ("taxi", "transport")):
        call(box, "spent", name=name, period="this_month", category=category, words=None)
    call(box, "calculate", name="both", operation=operation, first="food", second="taxi")
    assert fill("{both}", box.values, "en") == said


@pytest.mark.parametrize(
    "message", ["please undo that", "put it back as it was", "desfaz isso por favor", "deshazlo"]
)
def test_an_undo_is_proposed_where_the_message_asks_for_it(message: str) -> None:
    box = toolbox(message)
    assert call(box, "propose_undo") == {"result": "proposed"}
    assert box.commands() == (Undo(),)


@pytest.mark.parametrize("message", ["write me a poem", "how much did i spend?", "delete the taxi"])
def test_an_undo_that_nobody_asks_for_is_refused(message: str) -> None:
    box = toolbox(message)
    assert "error" in call(box, "propose_undo")
    assert box.commands() == ()


@pytest.mark.parametrize(
    ("message", "tool", "arguments"),
    [
        ("the taxi is travel stuff", "propose_category", {"words": "taxi", "category": "food"}),
        ("the taxi was 60", "propose_amend", {"amount": "60", "category": "clothing"}),
        ("the market was 60", "propose_amend", {"amount": "60", "category": None}),
        ("the taxi was 60", "propose_amend", {"amount": "61", "category": None}),
        ("the taxi was 60", "propose_remove", {}),
        ("the taxi was 60", "propose_finances", {"income": "60", "expenses": None}),
    ],
)
def test_a_change_that_the_message_does_not_tell_is_refused(
    message: str, tool: str, arguments: dict[str, Any]
) -> None:
    box = toolbox(message)
    call(box, "recent", name="e", words="taxi", count=1)
    entry = {} if tool in {"propose_category", "propose_finances"} else {"entry": "e_1"}
    assert "error" in call(box, tool, **entry, **arguments)
    assert box.commands() == ()


@pytest.mark.parametrize(
    ("message", "tool", "arguments"),
    [
        ("the taxi is transport", "propose_category", {"words": "taxi", "category": "transport"}),
        ("the taxi was 60", "propose_amend", {"amount": "60", "category": None}),
        ("the taxi was groceries", "propose_amend", {"amount": None, "category": "food"}),
        ("delete the taxi", "propose_remove", {}),
        ("income 60 now", "propose_finances", {"income": "60", "expenses": None}),
    ],
)
def test_a_change_that_the_message_tells_is_proposed(
    message: str, tool: str, arguments: dict[str, Any]
) -> None:
    box = toolbox(message)
    call(box, "recent", name="e", words="taxi", count=1)
    entry = {} if tool in {"propose_category", "propose_finances"} else {"entry": "e_1"}
    assert call(box, tool, **entry, **arguments) == {"result": "proposed"}
    assert len(box.commands()) == 1


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("compare", {"name": "x", "period": "ever", "category": None, "words": None}),
        ("compare", {"name": "X y", "period": "today", "category": None, "words": None}),
        ("compare", {"name": "x", "period": "today", "category": "all", "words": None}),
        ("afford", {"name": "x", "price": 80}),
        ("afford", {"name": "x" * 99, "price": "80"}),
        ("propose_undo", {"entry": "*"}),
        ("calculate", {"name": "x", "operation": "add", "first": "food", "second": "food"}),
    ],
)
def test_a_wrong_call_gives_nothing(tool: str, arguments: dict[str, Any]) -> None:
    box = toolbox("can i get the 80 shoes?")
    assert "error" in call(box, tool, **arguments)
    assert (box.values, box.commands()) == ({}, ())
