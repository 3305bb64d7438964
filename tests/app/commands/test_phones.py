"""Phones as operators write them."""

import pytest

from app.commands.phones import mask, parse_phone
from app.errors import ValidationError


@pytest.mark.parametrize(
    ("written", "phone"),
    [
        (" whatsapp:+14155550123 ", "+14155550123"),
        ("+1 (415) 555-0123", "+14155550123"),
        ("+55\u00a011\u00a08765\u20114321", "+5511987654321"),
    ],
)
def test_a_phone_is_read_in_its_forms(written: str, phone: str) -> None:
    assert parse_phone(written) == phone


@pytest.mark.parametrize("written", ["", "777", "+0123456789", "2025550143", "+1415555O123"])
def test_what_is_no_phone_is_refused_without_being_repeated(written: str) -> None:
    with pytest.raises(ValidationError) as refused:
        parse_phone(written)
    assert str(refused.value).startswith("--phone: ")
    assert not written or written not in str(refused.value)


def test_the_last_two_characters_are_shown() -> None:
    assert mask("+14155550123") == "…23"
