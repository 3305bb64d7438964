"""One name, one meaning: classes, metrics, log events and the queue."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable

from app.queue import QUEUE
from tests.support.source import ROOT, log_calls, modules

# Events that more than one module logs, because the same thing happens in more than one place.
SHARED_EVENTS = {
    "database_unavailable": "every loop that goes on without the database, and the API",
    "redis_unavailable": "the web's side of the queue and the worker's",
    "job_refused": "a job of another kind (the queue), or one that names no conversation (the job)",
    "message_claimed": "by the conversation's worker, or by the confirmation of a STOP or START",
    "message_crashed": "the same two",
    "message_finished": "the same two",
    "message_postponed": "the same two",
    "lease_lost": "the same two",
}
METRIC_CLASSES = {"Counter", "Gauge", "Histogram", "Summary", "GaugeMetricFamily"}
METRIC = re.compile(r"ozzie_\w+_(total|seconds|bytes|up)|ozzie_(messages|workers)")
METRICS = "app/metrics.py"
# Looked up when somebody asks, and so made there.
LOOKED_UP = "app/exposition.py"


def strings(nodes: Iterable[ast.AST]) -> list[str]:
    """Return the texts among these nodes."""
    return [
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def test_no_two_public_classes_have_one_name() -> None:
    homes = defaultdict(list)
    for path, tree in modules("app", "workers").items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes[node.name].append(path)
    assert len(homes) > 100
    assert {name: paths for name, paths in homes.items() if len(paths) > 1} == {}


def test_an_event_is_logged_by_one_module_or_shared_for_a_reason() -> None:
    homes = defaultdict(set)
    for path, tree in modules("app", "workers").items():
        for call in log_calls(tree):
            for event in strings(call.args[:1]):
                homes[event].add(path)
    assert len(homes) > 40
    assert {event for event, paths in homes.items() if len(paths) > 1} == set(SHARED_EVENTS)


def test_metrics_are_declared_in_one_module_and_each_is_used() -> None:
    trees = modules("app", "workers")
    declared = {
        target.id: strings(node.value.args[:1])[0]
        for node in trees[METRICS].body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        for target in node.targets
        if isinstance(target, ast.Name) and strings(node.value.args[:1])
    }
    assert len(declared) > 4
    assert len(set(declared.values())) == len(declared)
    others = {path: tree for path, tree in trees.items() if path != METRICS}
    used = {
        node.attr if isinstance(node, ast.Attribute) else node.name
        for tree in others.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute | ast.alias)
    }
    assert set(declared) <= used
    for path, tree in others.items():
        assert not set(declared.values()) & set(strings(ast.walk(tree))), path


def test_no_metric_is_made_elsewhere() -> None:
    for path, tree in modules("app", "workers").items():
        if path in {METRICS, LOOKED_UP}:
            continue
        imported = {
            alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            and (node.module or "").startswith("prometheus_client")
            for alias in node.names
        }
        assert not imported & METRIC_CLASSES, path
        assert not any(METRIC.fullmatch(text) for text in strings(ast.walk(tree))), path


def test_the_queue_is_named_once_in_code_and_truly_in_the_documents() -> None:
    homes = [
        path
        for path, tree in modules("app", "workers").items()
        if QUEUE in strings(ast.walk(tree)) and not path.startswith("app/models/")
    ]
    assert homes == ["app/queue.py"]
    document = (ROOT / "docs/operations/running.md").read_text(encoding="utf-8")
    assert re.findall(r"rq worker .*JSONSerializer (\w+)", document) == [QUEUE]
