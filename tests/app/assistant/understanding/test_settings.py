"""What people say about their settings, in three languages."""

from datetime import UTC, datetime

import pytest

from app.assistant.commands import (
    Command,
    Erase,
    SetCurrency,
    SetLanguage,
    SetName,
    SetTimezone,
)
from app.assistant.dialogue import OpenQuestion
from app.assistant.understanding.settings import fill_slot, read_settings
from tests.support.said import said


@pytest.mark.parametrize(
    ("message", "language", "expected"),
    [
        ("use pounds please", "en", SetCurrency(currency="GBP")),
        ("my currency is euros", "en", SetCurrency(currency="EUR")),
        ("change my currency to MXN", "en", SetCurrency(currency="MXN")),
        ("I pay in euros now", "en", SetCurrency(currency="EUR")),
        ("change currency", "en", SetCurrency()),
        ("minha moeda é o euro", "pt", SetCurrency(currency="EUR")),
        ("usa dólar", "pt", SetCurrency(currency="USD")),
        ("muda a moeda", "pt", SetCurrency()),
        ("mi moneda es el euro", "es", SetCurrency(currency="EUR")),
        ("usa dólares", "es", SetCurrency(currency="USD")),
        ("quiero usar otra moneda", "es", SetCurrency()),
        ("I'm in Tokyo now", "en", SetTimezone(timezone="Asia/Tokyo")),
        ("we just moved to Chicago", "en", SetTimezone(timezone="America/Chicago")),
        ("set my time zone to Europe/Paris", "en", SetTimezone(timezone="Europe/Paris")),
        ("my timezone is Narnia", "en", SetTimezone()),
        ("I moved to Portugal", "en", SetTimezone(timezone="Europe/Lisbon")),
        ("tô em Londres agora", "pt", SetTimezone(timezone="Europe/London")),
        ("mudei pra Curitiba", "pt", SetTimezone(timezone="America/Sao_Paulo")),
        ("meu fuso é de Manaus", "pt", SetTimezone(timezone="America/Manaus")),
        ("me mudé a Medellín", "es", SetTimezone(timezone="America/Bogota")),
        ("ahora vivo en Santiago", "es", SetTimezone(timezone="America/Santiago")),
        ("cambia mi zona horaria", "es", SetTimezone()),
        ("call me Jo", "en", SetName(name="Jo")),
        ("my name is peter parker", "en", SetName(name="Peter Parker")),
        ("change my name", "en", SetName()),
        ("me chama de Lu", "pt", SetName(name="Lu")),
        ("meu nome é Zé", "pt", SetName(name="Zé")),
        ("me llamo Ximena", "es", SetName(name="Ximena")),
        ("llámame Beto", "es", SetName(name="Beto")),
        ("answer in spanish", "en", SetLanguage(language="es")),
        ("fala em inglês", "pt", SetLanguage(language="en")),
        ("háblame en portugués", "es", SetLanguage(language="pt")),
        ("delete all my data", "en", Erase()),
        ("apaga todos os meus dados", "pt", Erase()),
        ("borra todos mis datos", "es", Erase()),
    ],
)
def test_a_setting_is_changed(message: str, language: str, expected: Command) -> None:
    assert read_settings(*said(message, language)) == expected


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("use cash", "en"),
        ("paid in euros", "en"),
        ("lunch 20 euros", "en"),
        ("I'm in trouble now", "en"),
        ("I moved to the couch", "en"),
        ("call me later", "en"),
        ("my name is on the card", "en"),
        ("mudei pra melhor", "pt"),
        ("me chama depois", "pt"),
        ("almoço 20 euros", "pt"),
        ("llámame luego", "es"),
        ("ahora estoy en problemas", "es"),
        ("comida 20 euros", "es"),
    ],
)
def test_other_messages_change_no_setting(message: str, language: str) -> None:
    assert read_settings(*said(message, language)) is None


@pytest.mark.parametrize(
    ("slot", "answer", "expected"),
    [
        ("language", "portuguese", SetLanguage(language="pt")),
        ("currency", "euros", SetCurrency(currency="EUR")),
        ("timezone", "Lisbon", SetTimezone(timezone="Europe/Lisbon")),
        ("name", "maria", SetName(name="Maria")),
    ],
)
def test_an_answer_sets_what_was_asked_for(slot: str, answer: str, expected: Command) -> None:
    question = OpenQuestion(
        kind="slot", text="?", slot=slot, expires_at=datetime(2026, 11, 28, 12, tzinfo=UTC)
    )

    assert fill_slot(question, *said(answer, "en")) == (expected,)


@pytest.mark.parametrize("slot", ["language", "currency", "timezone", "income"])
def test_another_message_is_no_answer(slot: str) -> None:
    question = OpenQuestion(
        kind="slot", text="?", slot=slot, expires_at=datetime(2026, 11, 28, 12, tzinfo=UTC)
    )

    assert fill_slot(question, *said("lunch 20 with the boss", "en")) == ()
