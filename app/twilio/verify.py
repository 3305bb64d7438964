"""Check the signature of a webhook (pure)."""

from collections.abc import Sequence

from twilio.request_validator import HMAC_SHA1, RequestValidator
from werkzeug.datastructures import MultiDict


def is_valid_signature(
    url: str, form: "MultiDict[str, str]", signature: str | None, tokens: Sequence[str]
) -> bool:
    """Return whether X-Twilio-Signature was made for this URL and form with one of `tokens`.

    `url` is the address that is configured at Twilio; `form` is complete, with repeated and blank
    fields. Two tokens are accepted while one is rotated. The algorithm is fixed: no header can
    choose a weaker one. Invalid input gives False, never an error.
    """
    if not signature or not signature.isascii():
        return False
    try:
        return any(
            RequestValidator(token).validate(url, form, signature, HMAC_SHA1) for token in tokens
        )
    except (ValueError, UnicodeError):
        # A strange port in the URL, a lone surrogate in the form.
        return False
