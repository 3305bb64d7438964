"""Twilio's webhooks: inbound messages and status callbacks."""
