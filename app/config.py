"""Settings: the only reader of the environment."""

import os
import re
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

# The simulator's Twilio account: known values, so they exist in development alone.
SIMULATOR_ACCOUNT_SID = "AC" + "0" * 31 + "1"
SIMULATOR_AUTH_TOKEN = "simulated-auth-token"  # noqa: S105 - the simulator's, worth nothing elsewhere
SIMULATOR_NUMBER = "+14155238886"
SIMULATOR_URL = "http://127.0.0.1:8025"
DEVELOPMENT_CLIENT_ID = "ozzie-development"
EMBEDDED_REDIS_URL = "redis://127.0.0.1:6399/0"

TWILIO_URL = "https://api.twilio.com"


class ConfigurationError(Exception):
    """A wrong or missing variable; the message is one line that names it."""


class Settings(BaseSettings):
    """What the environment says; every field is the variable of the same name in capitals.

    See README for the table. Times are in seconds where a name does not say otherwise.
    """

    model_config = SettingsConfigDict(env_ignore_empty=True, extra="ignore", frozen=True)

    env: Literal["production", "development"] = Field("production", validation_alias="OZZIE_ENV")
    data_dir: Path = Field(Path("var"), validation_alias="OZZIE_DATA_DIR")
    database_url: str = ""
    redis_url: str = ""
    public_url: str = ""
    secret_key: str = ""

    twilio_account_sid: str = ""
    twilio_auth_token: str = ""
    twilio_auth_token_secondary: str = ""
    twilio_whatsapp_number: str = ""
    twilio_api_url: str = ""

    api_url: str = Field("", validation_alias="OZZIE_API_URL")
    client_id: str = Field("", validation_alias="OZZIE_CLIENT_ID")
    client_secret: str = Field("", validation_alias="OZZIE_CLIENT_SECRET")

    openai_api_key: str = ""
    openai_base_url: str = ""
    openai_model: str = "gpt-4o"
    whisper_dir: Path | None = Field(None, validation_alias="OZZIE_WHISPER_DIR")

    signup_url: str = ""
    rate_limit: str = "600/minute"
    web_concurrency: int = Field(2, ge=1, le=64)
    web_threads: int = Field(16, ge=1, le=256)
    worker_concurrency: int = Field(32, ge=1, le=256)
    metrics_token: str = ""
    metrics_dir: str = Field("", validation_alias="PROMETHEUS_MULTIPROC_DIR")
    port: int = Field(8000, ge=1, le=65535)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    sentry_dsn: str = ""

    @field_validator("twilio_whatsapp_number")
    @classmethod
    def _plain_number(cls, value: str) -> str:
        number = value.removeprefix("whatsapp:")
        if number and not re.fullmatch(r"\+[1-9]\d{6,14}", number, re.ASCII):
            raise ValueError("must be a number in E.164 form, such as +14155238886")
        return number

    @field_validator("twilio_account_sid")
    @classmethod
    def _account_sid(cls, value: str) -> str:
        if value and not re.fullmatch(r"AC[0-9a-f]{32}", value, re.ASCII):
            raise ValueError("must be AC and 32 hexadecimal digits")
        return value

    @field_validator("rate_limit")
    @classmethod
    def _rate(cls, value: str) -> str:
        if not re.fullmatch(r"[1-9]\d*\s*/\s*(second|minute|hour|day)", value):
            raise ValueError("must be a count and a period, such as 600/minute")
        return value

    @field_validator("public_url", "twilio_api_url", "api_url", "openai_base_url", "signup_url")
    @classmethod
    def _http_url(cls, value: str) -> str:
        parts = urlsplit(value)
        if value and (parts.scheme not in {"http", "https"} or not parts.hostname):
            raise ValueError("must be an address that begins with http:// or https://")
        return value.rstrip("/")

    @field_validator("redis_url")
    @classmethod
    def _redis(cls, value: str) -> str:
        if value and urlsplit(value).scheme not in {"redis", "rediss", "unix"}:
            raise ValueError("must begin with redis:// or rediss://")
        return value

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str) -> str:
        value = re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", value)
        if value and not value.startswith(("postgresql+psycopg://", "sqlite:///")):
            raise ValueError("must begin with postgres:// or sqlite:///")
        return value

    @model_validator(mode="after")
    def _fill(self) -> Self:
        fill = self.__dict__.__setitem__
        if not self.public_url:
            fill("public_url", f"http://127.0.0.1:{self.port}")
        if not self.api_url:
            fill("api_url", f"http://127.0.0.1:{self.port}")
        if not self.database_url:
            fill("database_url", f"sqlite:///{self.data_dir.absolute() / 'ozzie.db'}")
        if self.env == "development":
            self._fill_for_development()
        elif not self.twilio_api_url:
            fill("twilio_api_url", TWILIO_URL)
        return self

    def _fill_for_development(self) -> None:
        defaults = {
            "redis_url": EMBEDDED_REDIS_URL,
            "twilio_account_sid": SIMULATOR_ACCOUNT_SID,
            "twilio_auth_token": SIMULATOR_AUTH_TOKEN,
            "twilio_whatsapp_number": SIMULATOR_NUMBER,
            "twilio_api_url": SIMULATOR_URL,
            "client_id": DEVELOPMENT_CLIENT_ID,
            "signup_url": f"{self.public_url}/docs",
        }
        for name, value in defaults.items():
            if not getattr(self, name):
                self.__dict__[name] = value
        for name in ("secret_key", "client_secret"):
            if not getattr(self, name):
                self.__dict__[name] = _made_once(self.data_dir / name.replace("_", "-"))

    def is_given(self, name: str) -> bool:
        """Whether a field was set from outside; False where it stands at its default."""
        return name in self.model_fields_set

    @property
    def api_v1_url(self) -> str:
        """The API's base, with `/v1`, whether or not OZZIE_API_URL already ends so."""
        return self.api_url if self.api_url.endswith("/v1") else f"{self.api_url}/v1"

    @property
    def auth_tokens(self) -> tuple[str, ...]:
        """Both tokens that a Twilio signature may be made with while one is rotated."""
        return tuple(t for t in (self.twilio_auth_token, self.twilio_auth_token_secondary) if t)

    @property
    def whatsapp_address(self) -> str:
        """Our own number as Twilio writes it: `whatsapp:+…`."""
        return f"whatsapp:{self.twilio_whatsapp_number}"


