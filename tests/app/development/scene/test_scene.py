"""The scene of the chat page: complete, readable by the simulator, its samples by the reader."""

import re
from datetime import date
from typing import Any

import pytest

from app.assistant.commands import Talk, TalkTopic
from app.assistant.understanding.engine import understand
from app.development.people import PEOPLE
from app.development.scene import LANGUAGES, load_texts, write_scene
from app.development.scene.samples import print_statement, write_export
from app.reading.documents.file_type import detect_file_type
from app.text.opt_out import find_opt_out_request
from simulator.scene import Scene, load_scene
from tests.support.said import said
from tests.support.source import ROOT

TODAY = date(2026, 3, 4)
GOALS = {"en": ["Emergency fund"], "pt": ["Viagem para Salvador"], "es": ["Fondo de emergencia"]}
THINGS = {"en": "groceries", "pt": "mercado", "es": "súper"}
LATEST_REPLIES = {
    "en": "✅ *$45* · Groceries · food\n\nSpent this month: *$57*.",
    "pt": "✅ *R$ 45* · Mercado · alimentação\n\nGastos deste mês: *R$ 57*.",
    "es": "✅ *$45* · Súper · comida\n\nGastos de este mes: *$57*.",
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """Return the scene as the simulator reads it."""
    return load_scene(str(write_scene(tmp_path_factory.mktemp("scene"), TODAY)))


def test_everybody_has_something_to_send_in_their_language(written: Scene) -> None:
    assert [person.name for person in written.people[:-1]] == [person.name for person in PEOPLE]
    types = {"receipt": "image", "statement": "pdf", "export": "text", "voice": "audio"}
    for person in written.people:
        assert person.timezone
        found = {each.name: detect_file_type(each.path.read_bytes()) for each in person.samples}
        assert found == types


def test_all_samples_are_small(written: Scene) -> None:
    sizes = {each.path: each.path.stat().st_size for p in written.people for each in p.samples}
    assert sum(sizes.values()) < 600_000
    voices = (ROOT / "app" / "development" / "scene").glob("*.ogg")
    assert sum(voice.stat().st_size for voice in voices) < 100_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_days_are_the_last_ones(language: str) -> None:
    texts = load_texts(language)
    rows = write_export(texts["export"], TODAY).decode().splitlines()
    assert rows[-1].startswith(date(2026, 3, 3).strftime(texts["export"]["date"]))
    assert date(2026, 3, 2).strftime("%Y").encode() in print_statement(texts["statement"], TODAY)


def chosen(hints: Any, answer: str, mine: str) -> Any:
    """Return the hint that the page shows, by its own rule."""
    return next(
        hint
        for hint in hints
        if re.search(hint.after, answer, re.IGNORECASE)
        and re.search(hint.mine, mine, re.IGNORECASE)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_hints_follow_the_conversation(written: Scene, language: str) -> None:
    hints = written.hints[language]
    assert chosen(hints, "", "").samples == ("receipt", "statement")
    assert chosen(hints, LATEST_REPLIES[language], "x").say[0].startswith("$1 ")
    assert len(chosen(hints, "Ok", "stop").say) == 1
    assert len(chosen(hints, "?", "?").say) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_hints_say_is_understood(language: str) -> None:
    unclear = Talk(topic=TalkTopic.UNCLEAR)
    _, context = said("", language, GOALS[language])
    texts = {text for hint in load_texts(language)["hints"] for text in hint["say"]}
    # What ends a silence is read by the webhook alone.
    not_understood = [
        text
        for text in texts
        if unclear in understand(text.replace("$1", THINGS[language]), context).commands
        and find_opt_out_request(text) != "start"
    ]
    assert not_understood == []


@pytest.mark.parametrize(
    "word", ["stop", "parar", "pare", "alto", "basta", "sair", "salir", "chega"]
)
def test_a_wish_for_silence_is_known(written: Scene, word: str) -> None:
    assert find_opt_out_request(word) == "stop"
    assert re.search(written.silent_after, word, re.IGNORECASE)
    assert any(len(chosen(hints, "Ok", word).say) == 1 for hints in written.hints.values())


def test_every_language_has_the_same_hints() -> None:
    shapes = {
        language: [
            (len(hint["say"]), hint.get("samples"), bool(hint.get("after")), bool(hint.get("mine")))
            for hint in load_texts(language)["hints"]
        ]
        for language in LANGUAGES
    }
    assert shapes["pt"] == shapes["es"] == shapes["en"]
