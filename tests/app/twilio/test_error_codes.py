"""Twilio's codes in words."""

import pytest

from app.twilio.codes import CONFIGURATION_ERRORS, CREDENTIALS, PERMANENT, TRANSIENT
from app.twilio.error_codes import explain_code


@pytest.mark.parametrize("code", sorted({*CONFIGURATION_ERRORS, *PERMANENT, *TRANSIENT}))
def test_every_code_that_is_told_apart_has_words(code: int) -> None:
    assert "https://" not in explain_code(code)


def test_a_wrong_setting_names_what_to_check() -> None:
    assert explain_code(20003).endswith(f"; check {CREDENTIALS}")


def test_an_unknown_code_names_the_page_about_it() -> None:
    assert explain_code(12345) == "see https://www.twilio.com/docs/api/errors/12345"
