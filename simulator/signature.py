"""Twilio's webhook signature, from its description (twilio.com/docs/usage/security)."""

import base64
import hashlib
import hmac
from collections.abc import Iterable


def sign(token: str, url: str, params: Iterable[tuple[str, str]]) -> str:
    """Return the X-Twilio-Signature: base64 of HMAC-SHA1 under the account's auth token.

    What is signed is the URL as it was configured (without its fragment), then every name and
    value, sorted and each pair once; blank values count.
    """
    signed = url.partition("#")[0] + "".join(name + value for name, value in sorted(set(params)))
    digest = hmac.new(token.encode(), signed.encode(), hashlib.sha1).digest()
    return base64.b64encode(digest).decode("ascii")
