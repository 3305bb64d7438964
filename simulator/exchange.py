"""Carry messages in both directions, as Twilio does between a person and the product."""

import threading
from dataclasses import dataclass, replace

from simulator.chats import Chats
from simulator.fake_model import FakeModel
from simulator.faults import Fault, Faults
from simulator.inbound import Inbound, form_of, message_of
from simulator.later import Later
from simulator.options import Options
from simulator.records import Message
from simulator.store import Store
from simulator.twiml import Unreadable, messages_in
from simulator.webhook_client import Answer, WebhookCall, WebhookClient


class Exchange:
    """One account with one number; `url` is the simulator's own address once it listens."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.url = f"http://{options.host}:{options.port}"
        self.store = Store(Chats(options.chats) if options.chats else None)
        self.faults = Faults()
        self.model = FakeModel()
        self.closing = threading.Event()
        self._webhooks = WebhookClient(options, self.store)
        self._later = Later()

    def receive(self, inbound: Inbound, content: bytes = b"") -> tuple[Message, list[Answer]]:
        """Store a person's message and post it to the webhook.

        Returns the message and the webhook's answers; none where the message does not wait for
        them.
        """
        if quoted := self.store.message(inbound.replied_sid):
            inbound = inbound.model_copy(update={"replied_sender": quoted.sender})
        message = self.store.add(message_of(inbound, content, self.options.address))
        if not inbound.wait:
            self._later.run(0, lambda: self._deliver(inbound, message))
            return message, []
        return message, self._deliver(inbound, message)

    def send(self, recipient: str, body: str, callback: str) -> Message:
        """Accept a message to a person, as Messages.json does, and start its delivery."""
        message = self.store.add(
            Message(
                direction="outbound-api",
                sender=self.options.address,
                recipient=recipient,
                body=body,
                status="queued",
                status_callback=callback,
            )
        )
        fate = self.faults.take("delivery", recipient)
        failed = fate is not None and fate.kind == "fail"
        way = (
            Delivery(("queued", "sent", "undelivered"), fate.code)
            if fate and failed
            else Delivery()
        )
        if fate and fate.kind == "early":
            while way.steps:
                way = self._step(message, way)
        else:
            self._later.run(0, lambda: self._go(message, way))
        return message

    def close(self) -> None:
        """End every wait and every thread."""
        self.closing.set()
        self.store.announce({"type": "end"})
        self._later.close()
        self._webhooks.close()
        self.store.close()

    def _deliver(self, inbound: Inbound, message: Message) -> list[Answer]:
        call = WebhookCall(
            target="webhook",
            url=self.options.webhook,
            form=form_of(inbound, message, self.options.account_sid, self.url),
            person=message.sender,
            signature=inbound.signature,
            auth_token=inbound.auth_token,
            copies=inbound.copies,
        )
        fault = self.faults.take("webhook", message.sender)
        if fault and fault.kind == "delay":
            self.closing.wait(fault.seconds)
        answers = self._post(call, fault)
        self.store.change(message.sid, webhook=answers[0].status)
        for answer in answers:
            self._reply(message, answer)
        return answers

    def _reply(self, message: Message, answer: Answer) -> None:
        if answer.status != 200:
            return
        try:
            texts = messages_in(answer)
        except Unreadable as error:
            self.store.change(message.sid, error_code=error.code)
            return
        for text in texts:
            self.store.add(
                Message(
                    direction="outbound-reply",
                    sender=message.recipient,
                    recipient=message.sender,
                    body=text,
                    status="delivered",
                )
            )

    def _go(self, message: Message, way: "Delivery") -> None:
        further = self._step(message, way)
        if further.steps:
            self._later.run(self.options.callback_seconds, lambda: self._go(message, further))

    def _step(self, message: Message, way: "Delivery") -> "Delivery":
        """Do one step of a delivery with its callback, and return the steps that remain."""
        status, *rest = way.steps
        code = way.code if status == "undelivered" else None
        self.store.advance(message.sid, status, code)
        if message.status_callback:
            call = status_callback_call(message, status, self.options.account_sid, code)
            fault = self.faults.take("callback", message.recipient)
            if fault and fault.kind == "delay":
                self._later.run(fault.seconds, lambda: self._post(call, None))
            else:
                self._post(call, fault)
        return Delivery(tuple(rest), way.code)

    def _post(self, call: WebhookCall, fault: Fault | None) -> list[Answer]:
        kind = fault.kind if fault else ""
        if kind == "drop":
            self.store.note(call.target, url=call.url, form=dict(call.form), status=0, error="drop")
            return [Answer(error="drop")]
        if kind == "double":
            call = replace(call, copies=call.copies * 2)
        if kind == "forge":
            call = replace(call, signature="wrong")
        return self._webhooks.post(call)


@dataclass(frozen=True, slots=True)
class Delivery:
    """The remaining statuses of a message, and the code of its failure."""

    steps: tuple[str, ...] = ("queued", "sent", "delivered", "read")
    code: int | None = None


def status_callback_call(
    message: Message, status: str, account_sid: str, code: int | None
) -> WebhookCall:
    """Return the status callback of one step, with the fields of recorded ones."""
    form = {
        "SmsSid": message.sid,
        "SmsStatus": status,
        "MessageStatus": status,
        "ChannelToAddress": message.recipient.removeprefix("whatsapp:"),
        "To": message.recipient,
        "ChannelPrefix": "whatsapp",
        "MessageSid": message.sid,
        "AccountSid": account_sid,
        "From": message.sender,
        "ApiVersion": "2010-04-01",
    }
    if status not in {"queued", "sent"}:
        form["EventType"] = status.upper()
    if code:
        form["ErrorCode"] = str(code)
    return WebhookCall("callback", message.status_callback, list(form.items()), message.recipient)
