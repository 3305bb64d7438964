"""One tree of errors, each with its HTTP status and its code; knows no web framework."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with one field: its dotted path in the request, and what to do about it."""

    field: str
    message: str


class OzzieError(Exception):
    """Base of all that a caller is told.

    `message` says what to do next and is shown as it is; `details` names the fields at fault;
    `headers` go out with the response (Retry-After in seconds, WWW-Authenticate, Allow);
    `extra` are further keys of the error object (such as a document's `reason`).
    """

    status: ClassVar[int] = 500
    code: ClassVar[str] = "INTERNAL_ERROR"
    default_message: ClassVar[str] = "Something went wrong on our side. Try again in a moment."

    def __init__(
        self,
        message: str = "",
        *,
        details: Sequence[FieldProblem] = (),
        headers: Mapping[str, str] | None = None,
        extra: Mapping[str, str] | None = None,
    ) -> None:
        self.message = message or self.default_message
        self.details = tuple(details)
        self.headers = dict(headers or {})
        self.extra = dict(extra or {})
        super().__init__(self.message)


class ValidationError(OzzieError):
    """A field is missing or wrong, or the body is no JSON."""

    status = 422
    code = "VALIDATION_ERROR"
    default_message = "The request has wrong or missing fields. Fix what details names and retry."

    @classmethod
    def of(cls, field: str, message: str) -> "ValidationError":
        """One field at fault: its dotted path, and what to do about it."""
        return cls(f"{field}: {message}", details=[FieldProblem(field, message)])


class Unauthorized(OzzieError):
    """No, malformed or wrong credentials."""

    status = 401
    code = "UNAUTHORIZED"
    default_message = (
        "Send Authorization: Bearer base64(client_id:client_secret) "
        "with the credentials of a valid client."
    )

    def __init__(self, message: str = "") -> None:
        super().__init__(message, headers={"WWW-Authenticate": "Bearer"})


class NotFound(OzzieError):
    """No such thing, or not this client's."""

    status = 404
    code = "NOT_FOUND"
    default_message = "There is nothing here. Check the path and the ids in it."


class MethodNotAllowed(OzzieError):
    """The path exists, the method does not; `Allow` tells which do."""

    status = 405
    code = "METHOD_NOT_ALLOWED"
    default_message = "This path does not take that method. The Allow header names those it takes."


class UnsupportedMediaType(OzzieError):
    """The body is of a type that this call does not read."""

    status = 415
    code = "UNSUPPORTED_MEDIA_TYPE"
    default_message = "Send the body as Content-Type: application/json."


class PayloadTooLarge(OzzieError):
    """The body is over its bound."""

    status = 413
    code = "PAYLOAD_TOO_LARGE"
    default_message = "The body is too large. Texts may have 1 MB, documents 20 MB."


class Conflict(OzzieError):
    """Another thing already holds what must be unique; the message names it."""

    status = 409
    code = "CONFLICT"
    default_message = "That already exists."


class IdempotencyConflict(OzzieError):
    """The key was used with another request."""

    status = 409
    code = "IDEMPOTENCY_CONFLICT"
    default_message = "This Idempotency-Key was used with another request. Use a new key."


class IdempotencyInProgress(OzzieError):
    """A request under the same key is still running."""

    status = 409
    code = "IDEMPOTENCY_IN_PROGRESS"
    default_message = (
        "A request with this Idempotency-Key is still running. Retry after Retry-After."
    )

    def __init__(self, retry_after: int = 1) -> None:
        super().__init__(headers={"Retry-After": str(retry_after)})


class IntakeRequired(OzzieError):
    """A plan was asked for before any financial intake."""

    status = 409
    code = "INTAKE_REQUIRED"
    default_message = (
        "A financial intake snapshot is required before generating a plan. "
        "Call POST /v1/users/{user_id}/financial-intake first."
    )


class PlanRequired(OzzieError):
    """Money moves or a plan were asked for before a plan was generated."""

    status = 409
    code = "PLAN_REQUIRED"
    default_message = (
        "An active plan is required. Call POST /v1/users/{user_id}/plan/generate first, then retry."
    )


class PersonalityRequired(OzzieError):
    """Chat before a plan: generating the plan sets the personality."""

    status = 409
    code = "PERSONALITY_REQUIRED"
    default_message = (
        "The coach has no personality for this user yet; generating a plan sets it. "
        "Call POST /v1/users/{user_id}/plan/generate first, then retry."
    )


class NoTransactionsFound(OzzieError):
    """The text or document holds no transaction."""

    status = 422
    code = "NO_TRANSACTIONS_FOUND"
    default_message = (
        "No transaction was found. Say what was spent or earned, with its amount: "
        '"45 on groceries", for example.'
    )


class DocumentUnreadable(OzzieError):
    """The document is not the type it says, corrupt, over a bound, or encrypted.

    `reason` is one of password_required, password_wrong, unsupported, corrupt, too_large, too_slow.
    """

    status = 422
    code = "DOCUMENT_UNREADABLE"
    default_message = "The document could not be read."

    def __init__(self, reason: str, message: str = "") -> None:
        self.reason = reason
        super().__init__(message, extra={"reason": reason})


class RateLimitExceeded(OzzieError):
    """Too many requests; Retry-After and X-RateLimit-* tell when to come again."""

    status = 429
    code = "RATE_LIMIT_EXCEEDED"
    default_message = "Too many requests. Wait for Retry-After seconds and back off exponentially."


class InternalError(OzzieError):
    """Our fault; nothing of the inside is shown."""


class ServiceUnavailable(OzzieError):
    """For the moment; Retry-After tells when to come again (seconds)."""

    status = 503
    code = "SERVICE_UNAVAILABLE"
    default_message = "Ozzie is briefly unavailable. Retry after the Retry-After seconds."

    def __init__(self, message: str = "", *, retry_after: int = 2) -> None:
        super().__init__(message, headers={"Retry-After": str(retry_after)})
