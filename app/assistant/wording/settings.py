"""Word that a setting of the person was changed."""

from app.assistant.outcomes import SettingChanged
from app.assistant.wording.formatter import ReplyFormatter

_CHANGED = {
    "language": "language-changed",
    "currency": "currency-changed",
    "timezone": "timezone-changed",
    "name": "name-changed",
}


def word_setting(done: SettingChanged, formatter: ReplyFormatter) -> str:
    """Say what holds from now on."""
    return formatter.say(_CHANGED[done.setting], value=done.value)
