"""What is loaded with a package: the webhook, the store and the coach load no reader."""

import json
import subprocess
import sys

import pytest

_LIST_MODULES = """
import importlib, json, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(getattr(package, "__path__", ()), f"{package.__name__}."):
    importlib.import_module(module.name)
print(json.dumps(sorted(sys.modules)))
"""


def loaded_with(module: str) -> list[str]:
    """Return the modules that a fresh process holds once it has imported all of `module`."""
    done = subprocess.run(
        [sys.executable, "-c", _LIST_MODULES, module],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    found: list[str] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("module", ["app.webhook", "app.store", "app.coach", "app.text"])
def test_no_reader_is_loaded_with(module: str) -> None:
    loaded = loaded_with(module)
    assert module in loaded
    assert [name for name in loaded if name.startswith("app.reading")] == []
