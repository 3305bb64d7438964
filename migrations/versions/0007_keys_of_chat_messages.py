"""The index that keeps the Idempotency-Keys of chat messages unique for good.

Apart from the columns, because an index that is built CONCURRENTLY leaves the transaction.
"""

from app.migration_state import add_index, drop_index

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

NAME, TABLE = "uq_chat_messages_key", "chat_messages"


def upgrade() -> None:
    add_index(NAME, TABLE, ["client_id", "idempotency_key"], unique=True)


def downgrade() -> None:
    drop_index(NAME, TABLE)
