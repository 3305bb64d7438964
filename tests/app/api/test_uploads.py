"""Uploads: a form with a file and JSON give the same fields of a submission."""

import io
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from werkzeug.test import EnvironBuilder

from app.api.uploads import MAX_DOCUMENT_BYTES, UploadRequest, submission_values
from app.errors import PayloadTooLarge, ValidationError
from tests.support.api import ApiCaller
from tests.support.open_files import every_file_is_closed


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    with every_file_is_closed():
        yield


def values_of(**fields: Any) -> dict[str, Any]:
    """Return the values of a submission with these fields of a form."""
    environ = EnvironBuilder(method="POST", data=fields).get_environ()
    with closing(environ["wsgi.input"]), closing(UploadRequest(environ)) as request:
        return submission_values(request)


def file(data: bytes, name: str = "may.pdf") -> tuple[io.BytesIO, str]:
    return io.BytesIO(data), name


def test_a_file_is_the_content_with_its_name_and_type() -> None:
    values = values_of(type="pdf", file=file(b"%PDF-1.7"))
    assert values == {
        "type": "pdf",
        "content": b"%PDF-1.7",
        "filename": "may.pdf",
        "content_type": "application/pdf",
    }


def test_a_field_wins_over_the_files_own_name() -> None:
    values = values_of(type="pdf", filename="x.pdf", file=file(b"%PDF-1.7"))
    assert values["filename"] == "x.pdf"


def test_a_file_of_text_is_decoded() -> None:
    values = values_of(type="text", file=file("São 5".encode(), "note.txt"))
    assert values["content"] == "São 5"
    with pytest.raises(ValidationError, match="UTF-8"):
        values_of(type="text", file=file(b"\xff", "note.txt"))


def test_two_files_are_two_submissions() -> None:
    with pytest.raises(ValidationError, match="one file per submission"):
        values_of(type="pdf", file=file(b"a"), other=file(b"b"))


def test_a_text_has_a_smaller_bound_than_a_document() -> None:
    big = b"5" * 1_000_001
    assert len(values_of(type="pdf", file=file(big))["content"]) == len(big)
    with pytest.raises(PayloadTooLarge):
        values_of(type="text", file=file(big, "note.txt"))
    with pytest.raises(PayloadTooLarge):
        values_of(type="pdf", file=file(b"5" * (MAX_DOCUMENT_BYTES + 1)))


@pytest.mark.parametrize("size", [10, 1_000_000], ids=["in memory", "on disk"])
def test_a_form_that_ends_within_its_file_leaves_no_file_open(api: ApiCaller, size: int) -> None:
    path = f"/users/{api.new_user()}/transactions"
    head = b'--cut\r\nContent-Disposition: form-data; name="file"; filename="may.pdf"\r\n\r\n'
    form = "multipart/form-data; boundary=cut"
    answer = api.call("POST", path, data=head + b"5" * size, content_type=form)
    assert answer.status_code == 422
