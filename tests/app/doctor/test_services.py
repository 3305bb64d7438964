"""Models that the provider does not have, at the start of the web."""

import pytest
from structlog.testing import capture_logs

from app.doctor.services import refuse_unknown_models
from app.startup import StartupFault
from tests.support.answers import Answer, answering
from tests.support.api import web_settings
from tests.support.provider import KEY, fake_provider


def check(url: str, **changes: str) -> None:
    values = {"openai_api_key": KEY, "openai_base_url": url, **changes}
    refuse_unknown_models(web_settings("sqlite:///unused", "", **values))


@pytest.mark.parametrize(
    ("variable", "setting"),
    [
        ("OPENAI_MODEL", "openai_model"),
        ("OPENAI_FALLBACK_MODELS", "openai_fallback_models"),
        ("OPENAI_MODEL_SPEECH", "openai_model_speech"),
    ],
)
def test_a_model_that_the_provider_does_not_have_is_a_fault(variable: str, setting: str) -> None:
    with fake_provider() as provider, pytest.raises(StartupFault) as caught:
        check(provider.url, **{setting: "gone-1"})
    assert str(caught.value) == f"{variable}: {provider.url} has no model gone-1 for this key"


def test_models_that_the_provider_has_are_not_refused() -> None:
    with fake_provider() as provider:
        check(provider.url)


@pytest.mark.parametrize("status", [401, 403, 429, 500, 503])
def test_a_provider_that_cannot_tell_keeps_no_web_from_starting(status: int) -> None:
    with answering(lambda _path, _key: Answer(status, "{}", "application/json")) as url:
        check(f"{url}/v1")


def test_a_provider_that_is_down_keeps_no_web_from_starting() -> None:
    check("http://127.0.0.1:9/v1")


def test_one_deadline_is_for_all_questions_to_a_provider_that_answers_slowly() -> None:
    asked: list[str] = []

    def drip(path: str, _key: str) -> Answer:
        asked.append(path)
        return Answer(200, '{"id": "one"}', "application/json", drips=0.04)

    names = ",".join(f"model-{number}" for number in range(9))
    with answering(drip) as url, capture_logs() as logs:
        settings = web_settings(
            "sqlite:///unused",
            "",
            openai_api_key=KEY,
            openai_base_url=f"{url}/v1",
            openai_fallback_models=names,
        )
        refuse_unknown_models(settings, seconds=1)
    assert len(asked) < len(settings.models)
    assert [one["event"] for one in logs] == ["model.not_checked"]
    assert "did not answer within" in logs[0]["reason"]


def test_what_is_switched_off_is_not_asked_for() -> None:
    with fake_provider() as provider:
        check(provider.url, openai_model="gone-1", model_mode="off")
        check(provider.url, openai_model_speech="gone-1", model_purposes="text")
