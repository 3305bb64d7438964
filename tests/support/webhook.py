"""Settings and looks at the database for the tests of the webhook."""

from collections.abc import Callable

from sqlalchemy import select
from werkzeug.test import TestResponse

from app.config import Settings
from app.db import Database
from app.store import replies
from tests.support.people import CLIENT_ID

Post = Callable[..., TestResponse]


def webhook_settings(database: Database, redis_url: str) -> Settings:
    """Return development settings for this database and Redis."""
    return Settings.model_validate(
        {
            "OZZIE_ENV": "development",
            "database_url": database.url,
            "redis_url": redis_url,
            "public_url": "https://ozzie.example",
            "secret_key": "k" * 32,
            "OZZIE_CLIENT_ID": CLIENT_ID,
            "OZZIE_CLIENT_SECRET": "s",
            "signup_url": "https://ozzie.example/signup",
            "terms_url": "https://ozzie.example/terms",
        }
    )


def reply_state(database: Database) -> tuple[str, str | None, int | None]:
    """Return the state, sid and error code of the one reply."""
    with database.read_only() as session:
        columns = replies.replies.c
        row = session.execute(select(columns.state, columns.message_sid, columns.error_code)).one()
    return row[0], row[1], row[2]
