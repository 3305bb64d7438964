"""The model engine is loaded with a key, and with a key alone."""

import subprocess
import sys

from app.clock import system_clock
from app.db import Database
from app.services.model_engine import load_engine
from tests.support.api import web_settings

_WITHOUT_KEY = """
import sys
from app.db import Database
from app.factory import create_app
import workers.bootstrap, workers.jobs
from tests.support.api import web_settings
create_app(web_settings("sqlite:////nowhere", "redis://127.0.0.1:1"))
print([name for name in sys.modules if name.startswith("app.model.")])
"""


def test_without_a_key_nothing_of_it_is_loaded() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _WITHOUT_KEY],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_with_a_key_each_model_has_a_state(database: Database) -> None:
    settings = web_settings(
        database.url, "", openai_api_key="sk", openai_fallback_models="gpt-4o-mini"
    )
    engine = load_engine(settings, database, system_clock)
    assert engine is not None
    assert engine.states() == {"gpt-4o": "ok", "gpt-4o-mini": "ok", "whisper-1": "ok"}


def test_without_a_key_there_is_none(database: Database) -> None:
    assert load_engine(web_settings(database.url, ""), database, system_clock) is None
