"""Who reads what is submitted: the embedded engine, or a model behind the same face."""

from dataclasses import dataclass
from typing import Protocol

from app.errors import DocumentUnreadable, UnsupportedMediaType
from app.reading.documents import DocumentKind
from app.reading.drafts import Context, DocumentReading, Reading
from app.reading.sniff import sniff
from app.reading.voice import Transcribe, read_voice
from app.schemas.transactions import NewSubmission
from app.services.contents import document_bytes


class ReadText(Protocol):
    """Whoever reads texts."""

    def __call__(self, text: str, context: Context) -> Reading:
        """What the text is and holds."""
        ...


class ReadDocuments(Protocol):
    """Whoever reads documents."""

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
        """What the document holds; raises DocumentUnreadable."""
        ...


@dataclass(frozen=True, slots=True)
class Readers:
    """Who reads what is submitted; `waits` says that texts wait for a model.

    Without `transcribe` nobody here understands speech.
    """

    text: ReadText
    waits: bool = False
    documents: ReadDocuments | None = None
    transcribe: Transcribe | None = None

    def document(self, new: NewSubmission, context: Context) -> DocumentReading:
        """What a submission that is no text holds.

        Raises DocumentUnreadable, ValidationError or PayloadTooLarge; UnsupportedMediaType where
        nobody here reads documents.
        """
        data = document_bytes(new)
        if new.type == "audio":
            if sniff(data) != "audio":
                raise DocumentUnreadable("unsupported", "This is no sound recording.")
            return read_voice(data, context, self.transcribe, self.text)
        if self.documents is None or new.type == "text":
            raise UnsupportedMediaType("Documents are not read here. Send type text.")
        return self.documents.read(
            data,
            kind=new.type,
            context=context,
            filename=new.filename or "",
            caption=new.caption or "",
            password=new.password,
        )
