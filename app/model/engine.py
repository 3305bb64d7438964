"""The interface of this package to the services."""

from collections.abc import Callable, Mapping
from typing import TypeVar, get_args

import structlog

from app import metrics
from app.assistant.commands import Log
from app.assistant.opinion import ChatQuestion, Opinion
from app.bulkhead import Bulkhead
from app.clock import Clock
from app.config import Settings
from app.db import Database
from app.errors import OzzieError
from app.model.accounts import Accounts
from app.model.client import ModelClient
from app.model.conversation import converse
from app.model.documents import ask_for_lines, ask_for_photo, ask_for_unread
from app.model.documents import is_unsure as is_unsure_document
from app.model.doubts import (
    is_unsure_of,
    keep_corrections,
    keep_purchases,
    may_be_order,
    only_log,
    replace_drafts,
)
from app.model.faults import ModelFault, Outcome
from app.model.figures import read_words
from app.model.merging import merge
from app.model.provider import Provider
from app.model.texts import ask_for_text, is_readable, is_unsure
from app.model.transcription import ModelTranscriber
from app.reading.documents.reader import DocumentKind, OutgoingDocuments
from app.reading.types import DocumentReading, ReaderContext, Reading
from app.requester import Requester

log = structlog.get_logger()
T = TypeVar("T")


class OpenAiEngine:
    """Asks the operator's models what MODEL_PURPOSES and MODEL_MODE allow."""

    def __init__(self, settings: Settings, client: ModelClient) -> None:
        self._settings = settings
        self._client = client

    def transcriber(self, requester: Requester) -> ModelTranscriber | None:
        """Return what hears this person's voice notes, None where no model may."""
        if "voice" not in self._settings.purposes or requester.opted_out:
            return None
        return ModelTranscriber(self._client, self._settings.openai_model_speech, requester)

    def improve(
        self,
        text: str,
        context: ReaderContext,
        reading: Reading,
        requester: Requester,
        slow_work: Bulkhead,
    ) -> Reading:
        """Return the reading of a text, with what a model adds to it where it is unsure."""
        if not self._may_ask("text", requester):
            return reading
        words = read_words(text, context)
        if not (is_unsure(words, reading) or (self._is_always and is_readable(words, reading))):
            return reading

        def ask() -> Reading:
            return merge(reading, ask_for_text(self._client, requester, text, context), words)

        return self._guarded("text", ask, slow_work) or reading

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
        """Return the reading of a document, or a model's where that is unsure.

        The caller holds a place for slow work.
        """
        purpose = "photo" if kind == "image" else "document"
        if not self._may_ask(purpose, requester) or not is_unsure_document(kind, reading):
            return reading
        until = requester.deadline.at

        def ask() -> DocumentReading:
            if kind == "image":
                jpeg = source.shrink(data, until)
                return ask_for_photo(self._client, requester, jpeg, context, reading)
            if reading.drafts:
                return ask_for_unread(self._client, requester, reading, context)
            lines = source.list_lines(data, kind, password, until)
            return ask_for_lines(self._client, requester, lines, context)

        return _answer(purpose, ask) or reading

    def consider(
        self, message: ChatQuestion, requester: Requester, slow_work: Bulkhead
    ) -> Opinion | None:
        """Return what a model makes of a chat message, None where the embedded reading stands."""
        booking = only_log(message.commands)
        if booking is not None and not may_be_order(booking, message):
            return self._improve_log(booking, message, requester, slow_work)
        is_open = booking is not None or is_unsure_of(message)
        if not is_open or not self._may_ask("chat", requester):
            return None
        said = self._guarded("chat", lambda: converse(self._client, requester, message), slow_work)
        if said is None:
            return None
        if booking is None:
            return keep_corrections(message, said)
        return Opinion(keep_purchases(booking, said.commands))

    def _improve_log(
        self, booking: Log, message: ChatQuestion, requester: Requester, slow_work: Bulkhead
    ) -> Opinion | None:
        reading = Reading("transaction", message.language, booking.drafts)
        better = self.improve(
            message.message, message.context.reader, reading, requester, slow_work
        )
        return None if better is reading else Opinion((replace_drafts(booking, better.drafts),))

    def _may_ask(self, purpose: str, requester: Requester) -> bool:
        is_on = self._settings.model_mode != "off" and purpose in self._settings.purposes
        return is_on and not requester.opted_out

    @property
    def _is_always(self) -> bool:
        return self._settings.model_mode == "always"

    @staticmethod
    def _guarded(purpose: str, ask: Callable[[], T], slow_work: Bulkhead) -> T | None:
        """Return what a model answers, None where it cannot or where too many wait already."""
        with slow_work.free_place() as has_place:
            if not has_place:
                metrics.model_calls.labels(purpose, "", "no_place").inc()
                return None
            return _answer(purpose, ask)

    def states(self) -> Mapping[str, str]:
        """Return the state of each model: `ok`, or why it is not asked."""
        names = list(self._client.models)
        if "voice" in self._settings.purposes:
            names.append(self._settings.openai_model_speech)
        return {name: self._client.breaker(name).state() for name in names}

    def close(self) -> None:
        """End the connections, for tests."""
        self._client.provider.close()


def _answer(purpose: str, ask: Callable[[], T]) -> T | None:
    """Return what a model answers, None where it cannot."""
    try:
        return ask()
    except (ModelFault, OzzieError):
        return None
    except Exception as error:
        log.error("model.failed", purpose=purpose, exc_info=error)
        return None


def make_engine(settings: Settings, database: Database, clock: Clock) -> OpenAiEngine:
    """Return the engine of this process; nothing is sent before the first question."""
    accounts = Accounts(
        database,
        clock,
        daily_usd=settings.model_daily_usd,
        daily_usd_per_user=settings.model_daily_usd_per_user,
    )
    provider = Provider(settings.openai_api_key, settings.openai_base_url)
    _start_metrics(settings)
    return OpenAiEngine(
        settings, ModelClient(provider, settings.models, accounts, settings.secret_key)
    )


def _start_metrics(settings: Settings) -> None:
    outcomes = get_args(Outcome)
    asked = settings.purposes - {"voice"} if settings.model_mode != "off" else frozenset()
    metrics.start_at_zero(metrics.model_calls, asked, settings.models, outcomes)
    if "voice" in settings.purposes:
        speech = [settings.openai_model_speech]
        metrics.start_at_zero(metrics.model_calls, ["voice"], speech, outcomes)
