"""The web process for gunicorn: `gunicorn app.wsgi:app`."""

import sys

from app.coach.questions.parser import parse_question
from app.coach.questions.types import QuestionContext
from app.config import ConfigurationError, load_settings
from app.context import AppContext
from app.factory import create_app
from app.migration_state import known_revisions
from app.models import prepare_mappers
from app.reading.categories.lookup import CategoryLookup
from app.reading.types import ReaderContext

try:
    app = create_app(load_settings("web"))
except ConfigurationError as error:
    sys.exit(f"ozzie: {error}")

# Reader and coach load their word lists with their first text, SQLAlchemy relates the models with
# its first query, and /readyz lists the migrations. Now it is done before gunicorn forks, so that
# its processes share the memory and nobody's first message waits.
platform: AppContext = app.extensions["ozzie"]
platform.readers.text("spent 45 on groceries", ReaderContext(platform.clock().date()))
parse_question(
    "How much did I spend today?", QuestionContext(platform.clock().date(), CategoryLookup())
)
prepare_mappers()
known_revisions()
