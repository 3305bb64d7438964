"""The model engine as services see it, and the one place that loads it: only with a key."""

from collections.abc import Mapping
from typing import Protocol

from app.assistant.opinion import ChatQuestion, Opinion
from app.bulkhead import Bulkhead
from app.clock import Clock
from app.config import Settings
from app.db import Database
from app.reading.documents.reader import DocumentKind, OutgoingDocuments
from app.reading.transcription import Transcriber
from app.reading.types import DocumentReading, ReaderContext, Reading
from app.requester import Requester


class ModelEngine(Protocol):
    """A model beside the embedded engine; what it cannot answer is left to that."""

    def transcriber(self, requester: Requester) -> Transcriber | None:
        """Return what hears this person's voice notes, None where no model may."""
        ...

    def improve(
        self,
        text: str,
        context: ReaderContext,
        reading: Reading,
        requester: Requester,
        slow_work: Bulkhead,
    ) -> Reading:
        """Return the reading of a text, with what a model adds to it where it is unsure."""
        ...

    def read_document(
        self,
        source: OutgoingDocuments,
        data: bytes,
        kind: DocumentKind,
        password: str | None,
        context: ReaderContext,
        reading: DocumentReading,
        requester: Requester,
    ) -> DocumentReading:
        """Return the reading of a document, or a model's where that is unsure."""
        ...

    def consider(
        self, message: ChatQuestion, requester: Requester, slow_work: Bulkhead
    ) -> Opinion | None:
        """Return what a model makes of a chat message, None where the embedded reading stands."""
        ...

    def states(self) -> Mapping[str, str]:
        """Return the state of each model: `ok`, or why it is not asked."""
        ...


def load_engine(settings: Settings, database: Database, clock: Clock) -> ModelEngine | None:
    """Return the model engine, None without a key.

    Without a key nothing of app.model is imported: it costs memory and changes nothing.
    """
    if not settings.openai_api_key:
        return None
    from app.model.engine import make_engine

    return make_engine(settings, database, clock)
