"""Twilio's error codes in words, for operators: https://www.twilio.com/docs/api/errors."""

from app.twilio.codes import CONFIGURATION_ERRORS, PERMANENT, TRANSIENT

# What the dictionary above says of the codes that a reply of ours meets, in short.
_MEANINGS = {
    20003: "the account's SID and token do not go together",
    20404: "the account or its number does not exist",
    20429: "too many requests at once",
    20500: "an error inside Twilio",
    20503: "Twilio is overloaded",
    21211: "the recipient's number is not valid",
    21212: "our number is not valid",
    21408: "the account may not send to the recipient's country",
    21606: "our number may not send to this recipient",
    21610: "the person opted out of our number at Twilio",
    21611: "our number has too many messages queued at Twilio",
    21614: "the recipient's number is no mobile number",
    21617: "the text is longer than 1600 characters",
    30001: "our number has too many messages queued at Twilio",
    30003: "the recipient's phone is off or out of reach",
    30004: "the message is blocked",
    30005: "the recipient's number is unknown or out of service",
    30006: "the recipient's number is a landline, or its carrier is out of reach",
    30007: "the message was filtered as unwanted",
    30008: "the delivery failed for an unknown reason",
    63001: "WhatsApp does not accept the account's credentials",
    63003: "WhatsApp does not find the recipient",
    63005: "WhatsApp does not accept the message's content",
    63007: "our number is no WhatsApp sender of the account",
    63013: "the message breaks a rule of WhatsApp",
    63014: "the person has blocked our number",
    63015: "the recipient has not joined the sandbox",
    63016: "more than 24 hours since the person last wrote",
    63018: "too many messages at once for our WhatsApp sender",
    63024: "the recipient is not valid",
    63031: "sender and recipient are the same number",
    63038: "the account's number of messages a day is used up",
}


def explain_code(code: int) -> str:
    """Return what a code means, and whether a repetition or a setting may help."""
    meaning = _MEANINGS.get(code, "")
    if code in CONFIGURATION_ERRORS:
        return f"{meaning or 'refused for a setting'}; check {CONFIGURATION_ERRORS[code]}"
    if code in TRANSIENT:
        return meaning or "WhatsApp or Twilio has a fault of its own, which passes"
    if code in PERMANENT:
        return meaning or "refused for good"
    return f"see https://www.twilio.com/docs/api/errors/{code}"
