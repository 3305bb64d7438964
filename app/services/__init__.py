"""The rules of each resource; no web framework, no queue, no Twilio."""
