"""Twilio's REST API as its own client library calls it: messages and their media."""

from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

from flask import Blueprint, Response, g, jsonify, redirect, request
from flask.typing import ResponseReturnValue

from simulator.inbound import API_VERSION, media_path
from simulator.listing import Wanted, page_of
from simulator.misbehave import act, current, error
from simulator.records import Media, Message

rest = Blueprint("rest", __name__)

ACCOUNT = f"/{API_VERSION}/Accounts/<account>"
LONGEST_BODY = 1600


@rest.url_value_preprocessor
def _take_account(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    g.account = (values or {}).pop("account", current().options.account_sid)


@rest.before_request
def _authenticate() -> ResponseReturnValue | None:
    options = current().options
    given = request.authorization
    right = (options.account_sid, options.auth_token)
    if given is None or (given.username, given.password) != right:
        return error(401, 20003, "Authenticate", {"WWW-Authenticate": 'Basic realm="Twilio API"'})
    return None if g.account == options.account_sid else error(404, 20404, "No such account")


@rest.after_request
def _note(response: Response) -> Response:
    current().store.note(
        "request",
        method=request.method,
        path=request.path,
        form=request.form.to_dict() or request.args.to_dict(),
        status=g.get("cut", response.status_code),
        fault=g.get("fault", ""),
        sid=g.get("sid", ""),
    )
    return response


@rest.post(f"{ACCOUNT}/Messages.json")
def create() -> ResponseReturnValue:
    """Accept a message to a person."""
    exchange, form = current(), request.form
    recipient = form.get("To", "")
    fault = exchange.faults.take("send", recipient)
    if fault and not fault.taken:
        return act(fault)
    if problem := _problem_with(recipient):
        return problem
    message = exchange.send(recipient, form.get("Body", ""), form.get("StatusCallback", ""))
    g.sid = message.sid
    if fault:
        return act(fault)
    return jsonify(as_twilio(message, g.account)), 201


@rest.get(f"{ACCOUNT}/Messages.json")
def listing() -> ResponseReturnValue:
    """List the messages that fit To, From and DateSent, newest first, a page at a time."""
    exchange = current()
    if fault := exchange.faults.take("lookup", request.args.get("To", "")):
        return act(fault)
    try:
        wanted = Wanted.of(request.args)
    except ValueError:
        return error(400, 20001, "DateSent, Page or PageSize cannot be read")
    found, token = page_of(exchange.store.messages(), wanted)
    path = f"/{API_VERSION}/Accounts/{g.account}/Messages.json"
    return jsonify(
        messages=[as_twilio(message, g.account) for message in found],
        page=wanted.page,
        page_size=wanted.size,
        start=wanted.page * wanted.size,
        end=wanted.page * wanted.size + max(0, len(found) - 1),
        uri=f"{path}?{request.query_string.decode()}",
        first_page_uri=f"{path}?{wanted.query(0, '')}",
        next_page_uri=f"{path}?{wanted.query(wanted.page + 1, token)}" if token else None,
        previous_page_uri=None,
    )


@rest.get(f"{ACCOUNT}/Messages/<sid>.json")
def fetch(sid: str) -> ResponseReturnValue:
    """One message."""
    exchange = current()
    if fault := exchange.faults.take("lookup"):
        return act(fault)
    message = exchange.store.message(sid)
    return jsonify(as_twilio(message, g.account)) if message else _nothing_here()


@rest.get(f"{ACCOUNT}/Messages/<sid>/Media.json")
def media_listing(sid: str) -> ResponseReturnValue:
    """List the attachments of a message."""
    message = current().store.message(sid)
    if message is None:
        return _nothing_here()
    media = [_medium_as_twilio(message, medium, g.account) for medium in message.media]
    path = request.path
    return jsonify(media_list=media, page=0, page_size=50, uri=path, next_page_uri=None)


@rest.get(f"{ACCOUNT}/Messages/<sid>/Media/<media_sid>")
def medium(sid: str, media_sid: str) -> ResponseReturnValue:
    """Redirect (307) to the attachment's bytes, which need no credentials, as Twilio does."""
    exchange = current()
    message = exchange.store.message(sid)
    if fault := exchange.faults.take("media", message.person if message else ""):
        return act(fault)
    found = _medium(message, media_sid)
    return redirect(f"{exchange.url}/media/{found.token}", 307) if found else _nothing_here()


@rest.delete(f"{ACCOUNT}/Messages/<sid>/Media/<media_sid>")
@rest.delete(f"{ACCOUNT}/Messages/<sid>/Media/<media_sid>.json")
def delete_medium(sid: str, media_sid: str) -> ResponseReturnValue:
    """Forgets a medium."""
    exchange = current()
    message = exchange.store.message(sid)
    found = _medium(message, media_sid)
    if message is None or found is None:
        return _nothing_here()
    left = tuple(medium for medium in message.media if medium is not found)
    exchange.store.change(sid, media=left)
    return "", 204


@rest.post("/v2/Indicators/Typing.json")
def typing() -> ResponseReturnValue:
    """Show the typing indicator to the person of the message."""
    exchange = current()
    message = exchange.store.message(request.form.get("messageId", ""))
    if message is None:
        return _nothing_here()
    exchange.store.announce({"type": "typing", "person": message.person})
    return jsonify(success=True)


@rest.get("/v2/Channels/Senders")
def senders() -> ResponseReturnValue:
    """List the account's senders: its one number."""
    exchange = current()
    if fault := exchange.faults.take("senders"):
        return act(fault)
    number = {
        "sid": "XE" + g.account[2:],
        "sender_id": exchange.options.address,
        "status": "ONLINE",
        "configuration": {},
        "properties": {},
        "url": f"{exchange.url}/v2/Channels/Senders/XE{g.account[2:]}",
    }
    page = f"{exchange.url}{request.path}"
    meta = {"key": "senders", "page": 0, "page_size": 50, "url": page, "first_page_url": page}
    return jsonify(
        senders=[number] if request.args.get("Channel") == "whatsapp" else [],
        meta=meta | {"next_page_url": None, "previous_page_url": None},
    )


def as_twilio(message: Message, account: str) -> dict[str, Any]:
    """Return the message in the format of the API."""
    path = f"/{API_VERSION}/Accounts/{account}/Messages/{message.sid}"
    sent = message.status != "queued"
    return {
        "sid": message.sid,
        "account_sid": account,
        "api_version": API_VERSION,
        "body": message.body,
        "from": message.sender,
        "to": message.recipient,
        "direction": message.direction,
        "status": message.status,
        "date_created": format_datetime(message.created),
        "date_sent": format_datetime(message.created) if sent else None,
        "date_updated": format_datetime(datetime.fromtimestamp(message.statuses[-1][1], UTC)),
        "error_code": message.error_code,
        "error_message": None,
        "messaging_service_sid": None,
        "num_media": str(len(message.media)),
        "num_segments": "1",
        "price": None,
        "price_unit": None,
        "subresource_uris": {"media": f"{path}/Media.json"},
        "uri": f"{path}.json",
    }


def _medium_as_twilio(message: Message, medium: Media, account: str) -> dict[str, Any]:
    return {
        "sid": medium.sid,
        "account_sid": account,
        "parent_sid": message.sid,
        "content_type": medium.content_type,
        "date_created": format_datetime(message.created),
        "date_updated": format_datetime(message.created),
        "uri": f"{media_path(account, message.sid, medium.sid)}.json",
    }


def _problem_with(recipient: str) -> ResponseReturnValue | None:
    form, number = request.form, current().options.address
    body = form.get("Body", "")
    if form.get("From") != number:
        return error(400, 63007, "Twilio could not find a Channel with the specified From address")
    if not recipient.startswith("whatsapp:") or len(recipient) <= len("whatsapp:"):
        return error(400, 21211, f"Invalid 'To' Phone Number: {recipient}")
    if not body:
        return error(400, 21619, "A text message body or media urls must be specified.")
    if len(body.encode("utf-16-le")) // 2 > LONGEST_BODY:
        return error(400, 21617, "The concatenated message body exceeds the 1600 character limit")
    return None


def _medium(message: Message | None, media_sid: str) -> Media | None:
    media = message.media if message else ()
    return next((medium for medium in media if medium.sid == media_sid), None)


def _nothing_here() -> ResponseReturnValue:
    return error(404, 20404, f"The requested resource {request.path} was not found")
