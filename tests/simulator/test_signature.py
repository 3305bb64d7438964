"""Signatures: the simulator's own against those of Twilio's library."""

from hypothesis import given
from hypothesis import strategies as st
from twilio.request_validator import RequestValidator
from werkzeug.datastructures import MultiDict

from simulator.signature import sign

URL = "https://ozzie.example/webhooks/twilio/whatsapp"
PAIRS = st.lists(st.tuples(st.text(min_size=1, max_size=8), st.text(max_size=20)), max_size=12)


@given(st.text(min_size=1, max_size=40), PAIRS)
def test_twilios_validator_accepts_what_the_simulator_signs(
    token: str, pairs: list[tuple[str, str]]
) -> None:
    assert RequestValidator(token).validate(URL, MultiDict(pairs), sign(token, URL, pairs))


def test_another_token_makes_another_signature() -> None:
    pairs = [("Body", "hi")]
    assert not RequestValidator("right").validate(URL, MultiDict(pairs), sign("wrong", URL, pairs))


def test_the_fragment_of_a_url_is_not_signed() -> None:
    assert sign("t", f"{URL}#rc=3", []) == sign("t", URL, [])
