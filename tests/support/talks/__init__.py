"""Conversations of people with Ozzie: read from text, played through the webhook, checked."""
