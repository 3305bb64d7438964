"""The bound on a request's body, decided from its headers before any of the body is stored."""

from dataclasses import dataclass

from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map

from app.api.auth import authenticate
from app.api.paths import matched_path
from app.context import AppContext
from app.errors import Unauthorized

# The contract's bound on a webhook's form, and what a caller without credentials may send
# anywhere else.
MAX_UNPROVEN_BYTES = 64_000


@dataclass(frozen=True, slots=True)
class BodyAdmission:
    """Requires credentials before a body larger than MAX_UNPROVEN_BYTES is received.

    `bounds` holds the maximum in bytes of each endpoint that takes a larger body.
    """

    app_context: AppContext
    urls: Map
    bounds: dict[str, int]

    def limit(self, method: str, path: str) -> int:  # noqa: ARG002 - the same everywhere
        """Return the bytes that anybody may send."""
        return MAX_UNPROVEN_BYTES

    def proven_limit(self, method: str, path: str, authorization: str | None) -> int | None:
        """Return the bytes that the client with this Authorization header may send.

        None where its credentials are wrong. Raises what an unavailable database
        raises.
        """
        try:
            endpoint, _ = self.urls.bind("").match(matched_path(path), method=method)
        except HTTPException:
            return MAX_UNPROVEN_BYTES
        if endpoint not in self.bounds:
            return MAX_UNPROVEN_BYTES
        try:
            authenticate(self.app_context, authorization)
        except Unauthorized:
            return None
        return self.bounds[endpoint]
