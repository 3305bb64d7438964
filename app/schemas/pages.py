"""Pages of a list, with keyset cursors that are opaque to the caller."""

import base64
import binascii
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, TypeVar

from pydantic import BeforeValidator, Field, WithJsonSchema

from app.errors import ValidationError
from app.schemas.fields import QueryParameters, ResponseData

Row = TypeVar("Row")

DEFAULT_LIMIT = 50
MAX_LIMIT = 100


def _limit(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"\d{1,9}", value, re.ASCII):
        return int(value)
    raise ValueError(f"must be a whole number from 1 to {MAX_LIMIT}")


class PageQuery(QueryParameters):
    """The page of a list to return."""

    limit: Annotated[
        int,
        BeforeValidator(_limit),
        Field(ge=1, le=MAX_LIMIT, description="Maximum number of items."),
        WithJsonSchema({"type": "integer", "minimum": 1, "maximum": MAX_LIMIT}),
    ] = DEFAULT_LIMIT
    cursor: Annotated[
        str | None,
        Field(max_length=200, description="`next_cursor` of the previous page."),
        WithJsonSchema({"type": "string", "format": "cursor"}),
    ] = None

    def after(self) -> str | None:
        """Return the key of the last row of the page before; see `key_of`."""
        return key_of(self.cursor)


def key_of(cursor: str | None) -> str | None:
    """Return the key of the row that `cursor` continues after; None on the first page.

    Raises ValidationError for a cursor that no answer of ours contained.
    """
    if cursor is None:
        return None
    try:
        text = base64.b64decode(cursor, altchars=b"-_", validate=True).decode("ascii")
    except (binascii.Error, ValueError):
        text = ""
    if not re.fullmatch(r"[\w-]{1,60}", text):
        raise ValidationError.of("cursor", "must be next_cursor of the previous page, unchanged")
    return text


def cursor_of(key: str) -> str:
    """Return the cursor that continues after the row with this key."""
    return base64.urlsafe_b64encode(key.encode("ascii")).decode("ascii")


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list, as services answer it."""

    items: Sequence[ResponseData]
    next_cursor: str | None

    @classmethod
    def of(
        cls,
        rows: Sequence[Row],
        limit: int,
        show: Callable[[Row], ResponseData],
        key: Callable[[Row], str],
    ) -> "Page":
        """Make a page of the first `limit` rows; one row more means that a further page follows.

        `show` turns a row into what the list holds; `key` gives what the next page starts after.
        """
        shown = rows[:limit]
        more = len(rows) > limit
        return cls([show(row) for row in shown], cursor_of(key(shown[-1])) if more else None)
