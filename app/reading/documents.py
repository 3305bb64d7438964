"""The one face over all documents: bytes of any kind → what they hold, read in bounded children."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import structlog

from app.errors import DocumentUnreadable
from app.reading.captions import with_caption
from app.reading.drafts import Context, DocumentReading, Reading
from app.reading.encoding import context_to_json, reading_from_json
from app.reading.sandbox import Bounds, Sandbox
from app.reading.sandbox.bounds import MEGABYTE
from app.reading.sniff import Sniffed, sniff

log = structlog.get_logger()

DocumentKind = Literal["image", "pdf", "spreadsheet"]
ReadText = Callable[[str, Context], Reading]

DOCUMENT_BOUND = 20_000_000
PAPERS = Bounds(address_space=512 * MEGABYTE, cpu_seconds=8, wall_seconds=15)
# The models alone take 430 MB of addresses; four scanned pages take some ten seconds.
PHOTOS = Bounds(address_space=1280 * MEGABYTE, cpu_seconds=20, wall_seconds=25)
# One who waits for a child longer than this is told to come again (seconds).
PATIENCE = 8.0

# What may come as what: banks export text as spreadsheets, and nothing else is confused.
FITTING: dict[DocumentKind, frozenset[Sniffed]] = {
    "image": frozenset({"image"}),
    "pdf": frozenset({"pdf"}),
    "spreadsheet": frozenset({"spreadsheet", "text"}),
}
CALLED = {
    "image": "an image (JPEG, PNG, WEBP, GIF, BMP or TIFF)",
    "pdf": "a PDF",
    "spreadsheet": "a spreadsheet (CSV, XLSX, XLS, ODS, OFX or QIF)",
    "audio": "a sound recording",
    "text": "plain text",
    None: "of no kind that can be read",
}


class DocumentReader:
    """Reads documents; nothing is started before the first. Safe for any number of threads."""

    def __init__(self, read_text: ReadText, *, folder: Path | None = None, papers: int = 2) -> None:
        """`papers` children at most for PDFs and spreadsheets, and one on this host for photos.

        `read_text` reads captions; `folder` is where the processes of one host agree on whose turn
        it is with photos (the data directory).
        """
        self._read_text = read_text
        slot = (folder or Path(tempfile.gettempdir())) / "photos.lock"
        self._papers = Sandbox("app.reading.jobs.papers", PAPERS, size=papers, patience=PATIENCE)
        self._photos = Sandbox(
            "app.reading.jobs.photos", PHOTOS, size=1, patience=PATIENCE, slot=slot
        )

    def read(
        self,
        data: bytes,
        *,
        kind: DocumentKind,
        context: Context,
        filename: str = "",
        caption: str = "",
        password: str | None = None,
    ) -> DocumentReading:
        """What the document holds; `caption` are the person's words that came with it.

        Raises DocumentUnreadable where it is not of `kind`, damaged, over a bound or locked, and
        ServiceUnavailable where too many are being read.
        """
        _check(data, kind)
        options = {"context": context_to_json(context), "password": password, "filename": filename}
        if kind == "image":
            reading = self._run(self._photos, "image", data, options)
        else:
            reading = self._run(self._papers, kind, data, options)
            if reading.problem == "no_text":
                reading = self._run(self._photos, "pdf", data, options)
        if not caption.strip():
            return reading
        return with_caption(reading, caption, self._read_text(caption, context), context)

    def read_text_layer(self, text: str, context: Context) -> DocumentReading:
        """What the text of a printed document holds. Raises as `read` does."""
        options = {"context": context_to_json(context)}
        return self._run(self._papers, "text", text.encode(), options)

    def warm(self) -> None:
        """Starts a child for papers and one for photos, so that nobody waits for the first."""
        self._papers.warm()
        self._photos.warm()

    def close(self) -> None:
        """Ends the children."""
        self._papers.close()
        self._photos.close()

    @staticmethod
    def _run(sandbox: Sandbox, job: str, data: bytes, options: dict[str, Any]) -> DocumentReading:
        try:
            return reading_from_json(sandbox.run(job, data, options))
        except ValueError as error:
            log.warning("document.bad_answer", job=job)
            raise DocumentUnreadable("corrupt", "The document could not be read.") from error


def _check(data: bytes, kind: DocumentKind) -> None:
    if not data:
        raise DocumentUnreadable("corrupt", "The document is empty. Send it again.")
    if len(data) > DOCUMENT_BOUND:
        raise DocumentUnreadable("too_large", "Documents may have 20 MB. Send a smaller one.")
    found = sniff(data)
    if found not in FITTING[kind]:
        raise DocumentUnreadable(
            "unsupported",
            f"The document was sent as {CALLED[kind]}, but its bytes are {CALLED[found]}. "
            "Send it with the type that it is.",
        )
