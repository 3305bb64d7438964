"""Serve the panel on loopback, within `ozzie dev`, which has the API client's secret."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import httpx
from flask import Flask, Response, render_template, request
from flask.typing import ResponseReturnValue
from pydantic import BaseModel, Field, ValidationError
from werkzeug.serving import WSGIRequestHandler, make_server

from app.clock import Clock, system_clock
from app.development.panel.overview import find_user, read_overview
from app.development.panel.view import PanelWords, show
from app.development.people import DemoPerson, ensure_person
from app.locale import say
from app.phones import country_of, language_of


class PanelRequest(BaseModel):
    """Whose panel it is (a phone in E.164), and the change to undo or redo."""

    phone: str = Field(pattern=r"^\+[1-9]\d{6,14}$")
    change: str = Field("", pattern=r"^(?:ozz_chg_[0-9A-Z]{26})?$")


class Panel:
    """The panel's actions over a client of the API; `people` are those who can be made anew."""

    def __init__(self, api: httpx.Client, people: Sequence[DemoPerson], clock: Clock) -> None:
        self._api, self._people, self._clock = api, people, clock

    def render(self, asked: PanelRequest, note: str = "") -> str:
        """Return the panel as part of a page; `note` names the text that stands above it."""
        user = find_user(self._api, asked.phone)
        if user is None:
            return _render_nobody(asked.phone)
        words = PanelWords(user)
        view = show(read_overview(self._api, user, self._clock()))
        return render_template(
            "panel.html", view=view, note=note, say=words.say, language=words.language
        )

    def change(self, asked: PanelRequest, action: str) -> str:
        """Undo or redo a change, and return the panel as it is then."""
        user = find_user(self._api, asked.phone)
        if user is None:
            return self.render(asked)
        answer = self._api.post(f"/users/{user['id']}/changes/{asked.change}/{action}")
        if answer.status_code == httpx.codes.CONFLICT:
            return self.render(asked, "changed-since")
        answer.raise_for_status()
        return self.render(asked)

    def start_over(self, asked: PanelRequest) -> str:
        """Erase the person; make those anew who had books from the beginning."""
        user = find_user(self._api, asked.phone)
        if user is not None:
            self._api.delete(f"/users/{user['id']}").raise_for_status()
        for person in self._people:
            if person.phone == asked.phone:
                ensure_person(self._api, person)
        return self.render(asked)


def create_panel(panel: Panel) -> Flask:
    """Return the web application of the panel."""
    app = Flask(__name__, template_folder=".", static_folder=None)

    @app.post("/<any(show, undo, redo, 'start-over'):action>")
    def act(action: str) -> ResponseReturnValue:
        """Do what a button of the panel says, and answer the panel.

        Only JSON is taken: a page of another origin cannot send it without being asked first. A
        page whose site's name leads to this machine could, so other names are refused.
        """
        if request.host.partition(":")[0] not in {"127.0.0.1", "localhost"}:
            return Response("for this machine alone", 403, content_type="text/plain")
        if not request.is_json:
            return Response("send JSON", 415, content_type="text/plain")
        try:
            asked = PanelRequest.model_validate_json(request.get_data())
        except ValidationError:
            return Response("a phone or a change is missing", 422, content_type="text/plain")
        try:
            if action == "show":
                return panel.render(asked)
            if action == "start-over":
                return panel.start_over(asked)
            return panel.change(asked, action)
        except httpx.HTTPError:
            return Response("the API does not answer", 502, content_type="text/plain")

    return app


class _QuietHandler(WSGIRequestHandler):
    """Logs nothing: the API logs what is asked of it."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Says nothing."""


@contextmanager
def serving(api: httpx.Client, people: Sequence[DemoPerson]) -> Iterator[str]:
    """Serve the panel on a free port of loopback, and yield its address."""
    app = create_panel(Panel(api, people, system_clock))
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=_QuietHandler)
    thread = threading.Thread(target=server.serve_forever, name="panel", daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _render_nobody(phone: str) -> str:
    language = language_of(country_of(phone))
    return f'<section lang="{language}"><p>{say(language, "panel-nobody")}</p></section>'
