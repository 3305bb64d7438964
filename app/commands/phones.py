"""Phones as operators write them, and as much of an address as is shown."""

from app.commands.terminal import ask
from app.errors import ValidationError
from app.phones import canonical, is_e164

# Characters between the digits of a number as people write it.
_BETWEEN_DIGITS = str.maketrans("", "", " -.()/\u00a0\u2011")


def parse_phone(written: str) -> str:
    """Return a phone in canonical form; `whatsapp:` and what stands between digits is left out.

    Raises ValidationError, which does not repeat what was written.
    """
    phone = written.strip().removeprefix("whatsapp:").translate(_BETWEEN_DIGITS)
    if not is_e164(phone):
        raise ValidationError("--phone: give it in international form, such as +14155550123")
    return canonical(phone)


def ask_phone() -> str:
    """Ask for a phone on the terminal, so that no history of commands keeps it."""
    return ask("Phone, in international form: ")


def mask(address: str) -> str:
    """Return all that is shown of a phone or scoped id: its last two characters."""
    return f"…{address[-2:]}"
