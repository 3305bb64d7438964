"""The worker program: process stored messages and send the replies.

Entry points:
    __main__         `python -m workers`: run until SIGTERM
    jobs             the function that jobs in Redis name
    bootstrap        build what a worker process needs

One conversation:
    conversations    leases, the order of messages, faults, confirmations of STOP and START
    routing          decide what to do with a message (pure)
    actions          do it, by calls of the API
    last_submission  find the submission that an undo or a correction means
    messages         the words of a reply
    api_client       the REST API over HTTP

The process:
    rq               RQ's worker with threads, and the check of its jobs
    sweep            enqueue what was forgotten, delete what is old
    alarm            report wrong settings to the operator
"""
