"""The scene: read from a file, refused with a line that says why, given to the page."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from simulator.options import parse
from simulator.scene import load_scene
from tests.support.simulator import simulated_twilio

NEEDED = ["--account-sid", "AC1", "--auth-token", "t", "--webhook", "http://127.0.0.1:1/hook"]


@pytest.fixture
def written(tmp_path: Path) -> dict[str, Any]:
    """Return a scene of one person with one file to send."""
    sheet = tmp_path / "october.csv"
    sheet.write_text("date,amount\n")
    sample = {
        "name": "export",
        "label": "Statement",
        "path": str(sheet),
        "filename": "october.csv",
        "content_type": "text/csv",
    }
    person = {"name": "Maya", "phone": "+12025550143", "hints": "en", "samples": [sample]}
    return {"people": [person], "hints": {"en": [{"after": "^$", "say": ["hi"]}]}}


def test_the_page_gets_the_people_their_files_and_hints(
    written: dict[str, Any], tmp_path: Path
) -> None:
    path = tmp_path / "scene.json"
    path.write_text(json.dumps(written))
    chosen = parse([*NEEDED, "--scene", str(path)]).scene
    with simulated_twilio(scene=chosen) as twilio:
        shown = httpx.get(f"{twilio.url}/scene").json()
        (person,) = shown["people"]
        (sample,) = person["samples"]
        assert (person["name"], shown["has_panel"]) == ("Maya", False)
        assert "path" in sample
        assert str(tmp_path) not in json.dumps(shown)
        file = httpx.get(f"{twilio.url}{sample['path']}")
        assert (file.text, file.headers["Content-Type"]) == ("date,amount\n", "text/csv")
        assert httpx.get(f"{twilio.url}/samples/12025550143/other").status_code == 404


@pytest.mark.parametrize(
    ("where", "value", "told"),
    [
        ("people", [{"name": "Maya", "phone": "12025550143"}], "people.0.phone"),
        ("hints", {"en": [{"after": "("}]}, "hints.en.0.after"),
        ("places", {}, "places"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    written: dict[str, Any], tmp_path: Path, where: str, value: object, told: str
) -> None:
    path = tmp_path / "scene.json"
    path.write_text(json.dumps({**written, where: value}))
    with pytest.raises(ValueError, match=told) as refused:
        load_scene(str(path))
    assert "\n" not in str(refused.value)


def test_a_missing_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse([*NEEDED, "--scene", str(tmp_path / "none.json")])
    assert "none.json: No such file" in capsys.readouterr().err
