"""Requests to stop or restart all messages, as the webhook recognizes them."""

import pytest

from app.text.commands import command
from app.text.normalize import clean, fold_in_place
from app.text.opt_out import find_opt_out_request


@pytest.mark.parametrize("text", ["STOP", "stop!", "Pare", "parar", "please stop", "Basta"])
def test_a_request_for_silence_is_found(text: str) -> None:
    assert find_opt_out_request(text) == "stop"


@pytest.mark.parametrize("text", ["START", "start.", "unstop"])
def test_a_request_for_messages_is_found(text: str) -> None:
    assert find_opt_out_request(text) == "start"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "45 at the bus stop",
        "undo",
        "help",
        "How do I stop?",
        "start saving for a car",
        "🛑" * 200,
    ],
)
def test_other_messages_are_none(text: str) -> None:
    assert find_opt_out_request(text) is None


@pytest.mark.parametrize("text", ["stop", "start", "delete all my data", "hola", "stop it please"])
def test_the_reader_decides_alike(text: str) -> None:
    found = command(fold_in_place(clean(text)))
    intent = found.intent if found and found.intent in {"stop", "start"} else None
    assert find_opt_out_request(text) == intent
