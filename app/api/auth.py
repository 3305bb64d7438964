"""Authentication of clients by `Authorization: Bearer base64(client_id:client_secret)`."""

import base64
import binascii

import structlog

from app.context import AppContext
from app.db import Database, DatabaseUnavailable
from app.errors import Unauthorized
from app.services import clients
from app.services.clients import Caller

log = structlog.get_logger()

# A token of ours has about 110 characters; a longer one than this is not decoded.
_MAX_TOKEN = 512


def authenticate(app_context: AppContext, header: str | None) -> Caller:
    """Return the client that the Authorization header names; Unauthorized where it names none.

    A secret that is still kept under SECRET_KEY_PREVIOUS is kept under SECRET_KEY from now on.
    """
    client_id, secret = credentials(header)
    settings = app_context.settings
    keys = {"secret_key": settings.secret_key, "previous_key": settings.secret_key_previous}
    database: Database = app_context.database
    with database.single_statement() as session:
        caller = clients.authenticate(session, client_id, secret, now=app_context.clock(), **keys)
    if caller.is_outdated:
        try:
            with database.transaction() as session:
                clients.rehash_secret(session, client_id, secret, **keys)
        except DatabaseUnavailable as error:
            # The next call tries again; this one is served all the same.
            log.warning("client_rehash_failed", client=client_id, error=type(error).__name__)
        else:
            log.info("client_rehashed", client=client_id)
    return caller


def credentials(header: str | None) -> tuple[str, str]:
    """Return the id and secret in an Authorization header; raises Unauthorized without them."""
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
