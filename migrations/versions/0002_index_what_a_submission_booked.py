"""Index what a submission booked, in its order.

Revision ID: 0002
Revises: 0001
Create Date: 2026-11-28 18:40:00

"""

from app.migration_state import add_index

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    add_index(
        "ix_transactions_submission_order",
        "transactions",
        ["submission_id", "id"],
        instead_of="ix_transactions_submission",
    )


def downgrade() -> None:
    add_index(
        "ix_transactions_submission",
        "transactions",
        ["submission_id"],
        instead_of="ix_transactions_submission_order",
    )
