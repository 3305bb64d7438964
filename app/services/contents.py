"""The bytes of a document, from content in base64, a data URL, text or bytes."""

import base64
import binascii
import re
from urllib.parse import unquote_to_bytes

from app.errors import PayloadTooLarge, ValidationError
from app.schemas.transactions import NewSubmission

MAX_DOCUMENT_BYTES = 20_000_000

# data:image/jpeg;base64,…   data:text/csv;charset=utf-8,…
_DATA_URL = re.compile(r"data:[^,]{0,200}?(?P<base64>;base64)?,", re.IGNORECASE)
_URL_SAFE = str.maketrans("-_", "+/")


def document_bytes(new: NewSubmission) -> bytes:
    """Return the document's bytes.

    A spreadsheet that is not base64 is taken as text, since CSV may be sent unencoded. Raises
    ValidationError for content that cannot be decoded, PayloadTooLarge over 20 MB.
    """
    content = new.content
    data = content if isinstance(content, bytes) else _decode(content.strip(), new.type)
    if not data:
        raise ValidationError.of("content", "must not be empty")
    if len(data) > MAX_DOCUMENT_BYTES:
        raise PayloadTooLarge
    return data


def _decode(content: str, kind: str) -> bytes:
    url = _DATA_URL.match(content)
    if url and not url["base64"]:
        return unquote_to_bytes(content[url.end() :])
    plain = "".join(content[url.end() if url else 0 :].split())
    try:
        padded = plain.translate(_URL_SAFE) + "=" * (-len(plain) % 4)
        return base64.b64decode(padded, validate=True)
    except (binascii.Error, ValueError):
        if kind == "spreadsheet" and not url:
            return content.encode()
        raise ValidationError.of(
            "content", "must be the document in base64, or a data URL of it"
        ) from None
