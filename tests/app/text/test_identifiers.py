"""Tests of numbers that name something and are no money."""

import pytest

from app.text.identifiers import find_identifiers, find_slip_amounts


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("my zip code is 60614", "zip code is 60614"),
        ("verification code: 771203", "verification code: 771203"),
        ("order #881 soup", "order #881"),
        ("order 88121 soup 14", "order 88121"),
        ("table 9 brunch 44", "table 9"),
        ("flight UA 417 to Denver 180", "ua 417"),
        ("born in 1984", "born in 1984"),
        ("call 312 555 0142", "312 555 0142"),
        ("meu cpf: 111.222.333-44", "111.222.333-44"),
        ("cnpj 11.222.333/0001-44", "cnpj 11.222.333/0001-44"),
        ("cep 04567-010", "cep 04567-010"),
        ("eletricista 21 97654-3210", "21 97654-3210"),
        ("protocolo 99812", "protocolo 99812"),
        ("voo AD 4127 310", "ad 4127"),
        ("iptu 2026 640", "2026"),
        ("código postal 06700", "codigo postal 06700"),
        ("factura 7731 tinta 250", "factura 7731"),
        ("plomero 33 1234 9876", "33 1234 9876"),
        ("mi rut es 9.876.543-k", "9.876.543-k"),
        ("cerrajero 655 123 987", "655 123 987"),
        ("próspero año nuevo 2029", "ano nuevo 2029"),
        ("compra con *4417", "*4417"),
        ("advogado 300 processo 1234567-89.2024", "1234567-89.2024"),
        ("case #22-1187 lawyer 300", "case #22-1187"),
        ("row 14 concert 80", "row 14"),
        ("poliza 88123 seguro 900", "poliza 88123"),
    ],
)
def test_a_number_that_names_something_is_found(text: str, named: str) -> None:
    folded = text.lower().translate(str.maketrans("óñ", "on"))
    found = [folded[one.start : one.end] for one in find_identifiers(folded)]
    assert any(named in one for one in found), found


@pytest.mark.parametrize(
    "text",
    [
        "table 120",
        "mesa 350 cadeira 90",
        "ticket 1500",
        "order 45",
        "phone 80",
        "celular 4799 a 6 meses",
        "nota fiscal 80,50",
        "codigo 500 reais",
        "notebook de 2000",
        "lunch 20, dinner 30",
        "flight 240",
    ],
)
def test_a_price_after_such_a_word_is_none(text: str) -> None:
    assert find_identifiers(text) == []


def test_a_bank_slip_is_an_amount_and_no_id() -> None:
    line = "23790.00009 60000.000004 95000.000003 1 97850000012345"
    assert find_identifiers(line) == []
    assert [float(slip.value) for slip in find_slip_amounts(line)] == [123.45]


def test_a_bank_slip_without_an_amount_has_none() -> None:
    assert find_slip_amounts("23790.00009 60000.000004 95000.000003 1 97850000000000") == []
