"""Validate the values of variables: pure functions, which app/config.py applies.

Each function returns the value as the programs use it. Its ValueError has a message that follows
the variable's name: "must begin with https://".
"""

import os
import re
import secrets
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import ValidationInfo

# Characters of the column `terms` of app.models.users.User.
LONGEST_TERMS = 300
# The fields of Settings that are addresses of web servers.
WEB_ADDRESSES = (
    *("public_url", "twilio_api_url", "api_url", "openai_base_url", "signup_url", "terms_url"),
    "otel_exporter_otlp_endpoint",
)
# The fields of Settings that are sent in headers.
HEADER_VALUES = (
    *("client_secret", "twilio_auth_token", "twilio_auth_token_secondary"),
    *("openai_api_key", "metrics_token"),
)
# The ids that API clients may have.
CLIENT_ID = r"[!-9;-~]{1,40}"
_LOOPBACK = re.compile(r"localhost|127(\.\d{1,3}){3}|::1", re.ASCII)
# Those of them to which paths are added.
BASES = ("public_url", "twilio_api_url", "api_url")
# What a model can be asked for.
PURPOSES = ("text", "photo", "document", "chat", "voice")


def plain_number(value: str) -> str:
    """Return a WhatsApp number in E.164 form, without its channel."""
    number = value.removeprefix("whatsapp:")
    if number and not re.fullmatch(r"\+[1-9]\d{6,14}", number, re.ASCII):
        raise ValueError("must be a number in E.164 form, such as +14155238886")
    return number


def header_value(value: str) -> str:
    """Return a token or a key, which is sent in a header of HTTP."""
    if not re.fullmatch(r"[!-~]*", value):
        raise ValueError("must have ASCII letters, digits and signs alone, and no blank")
    return value


def client_id(value: str) -> str:
    """Return an API client's id, which is sent with its secret behind a colon."""
    if value and not re.fullmatch(CLIENT_ID, value):
        raise ValueError("must have 1 to 40 ASCII characters, no blank and no colon")
    return value


def is_loopback(url: str) -> bool:
    """Return whether an address is on this machine's loopback."""
    return _LOOPBACK.fullmatch(urlsplit(url).hostname or "") is not None


def account_sid(value: str) -> str:
    """Return a Twilio account's sid."""
    if value and not re.fullmatch(r"AC[0-9a-f]{32}", value, re.ASCII):
        raise ValueError("must be AC and 32 hexadecimal digits")
    return value


def rate(value: str) -> str:
    """Return a rate limit."""
    if not re.fullmatch(r"[1-9]\d*\s*/\s*(second|minute|hour|day)", value):
        raise ValueError("must be a count and a period, such as 600/minute")
    return value


def web_address(value: str, info: ValidationInfo) -> str:
    """Return an http address without a slash at its end, and without a password: it is logged.

    One to which paths are added has no query and no fragment: Twilio's console shows the webhook's
    address with one, and no signature would fit.
    """
    parts = urlsplit(value)
    if info.field_name in BASES and not re.fullmatch(r"[!\"$->@-~]*", value):
        raise ValueError("must have no blank, no ? and no #, and of other alphabets xn--… or %…")
    if "@" in parts.netloc:
        raise ValueError("must hold no user and no password, because addresses are logged")
    if value and (parts.scheme not in {"http", "https"} or not parts.hostname):
        raise ValueError("must be an address that begins with http:// or https://")
    _check_port(value)
    return value.rstrip("/")


def terms_address(value: str) -> str:
    """Return the address of the terms, short enough to be stored with whoever agrees to them."""
    if len(value) > LONGEST_TERMS:
        raise ValueError(f"must have at most {LONGEST_TERMS} characters")
    return value


def model_name(value: str) -> str:
    """Return the name of a provider's model."""
    if not re.fullmatch(r"[A-Za-z0-9][\w.:/@+-]{0,99}", value, re.ASCII):
        raise ValueError("must be the name of a model, such as gpt-4o")
    return value


def model_names(value: str) -> str:
    """Return names of models, divided by commas alone."""
    return ",".join(model_name(name.strip()) for name in value.split(",")) if value else ""


def model_purposes(value: str) -> str:
    """Return what a model is asked for: `all`, or some of PURPOSES."""
    names = [name.strip() for name in value.split(",")]
    if names != ["all"] and not set(names) <= set(PURPOSES):
        raise ValueError(f"must be all, or some of {', '.join(PURPOSES)}")
    return ",".join(names)


def redis_address(value: str) -> str:
    """Return the address of a Redis server."""
    if value and urlsplit(value).scheme not in {"redis", "rediss", "unix"}:
        raise ValueError("must begin with redis:// or rediss://")
    _check_port(value)
    return value


def unverified(url: str) -> str:
    """Return Redis's address with its certificate not verified, where it has one.

    The address itself may say what is to be done, as redis-py reads it: `?ssl_cert_reqs=none`,
    `?ssl_ca_certs=/path/to/ca.pem`.
    """
    if not url.startswith("rediss://") or "ssl_cert_reqs=" in url:
        return url
    return f"{url}{'&' if '?' in url else '?'}ssl_cert_reqs=none"


def database_address(value: str) -> str:
    """Return a database's address as SQLAlchemy takes it; hosts write `postgres://`."""
    value = re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", value)
    if value and not value.startswith(("postgresql+psycopg://", "sqlite:///")):
        raise ValueError("must begin with postgres:// or sqlite:///")
    if value == "sqlite:///":
        raise ValueError("must name a file, such as sqlite:////data/ozzie.db")
    if not value.startswith("sqlite"):
        _check_port(value)
    return value


def sentry_address(value: str) -> str:
    """Return a DSN: the address of a Sentry project, with its key."""
    _check_port(value)
    parts = urlsplit(value)
    is_server = parts.scheme in {"http", "https"} and parts.hostname
    if value and not (is_server and parts.username and parts.path.rpartition("/")[2].isdigit()):
        raise ValueError("must be the DSN of a project, such as https://key@sentry.example/1")
    return value


def made_once(path: Path) -> str:
    """Return the secret kept in `path`, made at first use; two processes at once agree on one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_hex(32), encoding="ascii")
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_text(encoding="ascii")


def _check_port(url: str) -> None:
    """Refuse an address whose port is no number, mostly for a password with a bare / or @."""
    try:
        _ = urlsplit(url).port
    except ValueError:
        raise ValueError(
            "cannot be read; in its user name or password write : / ? # @ as %3A %2F %3F %23 %40"
        ) from None
