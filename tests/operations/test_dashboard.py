"""The dashboard for Grafana: each panel asks for what there is, in Prometheus' own language."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.support.scrapes import promtool
from tests.support.source import ROOT

DASHBOARD = json.loads((ROOT / "docs/operations/grafana/dashboard.json").read_text("utf-8"))
PANELS: list[dict[str, Any]] = [p for p in DASHBOARD["panels"] if p["type"] != "row"]
SOURCE = {"type": "prometheus", "uid": "${datasource}"}
WIDTH = 24  # columns of Grafana's grid


def test_it_lets_one_choose_the_prometheus_that_all_panels_ask() -> None:
    (variable,) = DASHBOARD["templating"]["list"]
    assert (variable["name"], variable["type"], variable["query"]) == (
        *("datasource", "datasource"),
        "prometheus",
    )
    # The schema of Grafana 10.4 and 11: later ones migrate it when they load it.
    assert DASHBOARD["schemaVersion"] == 39
    assert "id" not in DASHBOARD  # Grafana gives it one
    assert DASHBOARD["uid"] == "ozzie"


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: str(panel["title"]))
def test_a_panel_has_its_place_source_and_questions(panel: dict[str, Any]) -> None:
    assert panel["type"] in {"stat", "timeseries"}
    assert panel["datasource"] == SOURCE
    assert panel["fieldConfig"]["defaults"]["unit"]
    place = panel["gridPos"]
    assert 0 <= place["x"] < place["x"] + place["w"] <= WIDTH
    letters = [target["refId"] for target in panel["targets"]]
    assert len(letters) == len(set(letters)) > 0
    for target in panel["targets"]:
        assert target["datasource"] == SOURCE
        assert target["expr"]
        assert target["legendFormat"]


def test_no_two_panels_share_an_id_or_a_place() -> None:
    ids = [panel["id"] for panel in DASHBOARD["panels"]]
    assert len(ids) == len(set(ids))
    taken = [
        (x, y)
        for panel in DASHBOARD["panels"]
        for place in [panel["gridPos"]]
        for x in range(place["x"], place["x"] + place["w"])
        for y in range(place["y"], place["y"] + place["h"])
    ]
    assert len(taken) == len(set(taken))


def test_prometheus_reads_every_question(tmp_path: Path) -> None:
    questions = [target["expr"] for panel in PANELS for target in panel["targets"]]
    rules = [
        {"record": f"question_{number}", "expr": re.sub(r"\$__rate_interval", "5m", question)}
        for number, question in enumerate(questions)
    ]
    path = tmp_path / "questions.yml"
    path.write_text(json.dumps({"groups": [{"name": "dashboard", "rules": rules}]}))
    assert f"{len(questions)} rules found" in promtool("check", "rules", str(path))
