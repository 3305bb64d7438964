"""Process conversations, each by one worker at a time and its messages in order.

processor          the steps of a message: claim, perform, store the reply, send, finish
claiming           choose the next message and store its action
endings            finish, postpone or release a message
leases             the leases of this process, renewed by a thread
confirmations      confirm STOP and START before any other message
confirmation_loop  look for confirmations that are due
"""
