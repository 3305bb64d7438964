"""Twilio's error codes (https://www.twilio.com/docs/api/errors) and what each means for a reply."""

# Codes that a repetition cannot change.
PERMANENT = frozenset(
    {21211, 21610, 21614, 21617, 21620, 30004, 30005, 30006, 30007, 63003, 63005, 63013, 63014}
    | {63015, 63016, 63021, 63024, 63026, 63030, 63031, 63032, 63033, 63034}
)
# Codes for a person who left: they blocked us, sent STOP, or closed their account.
RECIPIENT_LEFT = frozenset({21610, 63014, 63033})
# Codes that are caused by our configuration, with the settings that an operator must check.
CREDENTIALS = "TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN (or TWILIO_AUTH_TOKEN_SECONDARY)"
NUMBER = "TWILIO_WHATSAPP_NUMBER (or its WhatsApp sender in Twilio's console)"
ACCOUNT = "the account's limits and permissions in Twilio's console"
CONFIGURATION_ERRORS = {
    **dict.fromkeys((20003, 20404), CREDENTIALS),
    **dict.fromkeys((21212, 21606, 63001, 63002, 63007, 63008, 63020), NUMBER),
    **dict.fromkeys((20005, 21408, 63038, 63051), ACCOUNT),
}
TRANSIENT = frozenset(
    {20429, 20500, 20503, 21611, 30001, 30003, 30008, 63009, 63010, 63012, 63017, 63018, 63023}
)
KNOWN = PERMANENT | CONFIGURATION_ERRORS.keys() | TRANSIENT
