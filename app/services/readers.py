"""The engines that read submissions: the embedded one, or a model with the same interface."""

from dataclasses import dataclass
from typing import Protocol

from app.errors import DocumentUnreadable, UnsupportedMediaType
from app.reading.documents.file_type import detect_file_type
from app.reading.documents.reader import DocumentKind, OutgoingDocuments
from app.reading.transcription import Transcriber, read_voice_note
from app.reading.types import DocumentReading, ReaderContext, Reading
from app.requester import Requester
from app.schemas.transactions import NewSubmission
from app.services.contents import document_bytes
from app.services.model_engine import ModelEngine


class ReadText(Protocol):
    """An engine that reads texts."""

    def __call__(self, text: str, context: ReaderContext) -> Reading:
        """Return the intent of the text and its transactions."""
        ...


class ReadDocuments(Protocol):
    """An engine that reads documents."""

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
        """Return the transactions of the document; raises DocumentUnreadable."""
        ...

    def stop(self) -> None:
        """Finish what is being read and refuse the rest: the process is about to end."""
        ...


@dataclass(frozen=True, slots=True)
class Readers:
    """The engines of this process.

    `waits` says that reading a text waits for a model. Without `documents` no document is read,
    without `transcribe` or a `model` no speech; `outgoing` makes what a model sees of documents.
    """

    text: ReadText
    waits: bool = False
    documents: ReadDocuments | None = None
    transcribe: Transcriber | None = None
    model: ModelEngine | None = None
    outgoing: OutgoingDocuments | None = None

    def stop(self) -> None:
        """Refuse the documents that wait for their turn: the process is about to end."""
        if self.documents is not None:
            self.documents.stop()

    def document(
        self, new: NewSubmission, context: ReaderContext, requester: Requester
    ) -> DocumentReading:
        """Return what a document or recording holds.

        Raises DocumentUnreadable, ValidationError or PayloadTooLarge; UnsupportedMediaType where
        this process reads no documents.
        """
        data = document_bytes(new)
        if new.type == "audio":
            if detect_file_type(data) != "audio":
                raise DocumentUnreadable(
                    "unsupported", "This is not an audio recording. Send audio with type audio."
                )
            transcribe = self.model.transcriber(requester) if self.model else None
            return read_voice_note(data, context, transcribe or self.transcribe, self.text)
        if self.documents is None or new.type == "text":
            raise UnsupportedMediaType("This server reads no documents. Send type text.")
        return self._read(self.documents, data, new, new.type, context, requester)

    def _read(
        self,
        documents: ReadDocuments,
        data: bytes,
        new: NewSubmission,
        kind: DocumentKind,
        context: ReaderContext,
        requester: Requester,
    ) -> DocumentReading:
        """Read a document, with a model where the embedded reader is unsure or cannot."""
        fault: DocumentUnreadable | None = None
        reading = DocumentReading()
        try:
            reading = documents.read(
                data,
                kind=kind,
                context=context,
                filename=new.filename or "",
                caption=new.caption or "",
                password=new.password,
            )
        except DocumentUnreadable as error:
            # Photos cannot be read where OCR is not installed; a model may.
            if self.model is None or kind != "image" or error.reason != "unsupported":
                raise
            fault = error
        if self.model is not None and self.outgoing is not None:
            reading = self.model.read_document(
                self.outgoing, data, kind, new.password, context, reading, requester
            )
        if fault is not None and not reading.drafts:
            raise fault
        return reading
