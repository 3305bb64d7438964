"""Twilio: the only package that uses its library.

verify        check the signature of a webhook
parse         read a webhook's form into a message
status        record a status callback
client        Twilio's REST client
sender        send replies, and find replies that may have been sent
media         download media within bounds
inbound_list  list messages whose webhooks may be missing
"""
