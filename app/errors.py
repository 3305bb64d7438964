"""The errors of the API, each with its HTTP status and code; knows no web framework."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal, get_args


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """An error in one field: its dotted path in the request, and what to do about it."""

    field: str
    message: str


class OzzieError(Exception):
    """Base class of the errors that are reported to callers.

    The OpenAPI document is made from the classes' declarations.

    Attributes:
        message: What to do next; it is shown unchanged.
        details: The wrong fields.
        headers: Headers of the response (Retry-After in seconds, WWW-Authenticate, Allow).
        extra: Further keys of the error object, each declared in `further` with its description.
            One of them is `reason`, which is more precise than the code, from `reasons`.

    """

    status: ClassVar[int] = 500
    code: ClassVar[str] = "INTERNAL_ERROR"
    default_message: ClassVar[str] = "An error occurred on the server. Retry in a moment."
    reasons: ClassVar[tuple[str, ...]] = ()
    further: ClassVar[Mapping[str, str]] = {}

    def __init__(
        self,
        message: str = "",
        *,
        details: Sequence[FieldProblem] = (),
        headers: Mapping[str, str] | None = None,
        reason: str | None = None,
        extra: Mapping[str, str] | None = None,
    ) -> None:
        """Raise ValueError for a `reason` or `extra` that the class does not declare."""
        self.message = message or self.default_message
        self.details = tuple(details)
        self.headers = dict(headers or {})
        self.extra = dict(extra or {})
        if (reason and reason not in self.reasons) or not self.extra.keys() <= self.further.keys():
            raise ValueError(f"{type(self).__name__} declares no {reason or list(self.extra)}")
        if reason:
            self.extra["reason"] = reason
        super().__init__(self.message)


class InvalidJson(OzzieError):
    """The body cannot be parsed as JSON."""

    status = 400
    code = "INVALID_JSON"
    default_message = "The body is not valid JSON. Correct it and retry."


class ValidationError(OzzieError):
    """A field is missing or wrong."""

    status = 422
    code = "VALIDATION_ERROR"
    reasons = ("too_many_transactions",)
    default_message = (
        "The request has wrong or missing fields. Correct the fields in details and retry."
    )

    @classmethod
    def of(cls, field: str, message: str, *, reason: str | None = None) -> "ValidationError":
        """Return the error for one wrong field: its dotted path, and what to do about it."""
        problem = FieldProblem(field, message)
        return cls(f"{field}: {message}", details=[problem], reason=reason)


class Unauthorized(OzzieError):
    """The credentials are missing, malformed or wrong."""

    status = 401
    code = "UNAUTHORIZED"
    default_message = (
        "Send Authorization: Bearer base64(client_id:client_secret) "
        "with the credentials of a valid client."
    )

    def __init__(self, message: str = "") -> None:
        """Add WWW-Authenticate to the response."""
        super().__init__(message, headers={"WWW-Authenticate": "Bearer"})


class NotFound(OzzieError):
    """The object does not exist, or belongs to another client."""

    status = 404
    code = "NOT_FOUND"
    default_message = "Nothing was found. Check the path and the ids in it."


class MethodNotAllowed(OzzieError):
    """The path does not support the method; `Allow` lists the methods that it supports."""

    status = 405
    code = "METHOD_NOT_ALLOWED"
    default_message = "This path does not support the method. Use one of the Allow header."


class UnsupportedMediaType(OzzieError):
    """The body is of a type that this operation does not accept."""

    status = 415
    code = "UNSUPPORTED_MEDIA_TYPE"
    default_message = "Send the body as Content-Type: application/json."


class PayloadTooLarge(OzzieError):
    """The body is too large."""

    status = 413
    code = "PAYLOAD_TOO_LARGE"
    default_message = (
        "The body is too large. The maximum is 1 MB for texts and 20 MB for documents."
    )


class Conflict(OzzieError):
    """A value that must be unique is already used; the message names the object that has it."""

    status = 409
    code = "CONFLICT"
    default_message = "This already exists. Use the existing object, or other values."


class IdempotencyConflict(OzzieError):
    """The key was used with a different request."""

    status = 409
    code = "IDEMPOTENCY_CONFLICT"
    default_message = "This Idempotency-Key was used with a different request. Use a new key."


class IdempotencyInProgress(OzzieError):
    """A request with the same key is still running."""

    status = 409
    code = "IDEMPOTENCY_IN_PROGRESS"
    default_message = (
        "A request with this Idempotency-Key is still running. Retry after Retry-After seconds."
    )

    def __init__(self, retry_after: int = 1) -> None:
        """Ask for a retry after so many seconds."""
        super().__init__(headers={"Retry-After": str(retry_after)})


class IntakeRequired(OzzieError):
    """A plan was requested before any financial intake."""

    status = 409
    code = "INTAKE_REQUIRED"
    default_message = (
        "A financial intake snapshot is required before generating a plan. "
        "Call POST /v1/users/{user_id}/financial-intake first."
    )


class PlanRequired(OzzieError):
    """Money moves or a plan were requested before a plan was generated."""

    status = 409
    code = "PLAN_REQUIRED"
    default_message = (
        "An active plan is required. Call POST /v1/users/{user_id}/plan/generate first, then retry."
    )


class PersonalityRequired(OzzieError):
    """The chat was used before a plan was generated, which sets the personality."""

    status = 409
    code = "PERSONALITY_REQUIRED"
    default_message = (
        "The coach has no personality for this user yet; generating a plan sets it. "
        "Call POST /v1/users/{user_id}/plan/generate first, then retry."
    )


# Why a readable document contained nothing to book.
NothingFound = Literal[
    "no_statement", "no_receipt", "no_total", "no_transaction", "no_speech", "voice_unavailable"
]


class NoTransactionsFound(OzzieError):
    """The text or document contains no transaction; for a document, `reason` says why."""

    status = 422
    code = "NO_TRANSACTIONS_FOUND"
    default_message = (
        "No transaction was found. Name what was spent or earned, with its amount: "
        '"45 on groceries", for example.'
    )
    reasons = get_args(NothingFound)
    further: ClassVar = {"transcript": "The words of a voice note."}

    def __init__(
        self,
        message: str = "",
        *,
        reason: NothingFound | None = None,
        transcript: str | None = None,
    ) -> None:
        """Say why a document contains nothing; `transcript` holds the words of a voice note."""
        extra = {"transcript": transcript} if transcript else None
        super().__init__(message, reason=reason, extra=extra)


# Why a document could not be read.
Unreadable = Literal[
    "password_required", "password_wrong", "unsupported", "corrupt", "too_large", "too_slow"
]


class DocumentUnreadable(OzzieError):
    """The document is of another type, corrupt, too large, or encrypted.

    `reason` says which.
    """

    status = 422
    code = "DOCUMENT_UNREADABLE"
    default_message = "The document could not be read. See reason."
    reasons = get_args(Unreadable)

    def __init__(self, reason: Unreadable, message: str = "") -> None:
        """Say why the document could not be read."""
        self.reason: Unreadable = reason
        super().__init__(message, reason=reason)


class RateLimitExceeded(OzzieError):
    """There were too many requests; Retry-After and X-RateLimit-* say when to retry."""

    status = 429
    code = "RATE_LIMIT_EXCEEDED"
    default_message = "Too many requests. Wait for Retry-After seconds and back off exponentially."


class InternalError(OzzieError):
    """An error of the server; no details are shown."""


class ServiceUnavailable(OzzieError):
    """The server is unavailable for a moment; Retry-After says when to retry (seconds)."""

    status = 503
    code = "SERVICE_UNAVAILABLE"
    default_message = "Ozzie is briefly unavailable. Retry after Retry-After seconds."

    def __init__(self, message: str = "", *, retry_after: int = 2) -> None:
        """Ask for a retry after so many seconds."""
        super().__init__(message, headers={"Retry-After": str(retry_after)})
