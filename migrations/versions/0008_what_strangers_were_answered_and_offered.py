"""Count what strangers were answered since their prompt, and keep what it offered."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("onboarding_prompts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("answers", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("answered_sid", sa.String(length=34), nullable=True))
        batch_op.add_column(sa.Column("offered_terms", sa.String(length=300), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("onboarding_prompts", schema=None) as batch_op:
        batch_op.drop_column("offered_terms")
        batch_op.drop_column("answered_sid")
        batch_op.drop_column("answers")
