"""Named queries: functions whose first argument is a session or connection.

All SQL of the product is in this package. A function never commits; its caller opens the
transaction (see app.db.Database).

Conversations with people:
    new_messages           store a message that the webhook received
    conversations          one row for each person and number of ours
    inbox                  stored messages: find the next one, update, list, blank
    leases                 which worker processes a conversation now
    pending_confirmations  STOP and START messages whose confirmation is not sent yet
    replies                our answers and their delivery states
    addresses, blocks      what people write from, and whose messages are dropped
    senders                users by phone or scoped id; opt-outs; onboarding prompts
    sign_ups               people who sign up by chat
    opt_outs               record STOP and START; decide whether a message may be answered
    erasure                blank what messages hold of a person

Resources of the API:
    clients, users, intakes, plans, goals, moves, chat
    submissions, transactions, corrections, contributions
    changes                what was done to a person's data, to be undone
    recorded_rows          the rows that changes are about, as JSON values
    retention              delete old changes and dialogues
    ledger                 sums and lists over transactions
    idempotency            answers stored by Idempotency-Key

Operators:
    switches               what is paused
    personal_data          everything that is kept of a person, for an export

Tools:
    server                 limits of the database server
    sql                    statements that SQLAlchemy writes differently for each database
"""
