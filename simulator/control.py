"""The control API: send messages as a person, set faults, read the log."""

import base64
import binascii
import json
from urllib.parse import urlsplit

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue
from pydantic import ValidationError

from simulator.faults import Fault
from simulator.inbound import Inbound
from simulator.misbehave import current

control = Blueprint("control", __name__, url_prefix="/_control")


@control.before_request
def _same_origin() -> ResponseReturnValue | None:
    """Refuse other origins: any page in the same browser could call loopback."""
    origin = request.headers.get("Origin", "")
    if origin and urlsplit(origin).netloc != request.host:
        return jsonify(error="for this page alone"), 403
    return None


@control.errorhandler(ValidationError)
def _invalid(error: ValidationError) -> ResponseReturnValue:
    problems = error.errors(include_url=False, include_context=False, include_input=False)
    return jsonify(error=problems), 422


@control.get("/messages")
def messages() -> ResponseReturnValue:
    """List the messages of both directions in order, each with its statuses and their times.

    `?person=` (an address) and `?direction=out` leave the others away.
    """
    person, out = request.args.get("person", ""), request.args.get("direction") == "out"
    wanted = (
        message
        for message in current().store.messages()
        if person in {"", message.person} and not (out and message.direction == "inbound")
    )
    return jsonify(messages=[message.describe() for message in wanted])


@control.delete("/messages")
def forget() -> ResponseReturnValue:
    """Delete the messages of one chat: `?person=` (an address)."""
    current().store.forget(request.args.get("person", ""))
    return "", 204


@control.get("/log")
def log() -> ResponseReturnValue:
    """List what went over the network, in order: requests to the API, webhooks, callbacks."""
    return jsonify(log=current().store.log())


@control.get("/model")
def model() -> ResponseReturnValue:
    """List what the fake model was asked, the newest first; `is_running` is false without one."""
    asked = [received.describe() for received in reversed(current().model.requests)]
    return jsonify(is_running=bool(current().options.model_port), requests=asked)


@control.post("/inbound")
def inbound() -> ResponseReturnValue:
    """Send a message as a person: JSON, or a form with its fields in `message` and a `file`."""
    file = request.files.get("file")
    fields = json.loads(request.form.get("message", "{}")) if file else request.get_json()
    content = file.read() if file else b""
    if file:
        fields.setdefault("content_type", file.mimetype)
        fields.setdefault("filename", file.filename or "")
    asked = Inbound.model_validate(fields)
    if asked.media_base64:
        try:
            content = base64.b64decode(asked.media_base64, validate=True)
        except binascii.Error:
            return jsonify(error="media_base64: is no base64"), 422
    message, answers = current().receive(asked, content)
    return jsonify(sid=message.sid, answers=[answer.describe() for answer in answers]), 201


@control.get("/faults")
def faults() -> ResponseReturnValue:
    """List the faults that have not happened yet."""
    return jsonify(faults=[fault.model_dump() for fault in current().faults.rules()])


@control.post("/faults")
def add_fault() -> ResponseReturnValue:
    """Add a fault."""
    fault = Fault.model_validate(request.get_json())
    current().faults.add(fault)
    return jsonify(fault.model_dump()), 201


@control.delete("/faults")
def clear_faults() -> ResponseReturnValue:
    """Remove every fault; `?seed=` also seeds the random numbers."""
    current().faults.clear()
    if seed := request.args.get("seed", type=int):
        current().faults.seed(seed)
    return "", 204


@control.delete("")
def clear() -> ResponseReturnValue:
    """Delete every message, log line and fault."""
    current().faults.clear()
    current().store.clear()
    return "", 204
