"""Keep each step of a message's way and who has a lease; find messages by the time they came."""

import sqlalchemy as sa
from alembic import op

import app.db
from app.migration_state import add_index, drop_index

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "message_events",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            sa.Identity(always=False),
            nullable=False,
        ),
        sa.Column(
            "message_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("at", app.db.UtcDateTime(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["inbound_messages.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_message_events_message_id"), "message_events", ["message_id"])
    op.add_column("conversations", sa.Column("leased_by", sa.String(length=100), nullable=True))
    op.add_column("conversations", sa.Column("leased_at", app.db.UtcDateTime(), nullable=True))
    add_index(
        "ix_inbound_messages_finished_received",
        "inbound_messages",
        ["received_at"],
        where="finished_at IS NOT NULL",
    )


def downgrade() -> None:
    drop_index("ix_inbound_messages_finished_received", "inbound_messages")
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.drop_column("leased_at")
        batch_op.drop_column("leased_by")
    op.drop_table("message_events")
