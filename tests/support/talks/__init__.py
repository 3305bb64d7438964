"""Conversations of people with Ozzie: read from their texts, played through the door, checked."""
