"""A web process with a model over a fake provider, and a person of its."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from app.assistant.understanding.engine import understand
from app.db import Database
from app.factory import create_app
from app.model.engine import OpenAiEngine
from app.queue import connect
from app.reading.documents.reader import DocumentReader
from simulator.fake_model import FakeModel
from tests.support.api import ApiCaller, data, web_settings
from tests.support.clock import FixedClock
from tests.support.provider import KEY
from tests.support.understanding import understanding_context


@dataclass
class Ground:
    """A web process with a model, its provider, and a person."""

    api: ApiCaller
    provider: FakeModel
    database: Database
    user_id: str

    def submit(self, text: str) -> Any:
        """Submit a text, and return the answer."""
        return self.api.post(
            f"/users/{self.user_id}/transactions", {"type": "text", "content": text}
        )

    def chat(self, message: str) -> str:
        """Say something by WhatsApp, and return the reply."""
        body = {"message": message, "channel": "whatsapp"}
        answer = data(self.api.post(f"/users/{self.user_id}/chat", body), 201)
        return str(answer["message"])

    def amounts(self) -> list[int]:
        """Return the amounts in the person's books."""
        found = data(self.api.get(f"/users/{self.user_id}/transactions"))["transactions"]
        return sorted(one["amount_cents"] for one in found)


@cache
def _load_words() -> None:
    """Load what the first message of a process loads, for which a busy machine needs seconds."""
    understand("spent 1 on tea. how am I doing?", understanding_context("en"))


def run_ground(
    database: Database, redis_url: str, provider: FakeModel, **changes: Any
) -> Iterator[Ground]:
    """Yield a ground; `changes` are settings. With `data_dir` it is for documents.

    What a process does once is done before: the real deadlines of messages and documents count.
    """
    _load_words()
    redis_client = connect(redis_url, timeout=20)
    values = {"openai_api_key": KEY, "openai_base_url": provider.url, **changes}
    web = create_app(
        web_settings(database.url, redis_url, **values),
        database=database,
        redis_client=redis_client,
        clock=FixedClock(),
    )
    readers = web.extensions["ozzie"].readers
    if "data_dir" in changes and isinstance(readers.documents, DocumentReader):
        readers.documents.warm_up()
    api = ApiCaller.new(web.test_client(), database, f"client-{len(changes)}")
    yield Ground(api, provider, database, api.new_user(phone="+14155550123"))
    if isinstance(readers.model, OpenAiEngine):
        readers.model.close()
    if isinstance(readers.documents, DocumentReader):
        readers.documents.close()
    redis_client.close()
    redis_client.connection_pool.disconnect()
