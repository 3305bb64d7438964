"""Items: amounts with their words and dates."""

from datetime import date

import pytest

from app.reading.drafts import Context, Draft
from app.reading.text import read

AMERICAN = Context(date(2026, 5, 20), "US", "USD", "en")
BRAZILIAN = Context(date(2026, 5, 20), "BR", "BRL", "pt")


def told(text: str, context: Context = AMERICAN) -> list[tuple[int, str, int]]:
    """Amount in whole units, description and day of every transaction."""
    return [
        (draft.amount_cents // 100, draft.description, draft.transaction_date.day)
        for draft in read(text, context).drafts
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("soap\n9", [(9, "Soap", 20)]),
        ("9, soap", [(9, "Soap", 20)]),
        ("went to the zoo, 30", [(30, "Zoo", 20)]),
        ("9 for soap, sponges and bleach", [(9, "Soap, sponges and bleach", 20)]),
        ("soap: 9", [(9, "Soap", 20)]),
        ("market\nsoap 9\nrice 4", [(9, "Soap", 20), (4, "Rice", 20)]),
        ("9", [(9, "Other", 20)]),
    ],
)
def test_an_amount_gets_the_words_that_tell_it(
    text: str, wanted: list[tuple[int, str, int]]
) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("yesterday soap 9, rice 4", [19, 19]),
        ("yesterday: soap 9\nrice 4", [19, 19]),
        ("yesterday\nsoap 9\nrice 4", [19, 19]),
        ("yesterday soap 9\nrice 4", [19, 20]),
        ("soap 9 yesterday, rice 4", [19, 20]),
        ("soap 9, rice 4 yesterday", [19, 19]),
        ("soap 9, rice 4, yesterday", [19, 19]),
        ("soap 9 on monday and rice 4 on tuesday", [18, 19]),
        ("soap on monday, 9", [18]),
        ("9, soap on monday", [18]),
        ("soap 9", [20]),
    ],
)
def test_a_date_is_of_what_it_was_said_for(text: str, days: list[int]) -> None:
    assert [day for _amount, _words, day in told(text)] == days


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("soap 9\nrice 4\ntotal 13", [9, 4]),
        ("soap 9, rice 4, total 13", [9, 4]),
        ("soap 9, rice 4 = 13", [9, 4]),
        ("spent 13: 9 soap, 4 rice", [9, 4]),
        ("total 13", [13]),
        ("soap 9, total 12 with tax", [12]),
        ("soap 9 and rice 4, total 15", [9, 4]),
        ("market total 13", [13]),
        ("rent 90 net 10 tudo pago", [90, 10]),
        ("soap 9\ntotal of the market 40", [9, 40]),
    ],
)
def test_a_total_is_no_further_item(text: str, amounts: list[int]) -> None:
    assert [amount for amount, _words, _day in told(text)] == amounts


def test_a_verb_holds_for_what_follows_it_on_its_line() -> None:
    drafts: tuple[Draft, ...] = read("recebi 90 da ana e 40 do ze\npão 8", BRAZILIAN).drafts
    assert [draft.kind for draft in drafts] == ["income", "income", "expense"]


def test_another_verb_turns_it() -> None:
    drafts = read("got paid 900 and already spent 70 on shoes", AMERICAN).drafts
    assert [draft.kind for draft in drafts] == ["income", "expense"]
