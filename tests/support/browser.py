"""Debian's Chromium, driven by playwright."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from playwright._impl._driver import compute_driver_executable
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

# Chromium as root, in a closed network: no sandbox, and no calls of its own to anyone.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# A microphone that beeps, and that every page may use.
WITH_MICROPHONE = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")


def missing() -> str:
    """Return why no browser can be used, as the reason to skip a test; "" where one can."""
    if not CHROMIUM:
        return "no chromium is installed"
    node, _ = compute_driver_executable()
    found = subprocess.run([node, "--version"], capture_output=True, check=False)
    return "playwright's driver needs libatomic1" if found.returncode else ""


@contextmanager
def chromium(*arguments: str) -> Iterator[Browser]:
    """Run a headless browser during the block, with `arguments` besides those it needs."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*ARGUMENTS, *arguments]
        )
        yield browser
        browser.close()
