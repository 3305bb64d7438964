"""Perform changes of a person's settings: language, currency, time zone, name; and the erasure."""

from dataclasses import replace
from typing import Literal

from app.assistant.commands import (
    Command,
    Erase,
    SetCurrency,
    SetLanguage,
    SetName,
    SetTimezone,
)
from app.assistant.outcomes import Outcome, Refused, Said, SettingChanged
from app.locale import name_city
from app.schemas.changes import ChangeType
from app.schemas.users import UserChanges
from app.services import change_summaries as summaries
from app.services import users
from app.services.assistant.submitted import WHATSAPP
from app.services.assistant.work import Work
from app.services.recorder import ChangeRecorder
from app.text.languages import LANGUAGES

# The change by which the worker learns that the person has confirmed the erasure.
ERASE_CONFIRMED = "user.erase_confirmed"

Setting = Literal["language", "currency", "timezone", "name"]


_ASKED = {
    "language": "language-which",
    "currency": "currency-which",
    "timezone": "timezone-which",
    "name": "name-which",
}


def set_language(command: SetLanguage, work: Work) -> list[Outcome]:
    """Answer in another language from this reply on; ask which where none is named."""
    language = command.language
    if language is None or language not in LANGUAGES:
        return [_ask("language", command, work)]
    work.language = language
    work.formatter = replace(work.formatter, language=language)
    return [_change("language", language, LANGUAGES[language].name, work)]


def set_currency(command: SetCurrency, work: Work) -> list[Outcome]:
    """Take amounts without a currency in another one; ask which where none is named."""
    if not command.currency:
        return [_ask("currency", command, work)]
    return [_change("currency", command.currency, command.currency, work)]


def set_timezone(command: SetTimezone, work: Work) -> list[Outcome]:
    """Go by another time zone; ask where the person is where no place is named."""
    if not command.timezone:
        return [_ask("timezone", command, work)]
    city = name_city(command.timezone, work.language)
    return [_change("timezone", command.timezone, city, work)]


def set_name(command: SetName, work: Work) -> list[Outcome]:
    """Call the person by another name; ask for it where it is not said."""
    if not command.name:
        return [_ask("name", command, work)]
    return [_change("name", command.name, command.name, work)]


def erase(command: Erase, work: Work) -> list[Outcome]:
    """Ask whether to erase the person; on a yes tell the worker, which makes the API's call."""
    if work.channel != WHATSAPP:
        return [Refused("erase-by-call", (("user", work.user.id),))]
    if not command.is_confirmed:
        work.note_erasure_asked()
        return [work.ask(work.formatter.say("delete-sure"), kind="yes_no", command=command)]
    said = work.formatter.say("deleted")
    work.report(None, ERASE_CONFIRMED, said)
    return [Said(said)]


def _change(setting: Setting, value: str, shown: str, work: Work) -> Outcome:
    recorder = ChangeRecorder()
    changes = UserChanges.model_validate({setting: value})
    users.change(work.session, work.user, changes, recorder=recorder)
    work.save(recorder, ChangeType.USER_CHANGED, summaries.of_user(work.user))
    return SettingChanged(setting, shown)


def _ask(setting: Setting, command: Command, work: Work) -> Outcome:
    text = work.formatter.say(_ASKED[setting])
    return work.ask(text, slot=setting, command=command)
