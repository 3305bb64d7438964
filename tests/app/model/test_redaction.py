"""What names a person or an account leaves as a token and comes back."""

import pytest

from app.model.redaction import Redaction


@pytest.mark.parametrize(
    "secret",
    [
        "+1 415 555 0123",
        "(11) 98765-4321",
        "+5511987654321",
        "55 1234 5678 90",
        "ana.souza@example.com.br",
        "529.982.247-25",
        "52998224725",
        "11.222.333/0001-81",
        "123-45-6789",
        "DE89 3704 0044 0532 0130 00",
        "GB82WEST12345698765432",
        "4111 1111 1111 1111",
        "5500-0000-0000-0004",
    ],
)
def test_is_replaced_and_put_back(secret: str) -> None:
    redaction = Redaction()
    text = f"lunch 12 with {secret}, yes"
    sent = redaction.redact(text)
    assert secret not in sent
    assert sent.startswith("lunch 12 with [[")
    assert redaction.restore(sent) == text


@pytest.mark.parametrize(
    "text",
    [
        "rent 1.250.000 and 45,90",
        "R$ 1.234.567,89 do carro",
        "on 2026-05-04 12.50 lunch",
        "03/05/2026 uber 18",
        "spent 100000000 pesos",
        "3 x 15.00 beers 7",
    ],
)
def test_amounts_and_dates_stay(text: str) -> None:
    assert Redaction().redact(text) == text


def test_the_same_original_has_one_token_and_no_digit() -> None:
    redaction = Redaction()
    sent = redaction.redact("a@b.co and a@b.co and c@d.co")
    assert sent == "[[EMAIL-A]] and [[EMAIL-A]] and [[EMAIL-B]]"


def test_a_token_that_the_person_wrote_is_not_put_back() -> None:
    redaction = Redaction()
    redaction.redact("me@example.com [[EMAIL-A]]")
    assert redaction.redact("[[EMAIL-A]]") == "[EMAIL A]"


def test_a_token_that_was_never_given_is_dropped() -> None:
    assert Redaction().restore("call [[PHONE-Z]]") == "call "
