"""The web process for gunicorn: `gunicorn app.wsgi:app`."""

import sys

from app.coach.asks import Asker
from app.coach.questions import understand
from app.config import ConfigurationError, load_settings
from app.platform import Platform
from app.reading.drafts import Context
from app.web import create_app

try:
    app = create_app(load_settings("web"))
except ConfigurationError as error:
    sys.exit(f"ozzie: {error}")

# Reader and coach load their word lists with their first text: here they are loaded before gunicorn
# forks, so that its processes share them and nobody's first message waits.
platform: Platform = app.extensions["ozzie"]
platform.readers.text("spent 45 on groceries", Context(platform.clock().date()))
understand("How much did I spend today?", Asker(platform.clock().date()))
