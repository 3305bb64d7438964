"""Pages of a list: keyset cursors, opaque to the caller."""

import base64
import binascii
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, Field, WithJsonSchema

from app.errors import ValidationError
from app.schemas.fields import Query

Row = TypeVar("Row")

DEFAULT_LIMIT = 50
MAX_LIMIT = 100


def _limit(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"\d{1,9}", value, re.ASCII):
        return int(value)
    raise ValueError(f"must be a whole number from 1 to {MAX_LIMIT}")


class PageQuery(Query):
    """Which page of a list."""

    limit: Annotated[
        int,
        BeforeValidator(_limit),
        Field(ge=1, le=MAX_LIMIT, description="How many at most."),
        WithJsonSchema({"type": "integer", "minimum": 1, "maximum": MAX_LIMIT}),
    ] = DEFAULT_LIMIT
    cursor: Annotated[
        str | None,
        Field(max_length=200, description="`next_cursor` of the page before."),
        WithJsonSchema({"type": "string", "format": "cursor"}),
    ] = None

    def after(self) -> str | None:
        """The key of the last row of the page before; None on the first page.

        Raises ValidationError where the cursor is none of ours.
        """
        if self.cursor is None:
            return None
        try:
            text = base64.b64decode(self.cursor, altchars=b"-_", validate=True).decode("ascii")
        except (binascii.Error, ValueError):
            text = ""
        if not re.fullmatch(r"[\w-]{1,60}", text):
            raise ValidationError.of("cursor", "must be next_cursor of the page before, as it was")
        return text


def cursor_of(key: str) -> str:
    """The cursor that continues after the row with this key."""
    return base64.urlsafe_b64encode(key.encode("ascii")).decode("ascii")


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it goes out."""

    items: list[dict[str, Any]]
    next_cursor: str | None

    @classmethod
    def of(
        cls,
        rows: Sequence[Row],
        limit: int,
        wire: Callable[[Row], dict[str, Any]],
        key: Callable[[Row], str],
    ) -> "Page":
        """Makes a page of `rows`, of which there is one more than `limit` where more follow."""
        shown = rows[:limit]
        more = len(rows) > limit
        return cls([wire(row) for row in shown], cursor_of(key(shown[-1])) if more else None)
