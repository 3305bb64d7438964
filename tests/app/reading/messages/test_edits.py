"""Tests of corrections of the last transaction, in three languages."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.categories import CATEGORIES
from app.reading.messages.edits import read_edit
from app.reading.types import Edit, ReaderContext
from app.text.languages import Language

TODAY = date(2026, 11, 20)  # a Friday
CURRENCIES = {"US": "USD", "GB": "GBP", "BR": "BRL", "PT": "EUR", "MX": "MXN", "ES": "EUR"}


def read(text: str, country: str = "US", language: Language = "en") -> Edit | None:
    return read_edit(text, ReaderContext(TODAY, country, CURRENCIES[country], language))


@pytest.mark.parametrize(
    ("text", "country", "language", "cents"),
    [
        ("no, it was 27", "US", "en", 2700),
        ("no it was 27", "US", "en", 2700),
        ("it was 27, not 72", "US", "en", 2700),
        ("not 72 but 27", "US", "en", 2700),
        ("change 72 to 27", "US", "en", 2700),
        ("I put 72 but it was 27", "US", "en", 2700),
        ("I typed 72 instead of 27", "US", "en", 2700),
        ("27 instead of 72", "US", "en", 2700),
        ("the dinner should be 27.90", "US", "en", 2790),
        ("foram 27 e não 72", "BR", "pt", 2700),
        ("troca 72 por 27", "BR", "pt", 2700),
        ("coloquei 72 mas era 27,90", "BR", "pt", 2790),
        ("o valor certo é 1.027,90", "BR", "pt", 102790),
        ("no eran 72, eran 27", "MX", "es", 2700),
        ("puse 72 y son 27", "MX", "es", 2700),
        ("son 27 en vez de 72", "MX", "es", 2700),
        ("me equivoqué, 27", "MX", "es", 2700),
    ],
)
def test_the_right_amount_is_read_and_the_wrong_one_ignored(
    text: str, country: str, language: Language, cents: int
) -> None:
    assert read(text, country, language) == Edit(amount_cents=cents)


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("that was yesterday", "en", 19),
        ("it happened on tuesday, not today", "en", 17),
        ("change the date to november 3", "en", 3),
        ("isso foi anteontem", "pt", 18),
        ("foi ontem e não hoje", "pt", 19),
        ("eso fue ayer no hoy", "es", 19),
        ("no fue hoy, fue el lunes", "es", 16),
    ],
)
def test_the_right_date_is_read(text: str, language: Language, day: int) -> None:
    assert read(text, language=language) == Edit(transaction_date=date(2026, 11, day))


@pytest.mark.parametrize(
    ("text", "country", "language", "currency"),
    [
        ("sorry, that was in euros", "US", "en", "EUR"),
        ("it was pounds, not dollars", "US", "en", "GBP"),
        ("era em dólares", "BR", "pt", "USD"),
        ("eran dólares, no euros", "ES", "es", "USD"),
    ],
)
def test_a_currency_is_changed_without_an_amount(
    text: str, country: str, language: Language, currency: str
) -> None:
    assert read(text, country, language) == Edit(currency=currency)


def test_what_rounds_to_nothing_is_no_amount() -> None:
    assert read("no, it was 0.004") is None


def test_an_amount_with_a_currency_changes_both() -> None:
    assert read("it was 27 euros") == Edit(amount_cents=2700, currency="EUR")
    assert read("muda pra 12,50€", "BR", "pt") == Edit(amount_cents=1250, currency="EUR")


@pytest.mark.parametrize(
    ("text", "language", "category"),
    [
        ("make it transport", "en", "transport"),
        ("put that under health please", "en", "health"),
        ("change the category to clothing", "en", "clothing"),
        ("it wasn't food, it was entertainment", "en", "entertainment"),
        ("not housing, utilities", "en", "utilities"),
        ("the category of the last one should be dentist", "en", "health"),
        ("muda pra moradia", "pt", "housing"),
        ("troca a categoria pra educação", "pt", "education"),
        ("é transporte, não comida", "pt", "transport"),
        ("ponlo en ropa", "es", "clothing"),
        ("la categoría está mal, es salud", "es", "health"),
        ("no es comida sino ocio", "es", "entertainment"),
        ("transporte y no comida", "es", "transport"),
    ],
)
def test_the_name_of_a_category_changes_the_category_only(
    text: str, language: Language, category: str
) -> None:
    assert read(text, language=language) == Edit(category=category)


@pytest.mark.parametrize(
    ("text", "language", "category", "description"),
    [
        ("the last one was for gas", "en", "transport", "Gas"),
        ("that was uber not bus", "en", "transport", "Uber"),
        ("era pro dentista", "pt", "health", "Dentista"),
        ("foi no Mercado da Vila", "pt", "food", "Mercado da Vila"),
        ("la última fue para el veterinario", "es", "other", "Veterinario"),
        ("it was the zorblat thing", "en", None, "Zorblat thing"),
    ],
)
def test_other_words_become_the_description_and_their_category_where_it_is_clear(
    text: str, language: Language, category: str | None, description: str
) -> None:
    assert read(text, language=language) == Edit(category=category, description=description)


@pytest.mark.parametrize(
    ("text", "language", "description"),
    [
        ("rename it to Birthday dinner", "en", "Birthday dinner"),
        ("call it lunch with Ana", "en", "Lunch with Ana"),
        ('set the description to "Team lunch"', "en", "Team lunch"),
        ("muda a descrição para almoço da firma", "pt", "Almoço da firma"),
        ("renomeia pra presente da Bia", "pt", "Presente da Bia"),
        ("cámbiale el nombre a cena con Marta", "es", "Cena con Marta"),
    ],
)
def test_a_new_name_changes_the_description_only(
    text: str, language: Language, description: str
) -> None:
    assert read(text, language=language) == Edit(description=description)


def test_several_changes_are_read_at_once() -> None:
    assert read("it was 27, not 72, and it was yesterday") == Edit(
        amount_cents=2700, transaction_date=date(2026, 11, 19)
    )
    assert read("la categoría es ropa y fueron 300", "MX", "es") == Edit(
        amount_cents=30000, category="clothing"
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "that's wrong",
        "change the category",
        "rename it",
        "o valor tá errado",
        "edit the last one",
        "no era comida",
        "it's not 45",
        "it was that thing we all did together in the end you know",
    ],
)
def test_a_text_without_a_change_is_no_edit(text: str) -> None:
    assert read(text) is None


@given(
    st.text(max_size=400) | st.from_regex(r"(no |it was |era |[0-9]{1,4} |not )*", fullmatch=True)
)
def test_any_text_is_read_and_an_edit_changes_something(text: str) -> None:
    edit = read(text)

    assert edit != Edit()
    assert edit is None or edit.category is None or edit.category in CATEGORIES
