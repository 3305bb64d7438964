"""Several amounts are corrected in one message."""

import pytest

from app.assistant.commands import Amend, Log, Remove
from app.assistant.understanding.engine import understand
from app.assistant.understanding.series import read_series
from app.text.languages import Language
from tests.support.understanding import hear, understanding_context


@pytest.mark.parametrize(
    ("language", "message", "first", "second"),
    [
        ("en", "change lunch to 15 and taxi to 25", "lunch", "taxi"),
        ("en", "set the lunch to 15, the taxi to 25 please", "lunch", "taxi"),
        ("en", "lunch should be 15 and the taxi should be 25", "lunch", "taxi"),
        ("en", "lunch was 15 and taxi was 25", "lunch", "taxi"),
        ("pt", "muda o almoço pra 15 e o táxi pra 25", "almoço", "táxi"),
        ("pt", "almoço foi 15 e táxi foi 25", "almoço", "táxi"),
        ("es", "cambia el almuerzo a 15 y el taxi a 25", "almuerzo", "taxi"),
        ("es", "almuerzo fue 15, taxi fue 25", "almuerzo", "taxi"),
        ("en", "lunch was 15 and taxi 25", "lunch", "taxi"),
        ("pt", "o almoço foi 15 e o táxi 25", "almoço", "táxi"),
        ("es", "el almuerzo fue 15 y el taxi 25", "almuerzo", "taxi"),
    ],
)
def test_each_amount_belongs_to_its_thing(
    language: Language, message: str, first: str, second: str
) -> None:
    found = understand(message, understanding_context(language)).commands
    amends = [one for one in found if isinstance(one, Amend)]
    assert len(amends) == len(found)
    assert [(one.entry.words, one.changes.amount_cents) for one in amends] == [
        (first, 1500),
        (second, 2500),
    ]


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "change lunch to 15 and taxi to 25 and delete coffee"),
        ("pt", "muda o almoço pra 15 e o táxi pra 25 e apaga o café"),
        ("es", "cambia el almuerzo a 15 y el taxi a 25 y borra el café"),
    ],
)
def test_another_order_follows(language: Language, message: str) -> None:
    commands = understand(message, understanding_context(language)).commands
    assert [type(one) for one in commands] == [Amend, Amend, Remove]
    # An order never books, not even where nothing of the name is found.
    assert all(one.otherwise is None for one in commands if isinstance(one, Amend))


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "change lunch to 15, taxi 25"),
        ("en", "lunch 15 and taxi 25"),
        ("en", "move 200 to savings and 100 to the trip"),
        ("en", "was the lunch 15 and the taxi 25?"),
        ("pt", "muda o almoço pra 15, táxi 25"),
        ("es", "cambia el almuerzo a 15, taxi 25"),
    ],
)
def test_other_amounts_are_no_series(language: Language, message: str) -> None:
    assert read_series(hear(message, language), understanding_context(language)) == ()


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "pizza was 90 and my share was 30"),
        ("pt", "a pizza foi 90, minha parte foi 30"),
        ("es", "la pizza fue 90, mi parte fue 30"),
    ],
)
def test_a_share_of_one_purchase_is_no_second_thing(language: Language, message: str) -> None:
    (log,) = understand(message, understanding_context(language)).commands
    assert isinstance(log, Log)
    assert [draft.amount_cents for draft in log.drafts] == [3000]
