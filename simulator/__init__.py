"""A stand-in for Twilio and a phone on your desk: for development and tests; nothing imports it.

It is made from Twilio's public description alone and knows nothing of the product beside it.
"""
