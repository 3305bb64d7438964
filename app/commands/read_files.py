"""What `ozzie read` makes of files: photos, PDFs, spreadsheets, recordings, text layers."""

from pathlib import Path
from types import TracebackType
from typing import Any, Self

from app import logs
from app.config import load_settings
from app.errors import DocumentUnreadable, ValidationError
from app.reading.documents import DocumentReader
from app.reading.drafts import Context, DocumentReading
from app.reading.sniff import sniff
from app.reading.text import read
from app.reading.voice import read_voice, transcriber


class FileReader:
    """Reads files one after another in children that are started by the first and kept warm."""

    def __init__(self) -> None:
        """Nothing is started yet."""
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

    def read(self, given: dict[str, Any], context: Context) -> DocumentReading:
        """What the file named by `given["file"]` holds; `password` and `caption` help.

        Raises ValidationError for a file that cannot be opened, and DocumentUnreadable.
        """
        path = Path(str(given["file"]))
        try:
            data = path.read_bytes()
        except OSError as error:
            raise ValidationError.of("file", f"cannot be opened: {error.strerror}") from error
        kind = sniff(data)
        if kind == "audio":
            return read_voice(data, context, transcriber(load_settings()), read)
        if kind == "text" and path.suffix.lower() == ".txt":
            reading = self._reader.read_text_layer(data.decode("utf-8", "replace"), context)
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
            self._documents = DocumentReader(read, folder=load_settings().data_dir)
        return self._documents
