"""The door for Twilio's calls."""
