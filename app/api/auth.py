"""Authorization: Bearer base64(client_id:client_secret)."""

import base64
import binascii

from app.db import Database
from app.errors import Unauthorized
from app.platform import Platform
from app.services import clients
from app.services.clients import Caller

# An id and a secret of ours have some 110 characters; more than this is not looked at.
_MAX_TOKEN = 512


def authenticate(platform: Platform, header: str | None) -> Caller:
    """The client that the Authorization header names; raises Unauthorized where it names none."""
    client_id, secret = credentials(header)
    database: Database = platform.database
    with database.reading() as session:
        return clients.authenticate(
            session,
            client_id,
            secret,
            secret_key=platform.settings.secret_key,
            now=platform.clock(),
        )


def credentials(header: str | None) -> tuple[str, str]:
    """The client's id and secret in an Authorization header; raises Unauthorized where none are."""
    scheme, _, token = (header or "").partition(" ")
    if scheme.lower() != "bearer" or len(token) > _MAX_TOKEN:
        raise Unauthorized
    try:
        text = base64.b64decode(token.strip(), validate=True).decode("ascii")
    except (binascii.Error, ValueError):
        raise Unauthorized from None
    client_id, colon, secret = text.partition(":")
    if not (client_id and colon and secret and text.isprintable()):
        raise Unauthorized
    return client_id, secret
