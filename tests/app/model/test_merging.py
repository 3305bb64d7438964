"""What the embedded reader and a model read in one text, put together."""

from dataclasses import replace
from datetime import date

import pytest

from app.model.figures import read_words
from app.model.grounding import Operation, TextDraft
from app.model.merging import merge
from app.model.texts import TextAnswer, ground
from app.reading.types import DraftTransaction, Kind, ReaderContext, Reading

CONTEXT = ReaderContext(today=date(2026, 5, 5), country="US")


def mine(cents: int, category: str, description: str, confidence: float) -> DraftTransaction:
    kind: Kind = "income" if category == "income" else "expense"
    return DraftTransaction(cents, "USD", kind, category, description, CONTEXT.today, confidence)


def theirs(
    quote: str,
    amount: str,
    category: str = "food",
    *,
    description: str = "",
    operation: Operation = "none",
    operands: tuple[str, ...] = (),
    day: str | None = None,
) -> TextDraft:
    return TextDraft.model_validate(
        {
            "quote": quote,
            "amount": amount,
            "category": category,
            "kind": "expense",
            "description": description,
            "operation": operation,
            "operands": list(operands),
            "date": day,
        }
    )


def merged(
    text: str,
    embedded: list[DraftTransaction],
    *drafts: TextDraft,
    not_booked: tuple[str, ...] = (),
) -> tuple[DraftTransaction, ...]:
    words = read_words(text, CONTEXT)
    found = ground(TextAnswer(drafts=list(drafts), not_booked=list(not_booked)), words)
    return merge(Reading("transaction", "en", tuple(embedded)), found, words).drafts


BUS = mine(300, "transport", "bus", 0.95)
LUNCH = mine(1200, "food", "lunch", 0.95)


def test_the_embedded_drafts_stay_and_missed_ones_are_added() -> None:
    found = merged(
        "bus 3 and 45 gizmo", [BUS], theirs("bus 3", "3", "transport"), theirs("45 gizmo", "45")
    )
    assert found[0] == BUS
    assert [one.amount_cents for one in found] == [300, 4500]


def test_a_sum_of_what_is_booked_is_not_booked_again() -> None:
    text = "bus 3 and lunch 12, 15 in all"
    assert merged(text, [BUS, LUNCH], theirs("15 in all", "15")) == (BUS, LUNCH)


def test_a_category_is_taken_where_the_reader_knew_none() -> None:
    (found,) = merged("45 gizmo", [mine(4500, "other", "gizmo", 0.6)], theirs("45", "45", "health"))
    assert (found.category, found.confidence) == ("health", 0.6)


def test_without_a_word_of_what_was_bought_no_category_is_taken() -> None:
    unknown = mine(4500, "other", "Other", 0.45)
    assert merged("spent 45", [unknown], theirs("45", "45", "clothing")) == (unknown,)


def test_a_category_is_taken_where_our_own_words_confirm_it() -> None:
    text = "paid rent 900 and the electric, 64"
    both = [mine(90_000, "utilities", "rent", 0.87), mine(6400, "utilities", "electric", 0.87)]
    found = merged(text, both, theirs("paid rent 900", "900", "housing", description="rent"))
    assert [one.category for one in found] == ["housing", "utilities"]


@pytest.mark.parametrize(
    "wrong",
    [
        theirs("paid rent 900", "900", "clothing", description="rent"),
        theirs("paid rent 900 and taxi 64", "900", "transport", description="taxi"),
        theirs("paid rent 900", "900", "transport", description="taxi"),
    ],
)
def test_a_category_that_our_own_words_do_not_confirm_is_not_taken(wrong: TextDraft) -> None:
    both = [mine(90_000, "housing", "rent", 0.87), mine(6400, "transport", "taxi", 0.95)]
    found = merged("paid rent 900 and taxi 64", both, wrong)
    assert [one.category for one in found] == ["housing", "transport"]
    assert (found[0].confidence, found[1]) == (0.65, both[1])  # the reply asks about the first


def test_a_model_without_an_idea_of_the_category_casts_no_doubt_on_ours() -> None:
    assert merged("bus 3", [BUS], theirs("bus 3", "3", "other")) == (BUS,)


