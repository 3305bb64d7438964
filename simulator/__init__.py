"""A fake Twilio with a chat page, for development and tests; nothing imports it.

It is made from Twilio's public documentation and knows nothing of the product.
"""
