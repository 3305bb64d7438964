"""Read what a process answers Prometheus, and ask Prometheus' own tool which alerts it causes."""

import json
import shutil
import string
import subprocess
from collections.abc import Collection, Sequence
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from app import metrics
from tests.support.source import ROOT

FOLDER = ROOT / "docs" / "operations" / "prometheus"
ALERTS = FOLDER / "alerts.yml"
# Metrics of our own, but for the disk's.
OURS = (
    *(f"ozzie_{letter}" for letter in string.ascii_lowercase if letter != "d"),
    *("ozzie_database", "ozzie_document"),
)
FIRING = 'count by (alertname) (ALERTS{alertstate="firing"})'


def samples(text: str) -> dict[str, float]:
    """Return the values of a scrape, by `name{label="value"}` with labels in their order."""
    found = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            labels = ",".join(f'{name}="{value}"' for name, value in sorted(sample.labels.items()))
            found[f"{sample.name}{{{labels}}}" if labels else sample.name] = sample.value
    return found


class Growth:
    """What was counted in this process since a moment."""

    def __init__(self) -> None:
        self._before = samples(metrics.render().decode())

    def of(self, prefix: str) -> dict[str, float]:
        """Return by how much each value grew whose name begins so, where it did."""
        now = samples(metrics.render().decode())
        grown = {name: value - self._before.get(name, 0) for name, value in now.items()}
        return {name: by for name, by in grown.items() if by and name.startswith(prefix)}


def promtool(*arguments: str) -> str:
    """Run Prometheus' tool and return its output; skip where it is missing, fail where it does."""
    program = shutil.which("promtool")
    if program is None:
        pytest.skip("promtool is missing: apt-get install prometheus")
    done = subprocess.run(
        [program, *arguments], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def assert_firing(scrapes: Sequence[str], expected: Collection[str], folder: Path) -> None:
    """Assert which alerts fire after these scrapes, one a minute, by their names without Ozzie.

    How full the disk of the test's own machine is does not count.
    """
    by_minute = [
        {name: value for name, value in samples(scrape).items() if name.startswith(OURS)}
        for scrape in scrapes
    ]
    names = sorted({name for found in by_minute for name in found})
    series = [
        {"series": name, "values": " ".join(str(found.get(name, "_")) for found in by_minute)}
        for name in names
    ]
    firing = [{"labels": f'{{alertname="Ozzie{name}"}}', "value": 1} for name in expected]
    end = f"{len(scrapes) - 1}m"
    case = {
        "interval": "1m",
        "input_series": series,
        "promql_expr_test": [{"expr": FIRING, "eval_time": end, "exp_samples": firing}],
    }
    rules = {"rule_files": [str(ALERTS)], "evaluation_interval": "1m", "tests": [case]}
    path = folder / "scrapes_test.yml"
    path.write_text(json.dumps(rules), encoding="utf-8")
    promtool("test", "rules", str(path))
