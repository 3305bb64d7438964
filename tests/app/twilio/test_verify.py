"""Signatures: what Twilio signed passes, anything else is False and never an error."""

import hashlib
import hmac
from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from app.twilio.verify import is_valid_signature
from tests.support.twilio import sign

URL = "https://ozzie.example/webhooks/twilio/whatsapp"
TOKENS = ("first-token", "second-token")


def form() -> "MultiDict[str, str]":
    return MultiDict(
        [("Body", "café + 100% \U0001f600"), ("From", "whatsapp:+1415"), ("Empty", "")]
    )


@pytest.mark.parametrize("token", TOKENS)
def test_either_token_of_a_rotation_is_accepted(token: str) -> None:
    assert is_valid_signature(URL, form(), sign(URL, form(), token), TOKENS)


def test_a_foreign_token_is_refused() -> None:
    assert not is_valid_signature(URL, form(), sign(URL, form(), "stolen"), TOKENS)


def test_a_blank_parameter_counts() -> None:
    signature = sign(URL, form(), TOKENS[0])
    without = MultiDict([pair for pair in form().items(multi=True) if pair[0] != "Empty"])
    without.add("Another", "")
    assert not is_valid_signature(URL, without, signature, TOKENS)


def test_a_parameter_twice_is_signed_with_all_its_values() -> None:
    twice = form()
    twice.add("Body", "again")
    assert is_valid_signature(URL, twice, sign(URL, twice, TOKENS[0]), TOKENS)
    assert not is_valid_signature(URL, twice, sign(URL, form(), TOKENS[0]), TOKENS)


def test_another_address_is_refused() -> None:
    signature = sign(URL, form(), TOKENS[0])
    assert not is_valid_signature(URL.replace("ozzie", "other"), form(), signature, TOKENS)


def test_a_sha256_signature_is_not_what_is_pinned() -> None:
    text = URL + "".join(k + v for k, v in sorted(form().items()))
    digest = hmac.new(TOKENS[0].encode(), text.encode(), hashlib.sha256).digest()
    assert not is_valid_signature(URL, form(), b64encode(digest).decode(), TOKENS)


@pytest.mark.parametrize("signature", [None, "", "é", "\ud800", "x" * 10_000])
def test_a_missing_or_hostile_signature_is_refused(signature: str | None) -> None:
    assert not is_valid_signature(URL, form(), signature, TOKENS)


def test_a_hostile_address_is_refused() -> None:
    assert not is_valid_signature(
        "https://ozzie.example:99999999/x", form(), "c2lnbmF0dXJl", TOKENS
    )


def test_no_token_accepts_nothing() -> None:
    assert not is_valid_signature(URL, form(), sign(URL, form(), ""), ())


@given(
    st.dictionaries(st.text(), st.text()), st.text(), st.text(alphabet="abc:/[]%?#@0", max_size=40)
)
def test_nothing_makes_it_raise(fields: dict[str, str], signature: str, tail: str) -> None:
    assert is_valid_signature("https://a" + tail, MultiDict(fields), signature, TOKENS) in {
        True,
        False,
    }
