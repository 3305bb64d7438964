"""The words for a setting that was changed."""

from datetime import date

import pytest

from app.assistant.outcomes import SettingChanged
from app.assistant.wording.formatter import ReplyFormatter
from app.assistant.wording.settings import word_setting
from app.text.languages import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_new_value_is_said(language: str) -> None:
    formatter = ReplyFormatter(language, "", date(2026, 5, 5))

    assert "EUR" in word_setting(SettingChanged("currency", "EUR"), formatter)
    assert "Lisbon" in word_setting(SettingChanged("timezone", "Lisbon"), formatter)
    assert "Ana" in word_setting(SettingChanged("name", "Ana"), formatter)


def test_the_new_language_names_itself() -> None:
    formatter = ReplyFormatter("pt", "BR", date(2026, 5, 5))

    assert "português" in word_setting(SettingChanged("language", "Português"), formatter)
