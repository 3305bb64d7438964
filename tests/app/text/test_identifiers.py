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
        ("paybill 400200 stima 900", "paybill 400200"),
        ("acc 77120 rent 900", "acc 77120"),
        ("colectivo 60 900 pesos", "60"),
        ("bus 9 2.40", "9"),
        ("train 0915 to york 40", "0915"),
        ("boleto 23790.00009 60000.000004 luz 90", "23790.00009 60000.000004"),
        ("abn 53 004 085 616", "53 004 085 616"),
        ("aadhaar 2345 6789 0123", "2345 6789 0123"),
        ("order 114-3941689-8772232 34.10", "114-3941689-8772232"),
        ("multa 2025/33812 100", "2025/33812"),
        ("socio 22841 cuota 900", "socio 22841"),
        ("mi numero es 912345678", "mi numero es 912345678"),
        ("paid from a/c..7781", "a/c..7781"),
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


@pytest.mark.parametrize("text", ["train 1200 lunch 300", "bus 42", "bus 1 500", "lunch... 1500"])
def test_a_fare_is_no_number_of_a_line(text: str) -> None:
    assert find_identifiers(text) == []


@pytest.mark.parametrize(
    ("text", "house"),
    [
        ("2210 main st", "2210"),
        ("my place, 1428 elm grove street", "1428"),
        ("uber to 221 baker street 14", "221"),
        ("rua das flores 120", "120"),
        ("av. paulista 1578, são paulo", "1578"),
        ("taxi a av corrientes 1234 3500", "1234"),
        ("20 uber pra rua augusta 1200", "1200"),
        ("calle 45 # 12-30", "calle 45 # 12-30"),
        ("domicilio a la cra 7 no 71 - 21", "cra 7 no 71 - 21"),
    ],
)
def test_the_number_of_a_house_is_no_price(text: str, house: str) -> None:
    assert [text[one.start : one.end] for one in find_identifiers(text)] == [house]


@pytest.mark.parametrize(
    "text",
    [
        "14 lunch oxford street",
        "20 baker street parking",
        "120 abbey road tickets",
        "30 on the high street",
        "estacionamento av paulista 20",
        "gas av juarez 500, tacos 80",
        "almoco rua augusta 35 reais",
        "calle de tacos 60",
    ],
)
def test_a_price_beside_a_street_is_one(text: str) -> None:
    assert find_identifiers(text) == []