def _made_once(path: Path) -> str:
    """The secret kept in `path`, made at first use; two processes at once agree on one."""
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


REQUIRED = {
    "web": ("secret_key", "redis_url"),
    "clients": ("secret_key",),
    "worker": (
        "secret_key",
        "redis_url",
        "twilio_account_sid",
        "twilio_auth_token",
        "twilio_whatsapp_number",
        "client_id",
        "client_secret",
    ),
}

Program = Literal["web", "worker", "clients", "tool"]


def load_settings(program: Program = "tool", given: Mapping[str, str] | None = None) -> Settings:
    """The settings of this process from its environment.

    `program` says which variables must be there; production has no defaults for them. `given` are
    variables that stand above the environment's.
    Raises ConfigurationError with one line that names the variable.
    """
    aliases = {str(field.validation_alias) for field in Settings.model_fields.values()}
    fields = {n if n in aliases else n.lower(): value for n, value in (given or {}).items()}
    try:
        settings = Settings(**fields)  # type: ignore[arg-type] # texts, as the environment's are
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else "configuration"
        message = first["msg"].removeprefix("Value error, ")
        raise ConfigurationError(f"{variable_of(name)}: {message}") from None
    missing = [name for name in REQUIRED.get(program, ()) if not getattr(settings, name)]
    if missing:
        names = ", ".join(variable_of(name) for name in missing)
        raise ConfigurationError(f"{names}: required in {settings.env}, and not set")
    return settings


def environment_with(given: Mapping[str, str]) -> dict[str, str]:
    """This process's environment with `given` above it: what a child process is started with."""
    return {**os.environ, **given}


def variable_of(name: str) -> str:
    """The environment variable of a field (or of its alias)."""
    field = Settings.model_fields.get(name)
    alias = field.validation_alias if field else None
    return str(alias or name).upper()
