"""Read the messages in a webhook's response."""

from xml.etree import ElementTree as ET

from simulator.webhook_client import Answer

INVALID_CONTENT_TYPE = 12300
INVALID_XML = 12100


class Unreadable(Exception):
    """Twilio would refuse the response; `code` is the number of its error."""

    def __init__(self, code: int) -> None:
        self.code = code
        super().__init__(f"Twilio's error {code}")


def messages_in(answer: Answer) -> list[str]:
    """Return the texts that the person gets: each `<Message>`, or a whole `text/plain` body.

    Raises Unreadable where Twilio would note an error.
    """
    kind = answer.content_type.partition(";")[0].strip().lower()
    if kind == "text/plain":
        return [answer.body] if answer.body.strip() else []
    if kind not in {"text/xml", "application/xml"}:
        raise Unreadable(INVALID_CONTENT_TYPE)
    try:
        root = ET.fromstring(answer.body)  # noqa: S314 - our own webhook's response, in development
    except ET.ParseError:
        raise Unreadable(INVALID_XML) from None
    texts = [_text_of(message) for message in root.iter("Message")]
    return [text for text in texts if text]


def _text_of(message: ET.Element) -> str:
    bodies = [message, *message.iter("Body")]
    return "".join(body.text or "" for body in dict.fromkeys(bodies)).strip()
