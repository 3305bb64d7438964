"""Measure the webhook under a flood of receipts: `python -m bench.flood [--postgresql]`.

Photos are posted to the API without pause by more callers than it has threads; the bulkhead lets
half of the web threads read them, and the others get 503 with Retry-After. Meanwhile the webhook's
p99 is measured at 20 webhooks a second, and compared with its p99 without the flood.
"""

import argparse
import base64
import io
import threading
from collections import Counter

import httpx
from PIL import Image, ImageDraw, ImageFont

from app.clock import system_clock
from app.config import Settings
from app.db import Database
from app.services.clients import ensure_client
from bench.ground import PEOPLE, Ground, ground, populate
from bench.programs import fake_services, program, wait_for
from bench.webhooks import person, send
from tests.support.valkey import free_port

CALLERS = 24
RATE = 20
COUNT = 300
FLOOD_CLIENT, FLOOD_SECRET = "flood", "a-secret-of-this-bench-alone"


def receipt() -> bytes:
    """Return a photo of a receipt, as large as phones send in a chat."""
    picture = Image.new("RGB", (900, 1400), "white")
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(44)
    lines = ["CORNER MARKET", "05/11/2026", "", "Bread 3.50", "Milk 2.25", "", "TOTAL 5.75"]
    for number, line in enumerate(lines):
        draw.text((80, 80 + 90 * number), line, fill="black", font=font)
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=85)
    return file.getvalue()


def post_without_pause(url: str, stop: threading.Event, answers: "Counter[int]") -> None:
    """One caller of the flood: counts the answers by their status."""
    photo = receipt()
    with httpx.Client(base_url=f"{url}/v1", auth=_bearer, timeout=90) as api:
        while not stop.is_set():
            answer = api.post(
                "/users/external:flood/transactions",
                data={"type": "image", "allow_duplicates": "true"},
                files={"file": ("receipt.jpg", photo, "image/jpeg")},
            )
            answers[answer.status_code] += 1
            stop.wait(0.2 if answer.status_code == httpx.codes.SERVICE_UNAVAILABLE else 0)


def _bearer(request: httpx.Request) -> httpx.Request:
    token = base64.b64encode(f"{FLOOD_CLIENT}:{FLOOD_SECRET}".encode()).decode()
    request.headers["Authorization"] = f"Bearer {token}"
    return request


def flood(at: Ground) -> None:
    """Print the webhook's p99 with and without the flood, and the answers to the flood."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    phones = [person(number) for number in range(PEOPLE)]
    with fake_services() as outside:
        environment = at.environment(outside, port, OZZIE_API_URL=url)
        settings = Settings.model_validate(
            {"OZZIE_ENV": "development", "OZZIE_DATA_DIR": at.folder}
        )
        database = Database(at.database_url)
        with database.transaction() as session:
            ensure_client(
                session,
                FLOOD_CLIENT,
                FLOOD_SECRET,
                secret_key=settings.secret_key,
                now=system_clock(),
            )
        database.close()
        with program("gunicorn", "app.wsgi:app", environment=environment):
            wait_for(f"{url}/readyz")
            send(url, phones, 100, rate=RATE)
            calm = send(url, phones, COUNT, rate=RATE)
            stop, answers = threading.Event(), Counter[int]()
            callers = [
                threading.Thread(target=post_without_pause, args=(url, stop, answers))
                for _ in range(CALLERS)
            ]
            for caller in callers:
                caller.start()
            stop.wait(8)
            flooded = send(url, phones, COUNT, rate=RATE)
            stop.set()
            for caller in callers:
                caller.join()
    told = ", ".join(f"{count} × {status}" for status, count in sorted(answers.items()))
    print(f"flood: {CALLERS} callers were answered {told}")
    print(
        f"webhook: p99 at {RATE}/s {flooded.p99_ms():.0f} ms under the flood, "
        f"{calm.p99_ms():.0f} ms without: "
        f"{flooded.p99_ms() / calm.p99_ms():.1f} ×; failures {flooded.failures}"
    )


def main() -> None:
    """Run it on SQLite or PostgreSQL."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--postgresql", action="store_true")
    options = parser.parse_args()
    with ground(postgresql=options.postgresql) as at:
        populate(at).close()
        flood(at)


if __name__ == "__main__":
    main()
