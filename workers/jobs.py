"""The function that jobs in Redis name.

`python -m workers` runs it in its slots. RQ's own worker, started in this folder, runs it, too:

    rq worker -S rq.serializers.JSONSerializer conversations

one job at a time, in a process that it forks for each. It runs whatever else Redis names as well,
unless it is given `-j workers.rq.accepted_jobs.ConversationJob`; and it has no sweep, so a
`python -m workers` somewhere must be up for what is due later.
"""

import structlog

from workers.bootstrap import current_context
from workers.rq.accepted_jobs import is_conversation_id

# Seconds: RQ's child process ends right after the job; requested jobs are sent before that.
FLUSH = 1.0

log = structlog.get_logger()


def work_on(conversation_id: str) -> None:
    """Process the open messages of a conversation, unless another worker has it."""
    if not is_conversation_id(conversation_id):
        log.warning("job_refused", reason="arguments")
        return
    context = current_context()
    context.conversations.work_on(conversation_id)
    context.job_queue.flush(FLUSH)
