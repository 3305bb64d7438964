"""Take the pictures of the chat page that README shows: `python -m tests.e2e.pictures`.

It starts `ozzie dev` on free ports, writes as two of its people, and saves what is to be seen to
docs/images. `--all FOLDER` saves the page in both themes at three widths, to be looked at. Emoji
need a font that has them (Debian: fonts-noto-color-emoji).
"""

import argparse
import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.support.browser import chromium
from tests.support.system import PASSED_ON, ROOT
from tests.support.valkey import free_port

IMAGES = ROOT / "docs" / "images"
DESKTOP, TABLET, PHONE = (1280, 900), (768, 1000), (390, 780)
SETTLING = 1500  # milliseconds until the panel has followed the chat

MAYA = (
    "sample:statement",
    "put 200 into my emergency fund",
    "sample:receipt",
    "how much did I spend this week?",
)
ANA = (
    "gastei 38,50 no mercado e 12 de ônibus",
    "o mercado foi 40",
    "posso gastar 300 em um tênis?",
)


def main() -> int:
    """Take the pictures; return 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.e2e.pictures", description=__doc__)
    parser.add_argument("--all", type=Path, metavar="FOLDER", help="every theme and width, too")
    options = parser.parse_args()
    with development() as url, chromium() as browser:
        take(browser, url, IMAGES / "chat.png", "Maya Reed", MAYA)
        take(browser, url, IMAGES / "phone.png", "Ana Souza", ANA, size=PHONE, theme="dark")
        if options.all:
            options.all.mkdir(parents=True, exist_ok=True)
            take_all(browser, url, options.all)
    return 0


@contextmanager
def development() -> Iterator[str]:
    """Run `ozzie dev` in a folder of its own, and yield the chat page's address."""
    ports = [free_port() for _ in range(3)]
    options = zip(("--port", "--simulator-port", "--redis-port"), map(str, ports), strict=True)
    environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen(
            [sys.executable, "-m", "app.cli", "dev", *(part for pair in options for part in pair)],
            cwd=ROOT,
            env={**environment, "OZZIE_DATA_DIR": folder},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert process.stdout
        try:
            for line in process.stdout:
                if line.startswith("Ozzie is ready"):
                    break
            else:
                raise SystemExit("ozzie dev did not start; run it by hand to see why")
            yield f"http://127.0.0.1:{ports[1]}/"
        finally:
            process.terminate()
            process.communicate()


def take(
    browser: Browser,
    url: str,
    path: Path,
    person: str,
    words: tuple[str, ...] = (),
    *,
    size: tuple[int, int] = DESKTOP,
    theme: Literal["light", "dark"] = "light",
) -> None:
    """Write as a person, and save what is to be seen then."""
    with opened_as(browser, url, person, size, theme) as page:
        for each in words:
            send(page, each)
        page.wait_for_timeout(SETTLING)
        save(page, path)


@contextmanager
def opened_as(
    browser: Browser, url: str, person: str, size: tuple[int, int], theme: Literal["light", "dark"]
) -> Iterator[Page]:
    """Yield the page with a person chosen."""
    page = browser.new_page(
        viewport={"width": size[0], "height": size[1]},
        color_scheme=theme,
        device_scale_factor=1.5 if size is PHONE else 1,
        reduced_motion="reduce",
    )
    expect.set_options(timeout=60_000)
    page.goto(url)
    page.get_by_label(person).check(force=True)
    yield page
    page.close()


def send(page: Page, words: str) -> None:
    """Send a text, or a sample by its name, and wait for the answer."""
    answers = page.locator(".theirs").count()
    kind, _, name = words.partition("sample:")
    if name:
        page.locator("#attach").click()
        place = ("receipt", "statement", "export", "voice").index(name)
        page.locator("#menu-samples button").nth(place).click()
        expect(page.locator("#pending li")).to_have_count(1)
    else:
        page.locator("#text").fill(kind)
    page.locator("#send").click()
    expect(page.locator(".theirs")).to_have_count(answers + 1)


def take_all(browser: Browser, url: str, folder: Path) -> None:
    """Save the page, its panel and its menus in both themes at three widths."""
    for theme in ("light", "dark"):
        for size in (DESKTOP, TABLET, PHONE):
            name = f"{theme}-{size[0]}"
            with opened_as(browser, url, "Maya Reed", size, theme) as page:
                page.wait_for_timeout(SETTLING)
                save(page, folder / f"{name}.png")
                page.locator("#emoji").click()
                save(page, folder / f"{name}-emoji.png")
                page.keyboard.press("Escape")
                if size is not DESKTOP:
                    page.locator("#open-panel").click()
                    save(page, folder / f"{name}-panel.png")


def save(page: Page, path: Path) -> None:
    """Save what is to be seen as a PNG of 255 colors: it looks the same, at a third of the size."""
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    few = picture.quantize(255, Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    sys.stdout.write(f"{path} {path.stat().st_size // 1000} kB\n")


if __name__ == "__main__":
    sys.exit(main())
