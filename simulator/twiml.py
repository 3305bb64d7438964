"""What a webhook's answer says to the person."""

from xml.etree import ElementTree as ET

from simulator.postman import Answer

INVALID_CONTENT_TYPE = 12300
INVALID_XML = 12100


class Unreadable(Exception):
    """The answer is not one that Twilio takes; `code` is its error's number."""

    def __init__(self, code: int) -> None:
        self.code = code
        super().__init__(f"Twilio's error {code}")


def messages_in(answer: Answer) -> list[str]:
    """The texts that the person gets: each `<Message>`, or the whole of a `text/plain` body.

    Raises Unreadable where Twilio would note an error.
    """
    kind = answer.content_type.partition(";")[0].strip().lower()
    if kind == "text/plain":
        return [answer.body] if answer.body.strip() else []
    if kind not in {"text/xml", "application/xml"}:
        raise Unreadable(INVALID_CONTENT_TYPE)
    try:
        root = ET.fromstring(answer.body)  # noqa: S314 - our own door's answer, on this desk
    except ET.ParseError:
        raise Unreadable(INVALID_XML) from None
    texts = [_text_of(message) for message in root.iter("Message")]
    return [text for text in texts if text]


def _text_of(message: ET.Element) -> str:
    bodies = [message, *message.iter("Body")]
    return "".join(body.text or "" for body in dict.fromkeys(bodies)).strip()
