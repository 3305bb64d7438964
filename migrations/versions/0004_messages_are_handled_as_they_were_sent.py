"""Indexes: waiting messages in the order they were sent, STOP and START, all that is to be blanked.

Each serves the version before, too, by its first column.
"""

from alembic import op

from app.migration_state import add_index

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLE = "inbound_messages"
WAITING = "state IN ('received', 'claimed', 'answering')"


def upgrade() -> None:
    order = ["conversation_id", "received_at", "id"]
    add_index(
        "ix_inbound_messages_waiting_order",
        TABLE,
        order,
        where=WAITING,
        instead_of="ix_inbound_messages_waiting",
    )
    add_index("ix_inbound_messages_urgent", TABLE, order, where="state = 'urgent'")
    add_index(
        "ix_inbound_messages_unblanked_sender",
        TABLE,
        ["finished_at"],
        where="sender IS NOT NULL",
        instead_of="ix_inbound_messages_unblanked",
    )


def downgrade() -> None:
    op.drop_index("ix_inbound_messages_urgent", TABLE)
    add_index(
        "ix_inbound_messages_waiting",
        TABLE,
        ["conversation_id", "id"],
        where=WAITING,
        instead_of="ix_inbound_messages_waiting_order",
    )
    add_index(
        "ix_inbound_messages_unblanked",
        TABLE,
        ["finished_at"],
        where="body IS NOT NULL",
        instead_of="ix_inbound_messages_unblanked_sender",
    )
