"""A fake of our webhook: checks signatures with Twilio's validator and stores the forms."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from flask import Flask, Response, request
from twilio.request_validator import RequestValidator
from werkzeug.serving import make_server

from tests.support.simulator import AUTH_TOKEN


@dataclass
class FakeWebhook:
    """Received forms in order, and what is answered: first each of `statuses`, then 200."""

    url: str = ""
    public_url: str = ""
    forms: list[dict[str, str]] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    body: str = "<Response/>"
    content_type: str = "text/xml"

    def answer(self) -> Response:
        """Answer the current request: 403 where its signature is wrong."""
        signed = (self.public_url or self.url) + request.path
        signature = request.headers.get("X-Twilio-Signature", "")
        if not RequestValidator(AUTH_TOKEN).validate(signed, request.form, signature):
            return Response(status=403)
        self.forms.append(request.form.to_dict())
        status = self.statuses.pop(0) if self.statuses else 200
        return Response(self.body, status, content_type=self.content_type)


@contextmanager
def run_fake_webhook() -> Iterator[FakeWebhook]:
    """Run a fake webhook on a free port."""
    app, fake_webhook = Flask("fake_webhook"), FakeWebhook()
    app.add_url_rule(
        "/<path:_path>", view_func=lambda _path: fake_webhook.answer(), methods=["POST"]
    )
    server = make_server("127.0.0.1", 0, app, threaded=True)
    fake_webhook.url = f"http://127.0.0.1:{server.port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield fake_webhook
    server.shutdown()
    thread.join()
