"""Settings, read from the environment; no other module reads it."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import partial
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from app import config_values as values
from app.config_required import Program, missing_in_production
from app.data_folder import variables_of_holder

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
    """Settings of a process; every field is the environment variable of its name in capitals.

    docs/operations/configuration.md explains each. Times are in seconds unless the name says
    otherwise.
    """

    model_config = SettingsConfigDict(env_ignore_empty=True, extra="ignore", frozen=True)

    env: Literal["production", "development"] = Field("production", validation_alias="OZZIE_ENV")
    data_dir: Path = Field(Path("var"), validation_alias="OZZIE_DATA_DIR")
    database_url: str = ""
    redis_url: str = ""
    # None: on, except on Heroku, whose Redis has a self-signed certificate.
    redis_tls_verify: bool | None = None
    dyno: str = ""  # the name of the process; set by Heroku alone
    # An app's own address: set by Heroku where dyno metadata is enabled, and by Render in a web.
    heroku_app_default_domain_name: str = ""
    render_external_url: str = ""
    public_url: str = ""
    secret_key: str = ""
    secret_key_previous: str = ""

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
    openai_fallback_models: str = ""
    openai_model_speech: str = "whisper-1"
    model_mode: Literal["assist", "always", "off"] = "assist"
    model_purposes: str = "all"
    # US dollars a day; 0 allows no call.
    model_daily_usd: float = Field(10.0, ge=0, le=1_000_000)
    model_daily_usd_per_user: float = Field(0.20, ge=0, le=1_000_000)
    whisper_dir: Path | None = Field(None, validation_alias="OZZIE_WHISPER_DIR")

    signup_url: str = ""
    # None: on in development, off in production.
    signup_by_chat: bool | None = None
    terms_url: str = ""
    rate_limit: str = "600/minute"
    web_concurrency: int = Field(2, ge=1, le=64)
    web_threads: int = Field(16, ge=1, le=256)
    worker_concurrency: int = Field(32, ge=1, le=256)
    database_pool: int | None = Field(None, ge=1, le=100)
    database_idle_seconds: float = Field(60, ge=0.1, le=3600)
    metrics_token: str = ""
    worker_metrics_port: int | None = Field(None, ge=1, le=65535)
    metrics_dir: str = Field("", validation_alias="PROMETHEUS_MULTIPROC_DIR")
    port: int = Field(8000, ge=1, le=65535)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    sentry_dsn: str = ""
    otel_exporter_otlp_endpoint: str = ""

    _number = field_validator("twilio_whatsapp_number")(values.plain_number)
    _account = field_validator("twilio_account_sid")(values.account_sid)
    _client = field_validator("client_id")(values.client_id)
    _headers = field_validator(*values.HEADER_VALUES)(values.header_value)
    _rate = field_validator("rate_limit")(values.rate)
    _redis = field_validator("redis_url")(values.redis_address)
    _database = field_validator("database_url")(values.database_address)
    _sentry = field_validator("sentry_dsn")(values.sentry_address)
    _web_addresses = field_validator(*values.WEB_ADDRESSES)(values.web_address)
    _terms = field_validator("terms_url")(values.terms_address)
    _models = field_validator("openai_model", "openai_model_speech")(values.model_name)
    _fallbacks = field_validator("openai_fallback_models")(values.model_names)
    _purposes = field_validator("model_purposes")(values.model_purposes)

    @model_validator(mode="after")
    def _fill(self) -> Self:
        """Fill in the defaults that depend on other variables."""
        if self.env == "development":
            self._fill_for_development()
        fill = self.__dict__.__setitem__
        if not self.public_url:
            heroku = self.heroku_app_default_domain_name
            fill("public_url", f"https://{heroku}" if heroku else self.render_external_url)
        if self.signup_by_chat is None:
            fill("signup_by_chat", self.env == "development")
        verify = not self.dyno if self.redis_tls_verify is None else self.redis_tls_verify
        if not verify:
            fill("redis_url", values.unverified(self.redis_url))
        if not self.api_url:
            # Hosts run web and workers on machines of their own: loopback reaches nobody there.
            is_local = self.env == "development"
            fill("api_url", f"http://127.0.0.1:{self.port}" if is_local else self.public_url)
        if not self.twilio_api_url:
            fill("twilio_api_url", TWILIO_URL)
        return self

    def _fill_for_development(self) -> None:
        defaults = {
            "public_url": f"http://127.0.0.1:{self.port}",
            "database_url": f"sqlite:///{self.data_dir.absolute() / 'ozzie.db'}",
            "redis_url": EMBEDDED_REDIS_URL,
            "twilio_account_sid": SIMULATOR_ACCOUNT_SID,
            "twilio_auth_token": SIMULATOR_AUTH_TOKEN,
            "twilio_whatsapp_number": SIMULATOR_NUMBER,
            "twilio_api_url": SIMULATOR_URL,
            "client_id": DEVELOPMENT_CLIENT_ID,
        }
        for name, value in defaults.items():
            if not getattr(self, name):
                self.__dict__[name] = value
        for name in ("secret_key", "client_secret"):
            if not getattr(self, name):
                # Where the folder cannot be written to, `examine_settings` says so.
                with suppress(OSError):
                    self.__dict__[name] = values.made_once(self.data_dir / name.replace("_", "-"))

    def is_given(self, name: str) -> bool:
        """Return whether a field was set by the environment, not by its default."""
        return name in self.model_fields_set

    @property
    def api_v1_url(self) -> str:
        """URL of the API with `/v1`, whether or not OZZIE_API_URL already ends with it."""
        return self.api_url if self.api_url.endswith("/v1") else f"{self.api_url}/v1"

    @property
    def auth_tokens(self) -> tuple[str, ...]:
        """Tokens that a Twilio signature may be made with: two while one is rotated."""
        return tuple(t for t in (self.twilio_auth_token, self.twilio_auth_token_secondary) if t)

    @property
    def secret_keys(self) -> tuple[str, ...]:
        """SECRET_KEY, followed by SECRET_KEY_PREVIOUS while it is rotated."""
        return tuple(key for key in (self.secret_key, self.secret_key_previous) if key)

    @property
    def models(self) -> tuple[str, ...]:
        """Names of the models for texts and pictures: OPENAI_MODEL, then its fallbacks."""
        names = [self.openai_model, *self.openai_fallback_models.split(",")]
        return tuple(dict.fromkeys(name for name in names if name))

    @property
    def purposes(self) -> frozenset[str]:
        """What a model is asked for."""
        if self.model_purposes == "all":
            return frozenset(values.PURPOSES)
        return frozenset(self.model_purposes.split(","))

    @property
    def web_pool(self) -> int:
        """Maximum of connections to PostgreSQL of a web process: 3 by default.

        Two web processes, two workers and a release phase then fit in a plan of 20.
        """
        return self.database_pool or 3

    @property
    def worker_pool(self) -> int:
        """Maximum of connections to PostgreSQL of a worker: 5 by default, see `web_pool`."""
        return self.database_pool or 5

    @property
    def whatsapp_address(self) -> str:
        """Our own number as Twilio writes it: `whatsapp:+…`."""
        return f"whatsapp:{self.twilio_whatsapp_number}"


# Variables of the `./run` that holds the data folder, for commands in another terminal.
_run_variables: ContextVar[Mapping[str, str]] = ContextVar("run_variables", default={})  # noqa: B039 - not changed


def load_settings(program: Program = "tool", given: Mapping[str, str] | None = None) -> Settings:
    """Return the settings of this process from its environment.

    `program` decides which variables are required in production. Variables in `given` override the
    environment's.
    Raises ConfigurationError with one line that names every wrong or missing variable.
    """
    settings, faults = examine_settings(program, given)
    if faults:
        raise ConfigurationError("; ".join(faults))
    return settings


def examine_settings(
    program: Program, given: Mapping[str, str] | None = None
) -> tuple[Settings, list[str]]:
    """Return the settings and their faults, each a text that names its variable.

    A variable that cannot be parsed gets its default, so that the others can still be checked.
    """
    aliases = {str(field.validation_alias) for field in Settings.model_fields.values()}
    fields: dict[str, Any] = {
        name if name in aliases else name.lower(): value
        for name, value in {**_run_variables.get(), **(given or {})}.items()
    }
    unreadable: list[str] = []
    wrong: set[str] = set()
    try:
        settings = Settings(**fields)
    except ValidationError as error:
        for problem in error.errors():
            wrong.add(str(problem["loc"][0]))
            message = problem["msg"].removeprefix("Value error, ")
            unreadable.append(f"{variable_of(str(problem['loc'][0]))}: {message}")
        defaults = {name: _default_of(name) for name in wrong}
        settings = Settings(**fields | defaults)
        # A wrong variable must not get development's default, which would hide the fault.
        settings.__dict__.update({field_of(name): value for name, value in defaults.items()})
    named = {variable_of(name) for name in wrong}
    missing = [f for f in _missing(settings, program) if f.partition(":")[0] not in named]
    return settings, unreadable + missing


def _missing(settings: Settings, program: Program) -> list[str]:
    if settings.env == "production":
        found = missing_in_production(program, partial(getattr, settings))
        return [f"{variable_of(name)}: {words}" for name, words in found]
    if settings.secret_key and settings.client_secret:
        return []
    return [f"OZZIE_DATA_DIR: files cannot be made in {settings.data_dir.absolute()}"]


def _default_of(name: str) -> Any:
    """Return the default of a field, given by its name or alias."""
    return Settings.model_fields[field_of(name)].default


def field_of(name: str) -> str:
    """Return the name of the field that has this name or alias."""
    fields = Settings.model_fields.items()
    return next((field for field, info in fields if info.validation_alias == name), name)


@contextmanager
def with_run_variables() -> Iterator[None]:
    """Use within the block the settings of the `./run` that holds the data folder, if there is one.

    The environment's variables override them. They are not used where OZZIE_ENV is production,
    where DATABASE_URL names another database, or where that `./run` has ended.
    """
    outside = {name.upper(): value for name, value in os.environ.items() if value}
    found = variables_of_holder(Path(outside.get("OZZIE_DATA_DIR", "var")))
    database = outside.get("DATABASE_URL")
    if outside.get("OZZIE_ENV") == "production" or database not in {
        None,
        found.get("DATABASE_URL"),
    }:
        found = {}
    token = _run_variables.set({name: found[name] for name in found if name not in outside})
    try:
        yield
    finally:
        _run_variables.reset(token)


def environment_with(given: Mapping[str, str]) -> dict[str, str]:
    """Return this process's environment with `given` added, for a child process."""
    return {**os.environ, **given}


def variable_of(name: str) -> str:
    """Return the environment variable of a field, given by its name or alias."""
    field = Settings.model_fields.get(name)
    alias = field.validation_alias if field else None
    return str(alias or name).upper()
