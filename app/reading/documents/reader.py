"""Read documents of any kind, in child processes with limited resources."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, Protocol

import structlog

from app.errors import DocumentUnreadable, ServiceUnavailable
from app.reading.documents.encoding import decode_reading, encode_context
from app.reading.documents.file_type import FileType, detect_file_type
from app.reading.messages.captions import apply_caption
from app.reading.types import DocumentReading, ReaderContext, Reading
from app.sandbox.bounds import MEGABYTE, Bounds
from app.sandbox.sandbox import Sandbox

log = structlog.get_logger()

DocumentKind = Literal["image", "pdf", "spreadsheet"]
ReadText = Callable[[str, ReaderContext], Reading]

MAX_DOCUMENT_BYTES = 20_000_000
# A child that reads photos keeps 200 MB of models in memory: it ends after two idle minutes. The
# children for text start quickly, so they end earlier.
IDLE_SECONDS = 120.0
TEXT_DOCUMENTS = Bounds(
    address_space=512 * MEGABYTE,
    cpu_seconds=8,
    wall_seconds=15,
    idle_seconds=20,
    max_resident_bytes=120 * MEGABYTE,
)
# The models alone map 430 MB. Of a scan, as many pages are read as there is time for: one takes one
# or two seconds (jobs.time_budget).
PHOTOS = Bounds(
    address_space=1280 * MEGABYTE,
    cpu_seconds=16,
    wall_seconds=18,
    idle_seconds=IDLE_SECONDS,
    max_resident_bytes=300 * MEGABYTE,
)
# The API must answer within 25 s, before a router gives up. The other 3 s are for receiving the
# document and for writing the transactions.
ANSWER_SECONDS = 22.0
# Seconds to wait for a free child before the caller is asked to try again; the rest of
# ANSWER_SECONDS is left for reading (docs/decisions/one-photo-at-a-time.md).
WAIT_SECONDS = 14.0

# The detected types that each declared kind accepts: banks export plain text as spreadsheets.
ACCEPTED_TYPES: dict[DocumentKind, frozenset[FileType]] = {
    "image": frozenset({"image"}),
    "pdf": frozenset({"pdf"}),
    "spreadsheet": frozenset({"spreadsheet", "text"}),
}
READ_FORMATS = (
    "receipts, slips and statements: photos, PDF, CSV, XLSX, XLS, ODS, OFX, QIF, CAMT.053 and MT940"
)
"""What documents may be, as an error names it."""
TYPE_NAMES = {
    "image": "an image (JPEG, PNG, WEBP, HEIC, GIF, BMP or TIFF)",
    "pdf": "a PDF",
    "spreadsheet": "a spreadsheet (CSV, XLSX, XLS, ODS, OFX, QIF, CAMT or MT940)",
    "audio": "a sound recording",
    "text": "plain text",
    None: "of an unknown type",
}


class OutgoingDocuments(Protocol):
    """Makes of a document what may be sent to a model."""

    def shrink(self, data: bytes, until: float) -> str:
        """Return a photo as a small JPEG in base64, without its data."""
        ...

    def list_lines(
        self, data: bytes, kind: DocumentKind, password: str | None, until: float
    ) -> list[str]:
        """Return the lines of a PDF or sheet."""
        ...


class DocumentReader:
    """Reads documents in child processes, started on demand; safe for any number of threads."""

    def __init__(
        self, read_text: ReadText, *, folder: Path | None = None, text_document_children: int = 2
    ) -> None:
        """Prepare children: `text_document_children` for PDFs and spreadsheets, one for photos.

        `read_text` reads captions. Processes of a host that are given the same `folder` (the data
        directory) share the children; without it each process has its own.
        """
        self._read_text = read_text
        self._text_documents = Sandbox(
            "app.reading.documents.jobs.text_documents",
            TEXT_DOCUMENTS,
            size=text_document_children,
            patience=WAIT_SECONDS,
            shared=folder and folder / "text_documents",
        )
        self._photos = Sandbox(
            "app.reading.documents.jobs.photos",
            PHOTOS,
            size=1,
            patience=WAIT_SECONDS,
            shared=folder and folder / "photos",
        )

    def read(
        self,
        data: bytes,
        *,
        kind: DocumentKind,
        context: ReaderContext,
        filename: str = "",
        caption: str = "",
        password: str | None = None,
    ) -> DocumentReading:
        """Return the transactions of a document; `caption` is the text that the person sent along.

        Raise DocumentUnreadable where it is not of `kind`, damaged, too large or locked;
        ServiceUnavailable where too many documents are being read.
        """
        _check(data, kind)
        until = time.monotonic() + ANSWER_SECONDS
        options = {
            "context": encode_context(context),
            "password": password,
            "filename": filename,
            "until": until,  # the monotonic clock is the same in the children
        }
        if kind == "image":
            reading = self._read_image("image", data, options, until)
        else:
            reading = self._run(self._text_documents, kind, data, options, until)
            if reading.problem == "no_text" or reading.unread.pages:
                reading = self._read_pictured_pages(reading, data, options, until)
        if not caption.strip():
            return reading
        return apply_caption(reading, caption, self._read_text(caption, context), context)

    def read_text_layer(self, text: str, context: ReaderContext) -> DocumentReading:
        """Read the text of a printed document. Raise as `read` does."""
        options = {"context": encode_context(context)}
        until = time.monotonic() + ANSWER_SECONDS
        return self._run(self._text_documents, "text", text.encode(), options, until)

    def shrink(self, data: bytes, until: float) -> str:
        """Return a photo as a small JPEG in base64, without its data. Raise as `read` does."""
        return str(self._photos.run("shrink", data, {}, until=until)["jpeg"])

    def list_lines(
        self, data: bytes, kind: DocumentKind, password: str | None, until: float
    ) -> list[str]:
        """Return the lines of a PDF or sheet. Raise as `read` does."""
        options = {"kind": kind, "password": password}
        found = self._text_documents.run("lines", data, options, until=until)
        return [str(line) for line in found["lines"]]

    def warm_up(self) -> None:
        """Start one child of each kind now, so that the first document need not wait for it."""
        self._text_documents.warm_up()
        self._photos.warm_up()

    def stop(self) -> None:
        """Prepare to exit: finish the documents being read, refuse all others."""
        self._text_documents.stop()
        self._photos.stop()

    def close(self) -> None:
        """End the children."""
        self._text_documents.close()
        self._photos.close()

    def _read_pictured_pages(
        self, reading: DocumentReading, data: bytes, options: dict[str, Any], until: float
    ) -> DocumentReading:
        """Return the reading of a PDF with the pages that are pictures.

        What its other pages gave in `reading` is kept, with the pictures unread, where there is no
        time or no OCR for them.
        """
        try:
            return self._read_image("pdf", data, options, until)
        except (DocumentUnreadable, ServiceUnavailable) as error:
            if not reading.drafts:
                raise
            log.warning("document.pages_unread", reason=type(error).__name__)
            return reading

    def _read_image(
        self, job: str, data: bytes, options: dict[str, Any], until: float
    ) -> DocumentReading:
        # A small host has no memory for both kinds of children at work.
        self._text_documents.close_idle_children()
        return self._run(self._photos, job, data, options, until)

    @staticmethod
    def _run(
        sandbox: Sandbox, job: str, data: bytes, options: dict[str, Any], until: float
    ) -> DocumentReading:
        try:
            return decode_reading(sandbox.run(job, data, options, until=until))
        except ValueError as error:
            log.warning("document.bad_answer", job=job)
            raise DocumentUnreadable("corrupt", "The document could not be read.") from error


def _check(data: bytes, kind: DocumentKind) -> None:
    if not data:
        raise DocumentUnreadable("corrupt", "The document is empty. Send it again.")
    if len(data) > MAX_DOCUMENT_BYTES:
        raise DocumentUnreadable(
            "too_large", "Documents may have at most 20 MB. Send a smaller one."
        )
    found = detect_file_type(data)
    if found not in ACCEPTED_TYPES[kind]:
        raise DocumentUnreadable(
            "unsupported",
            f"The document was sent as {TYPE_NAMES[kind]}, but it is {TYPE_NAMES[found]}. "
            "Send it with its own type.",
        )
