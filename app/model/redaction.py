"""Replace what names a person or an account by tokens before a text leaves the machine.

Each token is a word in double brackets; `Redaction.restore` puts the original back.
"""

import re
from collections.abc import Callable, Mapping

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
_CNPJ = re.compile(r"(?<!\d)\d{2}\.?\d{3}\.?\d{3}/\d{4}-?\d{2}(?!\d)|(?<!\d)\d{14}(?!\d)")
_CPF = re.compile(r"(?<!\d)\d{3}\.\d{3}\.\d{3}-\d{2}(?!\d)|(?<!\d)\d{9}-\d{2}(?!\d)")
_SSN = re.compile(r"(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)")
_CARD = re.compile(r"(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)")
_PHONE = re.compile(
    r"(?<![\w.,])(?!\d{4}-\d\d?-|\d\d?[-.]\d\d?[-.]\d)"  # no date
    r"\+?\(?\d(?:[ ().-]{0,2}\d){7,14}(?!\w|[.,]\d)"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:[. ]\d{3}){1,4}")
_FEWEST_PHONE_DIGITS = 9
_TOKEN = re.compile(r"\[\[([A-Z]+)-([A-Z]+)\]\]")


def passes_luhn(text: str) -> bool:
    """Return whether the digits of a text are those of a card number."""
    digits = [int(char) for char in reversed(text) if char.isdecimal()]
    doubled = [sum(divmod(digit * 2, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _is_phone(text: str) -> bool:
    digits = sum(char.isdecimal() for char in text)
    # Nine digits alone may be an amount of pesos; eleven are a CPF or a phone of Brazil.
    least = _FEWEST_PHONE_DIGITS + text.isdecimal()
    return digits >= least and not _THOUSANDS.fullmatch(text)


def _always(_text: str) -> bool:
    return True


# The kinds, in the order in which they are looked for.
_KINDS: tuple[tuple[str, re.Pattern[str], Callable[[str], bool]], ...] = (
    ("EMAIL", _EMAIL, _always),
    ("IBAN", _IBAN, _always),
    ("CNPJ", _CNPJ, _always),
    ("CPF", _CPF, _always),
    ("SSN", _SSN, _always),
    ("CARD", _CARD, passes_luhn),
    ("PHONE", _PHONE, _is_phone),
)


class Redaction:
    """The tokens of one request; the same original always has the same token."""

    def __init__(self) -> None:
        self._tokens: dict[str, str] = {}

    def redact(self, text: str) -> str:
        """Return `text` with tokens in place of what must not leave."""
        # What looks like one of our tokens is the person's own and would be put back wrongly.
        text = _TOKEN.sub(r"[\1 \2]", text)
        for kind, pattern, is_one in _KINDS:
            text = pattern.sub(
                lambda found, kind=kind, is_one=is_one: (  # type: ignore[misc]  # bound at once
                    self._token(kind, found[0]) if is_one(found[0]) else found[0]
                ),
                text,
            )
        return text

    def _token(self, kind: str, original: str) -> str:
        if original not in self._tokens:
            self._tokens[original] = f"[[{kind}-{_letters(len(self._tokens))}]]"
        return self._tokens[original]

    def restore(self, text: str) -> str:
        """Return `text` with the originals in place of their tokens."""
        originals: Mapping[str, str] = {token: text for text, token in self._tokens.items()}
        return _TOKEN.sub(lambda found: originals.get(found[0], ""), text)


def _letters(number: int) -> str:
    """Return 0, 1, … 25, 26 as A, B, … Z, BA: a token holds no digit that could be an amount."""
    text = ""
    while True:
        number, rest = divmod(number, 26)
        text = chr(ord("A") + rest) + text
        if not number:
            return text
