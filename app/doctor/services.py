"""Services over HTTP: our own API with the workers' credentials, and the model's provider."""

import base64
from typing import Any

import httpx
import structlog

from app.config import Settings
from app.doctor.finding import TIMEOUT, Faulty, Verdict, ask, describe
from app.requester import RequestDeadline
from app.startup import StartupFault

OPENAI_URL = "https://api.openai.com/v1"
# Of all questions at the start of the web together: it must not wait for a provider that is down,
# or that sends its answers a byte at a time.
START_SECONDS = 5.0

log = structlog.get_logger()


class UnknownModel(Faulty):
    """The provider has no model of this name; `variable` names it."""

    def __init__(self, base: str, name: str, variable: str) -> None:
        super().__init__(f"{base} has no model {name} for this key; check {variable}")
        self.variable = variable
        self.reason = f"{base} has no model {name} for this key"


def api(settings: Settings) -> tuple[Verdict, str]:
    """Check that our API answers at OZZIE_API_URL and accepts the workers' credentials."""
    url = f"{settings.api_v1_url}/users"
    pair = f"{settings.client_id}:{settings.client_secret}".encode()
    bearer = {"Authorization": f"Bearer {base64.b64encode(pair).decode()}"}
    answer = ask("OZZIE_API_URL", "GET", url, params={"limit": "1"}, headers=bearer)
    body = _json(answer)
    error = body.get("error")
    code = error.get("code") if isinstance(error, dict) else None
    if code == "UNAUTHORIZED":
        raise Faulty(
            f"{url} refuses OZZIE_CLIENT_ID and OZZIE_CLIENT_SECRET; set what "
            "`ozzie clients rotate` prints, or run `ozzie clients ensure --whatsapp` with them"
        )
    if code is not None and answer.is_error and code != "RATE_LIMIT_EXCEEDED":
        raise Faulty(f"{url} answers {answer.status_code} {code}; see the log of the web")
    if code is None and body.get("object") != "user_list":
        raise Faulty(f"{url} {describe(answer)}: that is not Ozzie; check OZZIE_API_URL")
    limit = answer.headers.get("X-RateLimit-Limit")
    if limit is not None:
        return Verdict.NOTE, (
            f"{url} takes the credentials, but limits this client to {limit} calls; "
            "run `ozzie clients ensure --whatsapp`"
        )
    return Verdict.OK, f"{url} takes the workers' credentials"


def refuse_unknown_models(settings: Settings, seconds: float = START_SECONDS) -> None:
    """Raise StartupFault where the provider says that it has no model of a name.

    A provider that is down, slow or refuses the key keeps no web from starting: the embedded engine
    answers meanwhile, and the log and /readyz tell it. `seconds` is the time for all questions.
    """
    if settings.model_mode == "off":
        return
    try:
        model(settings, seconds)
    except UnknownModel as fault:
        raise StartupFault(f"{fault.variable}: {fault.reason}") from None
    except Faulty as fault:
        log.warning("model.not_checked", reason=fault.args[0])


def model(settings: Settings, timeout: float = TIMEOUT) -> tuple[Verdict, str]:
    """Check that the provider accepts the key and has each model that is named.

    `timeout` is that of all questions together, in seconds.
    """
    if not settings.openai_api_key:
        return Verdict.OK, "no OPENAI_API_KEY: the embedded engine answers alone"
    base = settings.openai_base_url or OPENAI_URL
    names = _models(settings)
    deadline = RequestDeadline.after(timeout)
    listed: set[str] | None = None
    for name, variable in names.items():
        answer = _ask_provider(settings, f"{base}/models/{name}", deadline)
        if answer.is_success and _json(answer).get("id"):
            continue
        if answer.status_code != httpx.codes.NOT_FOUND:
            raise Faulty(f"{base} {describe(answer)}; check OPENAI_BASE_URL")
        # Not every compatible provider has a page for each model; most have the list.
        listed = _listed(settings, base, deadline) if listed is None else listed
        if not listed:
            return Verdict.NOTE, f"{base} accepts the key, but does not list its models"
        if name not in listed:
            raise UnknownModel(base, name, variable)
    return Verdict.OK, f"{base} accepts the key and has {', '.join(names)}"


def _models(settings: Settings) -> dict[str, str]:
    """Return the models that are asked, each with the variable that names it."""
    named = dict.fromkeys(settings.models, "OPENAI_FALLBACK_MODELS")
    named[settings.openai_model] = "OPENAI_MODEL"
    if "voice" in settings.purposes:
        named[settings.openai_model_speech] = "OPENAI_MODEL_SPEECH"
    return named


def _ask_provider(settings: Settings, url: str, deadline: RequestDeadline) -> httpx.Response:
    key = {"Authorization": f"Bearer {settings.openai_api_key}"}
    left = max(0.0, deadline.remaining())
    answer = ask("OPENAI_BASE_URL", "GET", url, timeout=left, headers=key)
    if answer.status_code in {httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN}:
        raise Faulty("the provider refuses the key; check OPENAI_API_KEY")
    return answer


def _listed(settings: Settings, base: str, deadline: RequestDeadline) -> set[str]:
    found = _json(_ask_provider(settings, f"{base}/models", deadline)).get("data")
    return {str(one.get("id")) for one in found or () if isinstance(one, dict)}


def _json(answer: httpx.Response) -> dict[str, Any]:
    try:
        body = answer.json()
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}
