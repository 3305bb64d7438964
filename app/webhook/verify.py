"""Is it Twilio? The signature of a webhook, checked as a pure function."""

from collections.abc import Sequence

from twilio.request_validator import HMAC_SHA1, RequestValidator
from werkzeug.datastructures import MultiDict


def is_genuine(
    url: str, form: "MultiDict[str, str]", signature: str | None, tokens: Sequence[str]
) -> bool:
    """Whether `signature` (X-Twilio-Signature) was made over this URL and form by one of `tokens`.

    `url` is the address as Twilio has it configured; `form` as it came, doubles and blanks
    included. Two tokens are accepted while one is rotated. The algorithm is pinned: a header must
    not choose a weaker one. Hostile input is False, never an error.
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
