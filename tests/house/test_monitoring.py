"""What operators watch is what the programs expose, and is explained."""

import ast
import json
import re
from pathlib import Path

import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

from app.config import Settings
from app.db import Database
from app.exposition import Exposition
from app.queue import connect
from app.webhook.routes import OUTCOMES
from tests.support.clock import FixedClock
from tests.support.scrapes import ALERTS, promtool
from tests.support.source import ROOT, modules

GUIDE = ROOT / "docs" / "operations" / "monitoring.md"
DASHBOARD = ROOT / "docs" / "operations" / "grafana" / "dashboard.json"
ENDINGS = {"counter": ["_total"], "histogram": ["_bucket", "_sum", "_count"], "gauge": [""]}
# Labels of few values, which are all of the code, of Twilio's list or the operator's settings.
LABELS = {
    *("area", "code", "endpoint", "folder", "kind", "le", "model", "operation", "outcome"),
    *("program", "purpose", "reason", "state", "status", "variable", "version"),
}


@pytest.fixture
def families(
    tmp_path: Path, sqlite_template: Path, redis_url: str, clock: FixedClock
) -> dict[str, str]:
    """Return the type of each metric that web and worker expose, by its name."""
    database, client = Database(f"sqlite:///{sqlite_template}"), connect(redis_url, timeout=20)
    values = {"OZZIE_ENV": "development", "OZZIE_DATA_DIR": tmp_path, "database_url": database.url}
    settings = Settings.model_validate(values)
    exposition = Exposition(settings, database, clock, client, patience=60.0)
    text = exposition.render().decode()
    database.close()
    client.connection_pool.disconnect()
    found = text_string_to_metric_families(text)
    return {family.name: family.type for family in found if family.name.startswith("ozzie_")}


def asked_for() -> set[str]:
    """Return the metrics that the alerts and the dashboard ask for."""
    (group,) = yaml.safe_load(ALERTS.read_text(encoding="utf-8"))["groups"]
    panels = json.loads(DASHBOARD.read_text(encoding="utf-8"))["panels"]
    questions = [rule["expr"] for rule in group["rules"]]
    questions += [target["expr"] for panel in panels for target in panel.get("targets", ())]
    return {name for question in questions for name in re.findall(r"\bozzie_\w+", question)}


def test_alerts_and_dashboard_ask_for_what_there_is(families: dict[str, str]) -> None:
    exposed = {name + end for name, kind in families.items() for end in ENDINGS[kind]}
    assert len(exposed) > 30
    assert asked_for() <= exposed


def test_every_metric_is_shown_somewhere(families: dict[str, str]) -> None:
    shown = asked_for()
    assert [
        name for name, kind in families.items() if not {name + end for end in ENDINGS[kind]} & shown
    ] == []


def test_the_guide_explains_every_metric_with_its_type(families: dict[str, str]) -> None:
    rows = re.findall(r"^\| `(ozzie_\w+)` \| (\w+) \|", GUIDE.read_text("utf-8"), re.MULTILINE)
    assert dict(rows) == families
    assert len(rows) == len(families)


def test_no_label_can_have_a_value_of_a_person() -> None:
    calls = [
        node.value
        for node in modules("app")["app/metrics.py"].body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
    ]
    named = {
        label.value
        for call in calls
        for argument in call.args
        if isinstance(argument, ast.List)
        for label in argument.elts
        if isinstance(label, ast.Constant)
    }
    assert len(named) > 8
    assert named <= LABELS


def test_every_outcome_of_a_webhook_begins_with_zero() -> None:
    trees = modules("app")
    paths = [path for path in trees if path.startswith("app/webhook/")]
    named = {
        word.value
        for path in paths
        for call in ast.walk(trees[path])
        if isinstance(call, ast.Call)
        and name_of(call) in {"Outcome", "_answer", "_store", "_tell", "labels"}
        for argument in call.args[:1]
        for word in ast.walk(argument)
        if isinstance(word, ast.Constant)
    }
    named |= {
        node.value.value
        for node in ast.walk(trees["app/twilio/status.py"])
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Constant)
    }
    assert named == set(OUTCOMES)


def name_of(call: ast.Call) -> str:
    """Return the name of the function that is called."""
    return getattr(call.func, "id", "") or getattr(call.func, "attr", "")


def test_prometheus_takes_the_configuration_of_the_guide(tmp_path: Path) -> None:
    (block,) = re.findall(r"```yaml\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    path = tmp_path / "prometheus.yml"
    path.write_text(block.replace("alerts.yml", str(ALERTS)), encoding="utf-8")
    assert "SUCCESS" in promtool("check", "config", "--syntax-only", str(path))
    jobs = {job["job_name"] for job in yaml.safe_load(block)["scrape_configs"]}
    assert set(re.findall(r'job="([\w-]+)"', ALERTS.read_text("utf-8"))) == jobs
