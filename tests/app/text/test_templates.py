"""Templates: phrases with slots over a whole text."""

from collections.abc import Iterator

import pytest

from app.text import templates as module
from app.text.templates import AMOUNTS, DAYS, templates

AMOUNT, DAY = chr(AMOUNTS[3]), chr(DAYS[0])
LISTS = {
    "sets": {"put": ("put", "set aside")},
    "contribute": ("({put} )?<amount> (in|into) (my )?<goal>", "<goal> gets <amount>"),
    "move": ("from <amount> to <amount2>", "move it to <day>"),
    "empty": (),
}


@pytest.fixture(autouse=True)
def _lists(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have these lists read in place of a topic's."""
    monkeypatch.setattr(module, "load_language", lambda *_: LISTS)
    templates.cache_clear()
    yield
    templates.cache_clear()


def slots(text: str, name: str) -> list[dict[str, str]]:
    """Return the slots of each template of a list that matches."""
    return list(templates("any", "en", name).matches(text))


def test_slots_hold_the_masked_values_and_words() -> None:
    assert slots(f"set aside {AMOUNT} into my trip to Japan", "contribute") == [
        {"amount": AMOUNT, "goal": "trip to Japan"}
    ]


def test_a_slot_of_a_value_takes_no_words() -> None:
    assert slots("put some into my trip", "contribute") == []
    assert slots(f"move it to {AMOUNT}", "move") == []
    assert slots(f"move it to {DAY}", "move") == [{"day": DAY}]


def test_a_slot_may_come_twice_with_a_figure() -> None:
    other = chr(AMOUNTS[7])
    assert slots(f"from {AMOUNT} to {other}", "move") == [{"amount": AMOUNT, "amount2": other}]


def test_a_template_matches_a_whole_text_only() -> None:
    assert slots(f"yesterday put {AMOUNT} into my", "contribute") == []
    assert slots(f"and from {AMOUNT} to {AMOUNT}", "move") == []


def test_every_template_that_matches_is_given_in_the_order_of_the_list() -> None:
    text = f"{AMOUNT} in it gets {AMOUNT}"
    assert slots(text, "contribute") == [
        {"amount": AMOUNT, "goal": f"it gets {AMOUNT}"},
        {"goal": f"{AMOUNT} in it", "amount": AMOUNT},
    ]


@pytest.mark.parametrize("name", ["empty", "unknown"])
def test_a_list_without_templates_matches_nothing(name: str) -> None:
    assert slots("anything", name) == []
