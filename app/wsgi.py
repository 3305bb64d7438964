"""The web process for gunicorn: `gunicorn app.wsgi:app`."""

import sys

from app.config import ConfigurationError, load_settings
from app.web import create_app

try:
    app = create_app(load_settings("web"))
except ConfigurationError as error:
    sys.exit(f"ozzie: {error}")
