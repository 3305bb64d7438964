"""The body of a submission: JSON, or a multipart form with a file."""

from typing import IO, Any

from flask import Request

from app.api.validation import MAX_JSON_BYTES, is_storable, json_object
from app.errors import PayloadTooLarge, ValidationError

# Documents have 20 MB; base64 and the JSON around it make them a third larger.
MAX_DOCUMENT_BYTES = 20_000_000
MAX_REQUEST_BYTES = 28_000_000


class UploadRequest(Request):
    """A request whose files are closed at its end, also where its form ends within a file.

    werkzeug closes the files of a form that it has read whole. It forgets the others, which then
    keep their room on disk until garbage is collected.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Take flask's arguments."""
        super().__init__(*arguments, **options)
        self._opened: list[IO[bytes]] = []

    def _get_file_stream(self, *arguments: Any, **options: Any) -> IO[bytes]:
        opened = super()._get_file_stream(*arguments, **options)
        self._opened.append(opened)
        return opened

    def close(self) -> None:
        """Close every file."""
        super().close()
        for file in self._opened:
            file.close()


def submission_values(request: Request) -> dict[str, Any]:
    """Return the fields of a submission; the `content` of a file is bytes.

    Raises PayloadTooLarge for a text over 1 MB or a document over 20 MB, and what json_object
    raises.
    """
    if request.mimetype == "multipart/form-data":
        values = _form(request)
    else:
        values = json_object(request, max_bytes=MAX_REQUEST_BYTES)
    content = values.get("content", "")
    bound = MAX_JSON_BYTES if values.get("type") == "text" else MAX_REQUEST_BYTES
    if isinstance(content, str | bytes) and len(content) > bound:
        raise PayloadTooLarge
    return values


def _form(request: Request) -> dict[str, Any]:
    request.max_content_length = MAX_REQUEST_BYTES
    # A part whose header is malformed has no name: no field of ours.
    values: dict[str, Any] = {name: value for name, value in request.form.items() if name}
    for name, value in values.items():
        if not is_storable(value):
            raise ValidationError.of(name, "must not contain NUL or half of a surrogate pair")
    files = list(request.files.values())
    if len(files) > 1:
        raise ValidationError.of("file", "send one file per submission")
    for file in files:
        data = file.read(MAX_DOCUMENT_BYTES + 1)
        if len(data) > MAX_DOCUMENT_BYTES:
            raise PayloadTooLarge
        values["content"] = _text(data) if values.get("type") == "text" else data
        values.setdefault("filename", file.filename or "")
        values.setdefault("content_type", file.mimetype)
    return values


def _text(data: bytes) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = "\0"
    if not is_storable(text):
        raise ValidationError.of("file", "must be text in UTF-8, without NUL")
    return text
