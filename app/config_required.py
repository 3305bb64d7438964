"""Check which variables each program needs in production; used by app/config.py only."""

from collections.abc import Callable, Mapping
from typing import Any, Literal
from urllib.parse import urlsplit

from app.config_values import is_loopback

Program = Literal["web", "worker", "clients", "database", "tool"]

_EVERYWHERE = ("secret_key", "database_url")
_SERVING = (
    *_EVERYWHERE,
    "redis_url",
    "public_url",
    "twilio_account_sid",
    "twilio_auth_token",
    "twilio_whatsapp_number",
)
# Fields without a default in production, by program; in development every field has one.
REQUIRED: Mapping[Program, tuple[str, ...]] = {
    "web": _SERVING,
    "worker": (*_SERVING, "client_id", "client_secret"),
    "clients": _EVERYWHERE,
    "database": ("database_url",),
    "tool": (),
}

# Characters: 128 random bits in hexadecimal.
SHORTEST_SECRET_KEY = 32
_NOT_SET = "required in production, and not set"
_HINTS = {
    "database_url": "required in production; SQLite must be spelled out, as in "
    "sqlite:////data/ozzie.db, because the disk of many hosts does not last",
}
# Heroku chooses an app's address when it makes the app, so the form of app.json cannot ask for it.
_ON_HEROKU = {
    "public_url": f"{_NOT_SET}; set the address that `heroku info` prints as Web URL, or run "
    "`heroku labs:enable runtime-dyno-metadata` and deploy again",
}


def missing_in_production(program: Program, value: Callable[[str], Any]) -> list[tuple[str, str]]:
    """Return the missing and too weak fields of a program, each with the message for its variable.

    `value` returns a field's value.
    """
    required = REQUIRED[program]
    hints = {**_HINTS, **_ON_HEROKU} if value("dyno") else _HINTS
    faults = [(name, hints.get(name, _NOT_SET)) for name in required if not value(name)]
    is_short = len(value("secret_key").strip()) < SHORTEST_SECRET_KEY
    if "secret_key" in required and value("secret_key") and is_short:
        words = f"must have at least {SHORTEST_SECRET_KEY} random characters"
        faults.append(("secret_key", words))
    if program == "web" and value("signup_by_chat") and not value("client_id"):
        faults.append(("client_id", "required where SIGNUP_BY_CHAT is on: its users sign up"))
    url = value("public_url")
    is_plain = urlsplit(url).scheme == "http" and not is_loopback(url)
    if "public_url" in required and is_plain:
        faults.append(("public_url", "must begin with https:// in production"))
    return faults
