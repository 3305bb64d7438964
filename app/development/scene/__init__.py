"""The scene of the chat page: the demo people, what they have to send, and what they could say.

Each language has a file of texts (`en.toml`) and a recorded voice note (`en.ogg`). Receipts and
statements are drawn when `ozzie dev` starts, so that their days are the last ones. The simulator
gets all of it as a JSON file.
"""

import json
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from app.development.people import PEOPLE
from app.development.scene.samples import draw_receipt, print_statement, write_export
from app.phones import country_of, timezone_of

_FOLDER = Path(__file__).parent
LANGUAGES = tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))
# Somebody who is no user yet. The number is one that Ofcom keeps for drama.
STRANGER = {"name": "Alex Stranger", "phone": "+447700900123", "note": "new here"}
_TYPES = {
    "receipt": "image/jpeg",
    "statement": "application/pdf",
    "export": "text/csv",
    "voice": "audio/ogg",
}
# After these words a person has asked for silence, in any of the languages.
SILENT_AFTER = r"^(?:stop|parar|pare|chega|sair|alto|basta|salir)\W*$"


def write_scene(folder: Path, today: date) -> Path:
    """Write the samples and the scene to `folder`, and return the path of the scene."""
    texts = {language: load_texts(language) for language in LANGUAGES}
    samples = {
        language: _write_samples(folder / language, texts[language], language, today)
        for language in LANGUAGES
    }
    people = [
        _describe(person.name, person.phone, person.note, person.language, samples)
        for person in PEOPLE
    ]
    people.append(_describe(STRANGER["name"], STRANGER["phone"], STRANGER["note"], "en", samples))
    scene = {
        "people": people,
        "hints": {language: texts[language]["hints"] for language in LANGUAGES},
        "silent_after": SILENT_AFTER,
    }
    path = folder / "scene.json"
    path.write_text(json.dumps(scene, ensure_ascii=False), encoding="utf-8")
    return path


def load_texts(language: str) -> Mapping[str, Any]:
    """Return the texts of a language."""
    return tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def _describe(
    name: str, phone: str, note: str, language: str, samples: Mapping[str, Any]
) -> dict[str, Any]:
    return {
        "name": name,
        "phone": phone,
        "note": note,
        "language": language,
        "locale": f"{language}-{country_of(phone)}",
        "timezone": timezone_of(phone),
        "hints": language,
        "samples": samples[language],
    }


def _write_samples(
    folder: Path, texts: Mapping[str, Any], language: str, today: date
) -> list[dict[str, str]]:
    folder.mkdir(parents=True, exist_ok=True)
    contents = {
        "receipt": draw_receipt(texts["receipt"], today),
        "statement": print_statement(texts["statement"], today),
        "export": write_export(texts["export"], today),
        "voice": (_FOLDER / f"{language}.ogg").read_bytes(),
    }
    samples = []
    for name, content in contents.items():
        path = folder.absolute() / texts["filenames"][name]
        path.write_bytes(content)
        samples.append(
            {
                "name": name,
                "label": texts["labels"][name],
                "path": str(path),
                "filename": texts["filenames"][name],
                "content_type": _TYPES[name],
            }
        )
    return samples
