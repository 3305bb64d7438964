"""Tests of app/twilio."""
