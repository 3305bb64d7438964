"""Read files for `ozzie read`: photos, PDFs, spreadsheets, recordings, text layers."""

from pathlib import Path
from types import TracebackType
from typing import Any, Self

from app import logs
from app.config import load_settings
from app.errors import DocumentUnreadable, ValidationError
from app.reading.documents.file_type import detect_file_type
from app.reading.documents.reader import DocumentReader
from app.reading.messages.reader import read_message
from app.reading.tables.delimited import decode
from app.reading.tables.reader import is_table
from app.reading.transcription import make_transcriber, read_voice_note
from app.reading.types import DocumentReading, ReaderContext


class FileReader:
    """Reader of files, one after another, in child processes that the first document starts."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self._documents: DocumentReader | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        if self._documents:
            self._documents.close()

    def read(self, given: dict[str, Any], context: ReaderContext) -> DocumentReading:
        """Read the file `given["file"]`; `password` and `caption` in `given` are used where set.

        Raises ValidationError for a file that cannot be opened, and DocumentUnreadable.
        """
        path = Path(str(given["file"]))
        try:
            data = path.read_bytes()
        except OSError as error:
            raise ValidationError.of("file", f"cannot be opened: {error.strerror}") from error
        kind = detect_file_type(data)
        if kind == "audio":
            return read_voice_note(data, context, make_transcriber(load_settings()), read_message)
        if kind == "text" and path.suffix.lower() == ".txt" and not is_table(decode(data)):
            reading = self._reader.read_text_layer(decode(data), context)
            if reading.drafts:
                return reading
        if kind is None:
            empty = "The file is empty." if not data else "The file is of no kind that can be read."
            raise DocumentUnreadable("unsupported" if data else "corrupt", empty)
        return self._reader.read(
            data,
            kind="spreadsheet" if kind == "text" else kind,
            context=context,
            filename=path.name,
            caption=str(given.get("caption") or ""),
            password=given.get("password"),
        )

    @property
    def _reader(self) -> DocumentReader:
        if self._documents is None:
            logs.configure("ERROR")  # standard output is for the answers alone
            self._documents = DocumentReader(read_message, folder=load_settings().data_dir)
        return self._documents
