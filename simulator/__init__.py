"""A stand-in for Twilio and a phone on your desk; development and tests only."""
