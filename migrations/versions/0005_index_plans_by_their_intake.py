"""Index plans by their intake, for the erasure that takes both.

Revision ID: 0005
Revises: 0004
Create Date: 2026-11-28 18:55:00

"""

from app.migration_state import add_index, drop_index

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    add_index("ix_plans_intake_id", "plans", ["intake_id"])


def downgrade() -> None:
    drop_index("ix_plans_intake_id", "plans")
