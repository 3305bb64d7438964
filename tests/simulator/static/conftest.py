"""The chat page in a browser: its people, and a fake of the program that its panel comes from."""

import threading
from collections.abc import Iterator

import pytest
from flask import Flask, Response, request
from PIL import Image
from playwright.sync_api import Browser, Page
from twilio.rest import Client
from werkzeug.serving import make_server

from simulator.scene import STRANGER, Hint, Person, Sample, Scene
from tests.support.chat_page import Chat, FakePanel, opened
from tests.support.drawn import saved
from tests.support.fake_webhook import FakeWebhook
from tests.support.simulator import ACCOUNT_SID, AUTH_TOKEN, SimulatedTwilio, simulated_twilio
from tests.support.twilio_client import Redirected

HINTS = (
    Hint(after="^$", say=("spent 12 on lunch",), samples=("receipt",)),
    Hint(mine="^stop$", say=("start",)),
    Hint(after=r"✅ ([^·]+)", say=("$1 was 46", "undo")),
    Hint(say=("help",)),
)


@pytest.fixture(scope="session")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """Return two people with something to send, and a stranger."""
    receipt = tmp_path_factory.mktemp("samples") / "receipt.png"
    receipt.write_bytes(saved(Image.new("RGB", (60, 80), "gray")))
    sample = Sample(
        name="receipt",
        label="Receipt",
        path=receipt,
        filename="receipt.png",
        content_type="image/png",
    )
    maya = Person(
        name="Maya Reed",
        phone="+12025550143",
        note="United States",
        locale="en-US",
        timezone="America/New_York",
        hints="en",
        samples=(sample,),
    )
    ana = Person(
        name="Ana Souza",
        phone="+5511961230145",
        note="Brasil",
        language="pt",
        locale="pt-BR",
        timezone="America/Sao_Paulo",
    )
    people = (maya, ana, STRANGER)
    return Scene(people=people, hints={"en": HINTS}, silent_after="^(?:stop|parar)$")


@pytest.fixture
def fake_panel() -> Iterator[FakePanel]:
    """Run a fake of the panel's program, which notes what is asked of it."""
    fake, app = FakePanel(), Flask("fake_panel")

    @app.post("/<action>")
    def act(action: str) -> Response:
        fake.asked.append((action, request.get_json()))
        return Response(fake.html, content_type="text/html")

    server = make_server("127.0.0.1", 0, app, threaded=True)
    fake.url = f"http://127.0.0.1:{server.port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield fake
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def twilio(fake_webhook: FakeWebhook, scene: Scene) -> Iterator[SimulatedTwilio]:
    """Yield a simulator with the people of the scene."""
    with simulated_twilio(f"{fake_webhook.url}/hook", scene=scene) as simulated:
        yield simulated


@pytest.fixture
def chat(twilio: SimulatedTwilio, fake_webhook: FakeWebhook, scene: Scene) -> Iterator[Chat]:
    """Yield the people, and a way to write to them as the product does."""
    http = Redirected(twilio.url)
    client = Client(ACCOUNT_SID, AUTH_TOKEN, http_client=http)
    yield Chat(scene, client, f"{fake_webhook.url}/status/1")
    http.session.close()


@pytest.fixture
def page(browser: Browser, twilio: SimulatedTwilio) -> Iterator[Page]:
    """Yield the open page; fail the test on an error in the page or on its console."""
    with opened(browser, twilio.url) as page:
        yield page
