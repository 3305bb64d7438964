"""A submission's content made a document's bytes."""

import base64

import pytest

from app.errors import PayloadTooLarge, ValidationError
from app.schemas.transactions import NewSubmission
from app.services.contents import MAX_DOCUMENT_BYTES, document_bytes

PHOTO = b"\xff\xd8\xff\xe0 not quite a photo \xff\xd9"
CSV = "Date;Amount\n01/02/2026;12,50\n"


def of(content: str | bytes, kind: str = "image") -> bytes:
    """Return the bytes of a submission with this content."""
    return document_bytes(NewSubmission.model_validate({"type": kind, "content": content}))


def in_base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def test_bytes_are_taken_as_they_are() -> None:
    assert of(PHOTO) == PHOTO


@pytest.mark.parametrize(
    "content",
    [
        in_base64(PHOTO),
        base64.encodebytes(PHOTO).decode(),
        in_base64(PHOTO).rstrip("="),
        base64.urlsafe_b64encode(PHOTO).decode(),
        f"data:image/jpeg;base64,{in_base64(PHOTO)}",
        f"data:;base64,{in_base64(PHOTO)}",
        f"  data:image/jpeg;name=a.jpg;BASE64,{in_base64(PHOTO)}\n",
    ],
)
def test_base64_of_every_kind_is_decoded(content: str) -> None:
    assert of(content) == PHOTO


def test_a_spreadsheet_may_come_as_the_text_that_it_is() -> None:
    assert of(CSV, "spreadsheet") == CSV.strip().encode()
    assert of("data:text/csv,a%3Bb", "spreadsheet") == b"a;b"
    assert of(in_base64(CSV.encode()), "spreadsheet") == CSV.encode()


@pytest.mark.parametrize("content", ["not base64!", "data:image/png;base64,!!", "a", CSV])
def test_what_is_no_base64_is_refused(content: str) -> None:
    with pytest.raises(ValidationError, match="base64"):
        of(content)


@pytest.mark.parametrize("content", [" ", "data:image/png;base64,"])
def test_empty_content_is_refused(content: str) -> None:
    with pytest.raises(ValidationError, match="empty"):
        of(content)


def test_a_document_over_its_bound_is_refused() -> None:
    with pytest.raises(PayloadTooLarge):
        of(b"x" * (MAX_DOCUMENT_BYTES + 1))