@pytest.mark.parametrize("words", ["gizmo bill", "house"])
def test_a_category_of_a_weak_word_alone_gives_way_and_is_asked_about(words: str) -> None:
    ours = "utilities" if "bill" in words else "housing"
    weak = mine(24_000, ours, words, 0.78)
    (found,) = merged(f"{words} 240", [weak], theirs(f"{words} 240", "240", "entertainment"))
    assert (found.category, found.confidence) == ("entertainment", 0.65)


def test_what_is_added_with_a_plus_stays_whatever_a_model_says_of_it() -> None:
    drafts = [mine(9000, "transport", "oil change", 0.95), mine(2500, "other", "filter", 0.6)]
    text = "oil change 90 + filter 25"
    said = theirs("oil change 90", "90", "transport")
    assert merged(text, drafts, said, not_booked=("25",))[1] == drafts[1]


def test_what_came_back_is_no_income() -> None:
    handed = [mine(2000, "transport", "driver", 0.95), mine(600, "income", "got", 0.98)]
    paid = theirs(
        "gave the driver 20 and got 6 back", "14", operation="difference", operands=("20", "6")
    )
    found = merged("gave the driver 20 and got 6 back", handed, paid, not_booked=("20", "6"))
    assert [(one.amount_cents, one.kind) for one in found] == [(1400, "expense")]


@pytest.mark.parametrize(
    ("operation", "amount"), [("difference", "9"), ("sum", "15"), ("times", "36"), ("share", "4")]
)
def test_two_purchases_are_never_computed_into_one(operation: Operation, amount: str) -> None:
    text = "lunch 12 and bus 3, change and split"
    joined = theirs(text, amount, operation=operation, operands=("12", "3"))
    assert merged(text, [LUNCH, BUS], joined) == (LUNCH, BUS)


def test_a_figure_that_was_parted_is_read_whole() -> None:
    parted = mine(20_000, "housing", "rent", 0.92)
    (found,) = merged("1 200 of rent", [parted], theirs("1 200 of rent", "1200", "housing"))
    assert found.amount_cents == 120_000


def test_numbers_of_an_order_are_not_booked_where_the_model_says_so() -> None:
    text = "amazon parcels 4458821 and 9923450 tea $5.00"
    crowd = [mine(cents * 100, "food", "tea", 0.92) for cents in (4_458_821, 9_923_450, 5)]
    said = theirs("tea $5.00", "5")
    assert merged(text, crowd, said) == (crowd[0], crowd[1], replace(crowd[2], confidence=0.93))
    (found,) = merged(text, crowd, said, not_booked=("4458821", "9923450"))
    assert found.amount_cents == 500


@pytest.mark.parametrize("price", ["3", "$3000", "30.00"])
def test_a_price_stays_whatever_a_model_says_of_it(price: str) -> None:
    cents = round(float(price.strip("$")) * 100)
    drafts = [mine(cents, "transport", "bus", 0.5), LUNCH]
    found = merged(
        f"bus {price} and lunch 12",
        drafts,
        theirs("lunch 12", "12"),
        not_booked=(price.strip("$"),),
    )
    assert [one.amount_cents for one in found] == [cents, 1200]


def test_what_a_model_forgets_stays() -> None:
    unsure = mine(300, "transport", "bus", 0.5)
    found = merged("bus 3 and lunch 12", [unsure, LUNCH], theirs("lunch 12", "12"))
    assert [one.amount_cents for one in found] == [300, 1200]


def test_a_misspelt_day_is_taken_where_the_reader_is_unsure() -> None:
    (found,) = merged(
        "yeserday taxi 14",
        [mine(1400, "transport", "taxi", 0.6)],
        theirs("yeserday taxi 14", "14", "transport", day="2026-05-04"),
    )
    assert found.transaction_date == date(2026, 5, 4)


def test_what_nobody_has_an_idea_of_is_not_booked_where_the_model_says_so() -> None:
    sum_of_day = mine(2210, "other", "spending", 0.6)
    text = "lunch 12. Today's spending: $22.10"
    lunch = theirs("lunch 12", "12")
    assert len(merged(text, [LUNCH, sum_of_day], lunch)) == 2
    (found,) = merged(text, [LUNCH, sum_of_day], lunch, not_booked=("22.10",))
    assert found.amount_cents == 1200
