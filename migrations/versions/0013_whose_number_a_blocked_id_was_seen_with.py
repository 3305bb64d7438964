"""Keep with a blocked WhatsApp id the phone it was seen with, which unblocks both."""

import sqlalchemy as sa
from alembic import op

from app.migration_state import add_index, drop_index

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("blocks", sa.Column("phone", sa.String(length=20), nullable=True))
    add_index("ix_blocks_phone", "blocks", ["phone"])


def downgrade() -> None:
    drop_index("ix_blocks_phone", "blocks")
    with op.batch_alter_table("blocks", schema=None) as batch_op:
        batch_op.drop_column("phone")
