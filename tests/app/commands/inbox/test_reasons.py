"""Why a message waits or failed, in words."""

from datetime import timedelta

import pytest

from app.commands.inbox.printing import describe_age
from app.commands.inbox.reasons import WORDS, explain, explain_delivery
from app.models import Reason


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("api 500", "our API answered 500"),
        ("api 422 VALIDATION_ERROR", "our API answered 422 VALIDATION_ERROR"),
        ("api ReadTimeout", "our API did not answer (ReadTimeout)"),
        ("twilio 63016", "Twilio 63016: more than 24 hours since the person last wrote"),
        ("twilio 429", "Twilio answered 429"),
        ("twilio list 401", "Twilio answered 401"),
        ("twilio list ConnectError", "Twilio did not answer (ConnectError)"),
        ("media 404", "Twilio's media answered 404"),
        ("media too slow", "Twilio's media did not answer (too slow)"),
        ("crashed", "unexpected errors or deaths of its worker"),
        ("blocked", "its sender is blocked"),
        ("", ""),
        ("api", "api"),
        ("something new", "something new"),
    ],
)
def test_a_reason_is_told_in_words(reason: str, words: str) -> None:
    assert explain(reason) == words


def test_every_reason_of_ours_has_words() -> None:
    assert set(WORDS) == set(Reason)


def test_a_delivery_is_told_with_its_code() -> None:
    assert explain_delivery("read", None) == "read"
    assert explain_delivery("failed", 63014) == (
        "failed, Twilio 63014: the person has blocked our number"
    )


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(-5, "0s"), (59, "59s"), (60, "1m"), (7199, "119m"), (10800, "3h"), (300_000, "3d")],
)
def test_an_age_is_told_in_its_largest_unit(seconds: int, words: str) -> None:
    assert describe_age(timedelta(seconds=seconds)) == words
