"""Keep blocks and switches; and of clients the use, and under which key each secret is kept."""

import sqlalchemy as sa
from alembic import op

import app.db

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "blocks",
        sa.Column("address", sa.String(length=160), nullable=False),
        sa.Column("created_at", app.db.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_blocks")),
    )
    op.create_table(
        "switches",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("on_since", app.db.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_switches")),
    )
    # Not in a batch, which would make the table anew on SQLite for the default of `requests`.
    for column in (
        sa.Column("secret_key_id", sa.String(length=16), nullable=True),
        sa.Column("secret_rotated_at", app.db.UtcDateTime(), nullable=True),
        sa.Column("previous_secret_key_id", sa.String(length=16), nullable=True),
        sa.Column("last_used_at", app.db.UtcDateTime(), nullable=True),
        sa.Column("requests", sa.BigInteger(), server_default="0", nullable=False),
    ):
        op.add_column("clients", column)


def downgrade() -> None:
    with op.batch_alter_table("clients", schema=None) as batch_op:
        batch_op.drop_column("requests")
        batch_op.drop_column("last_used_at")
        batch_op.drop_column("previous_secret_key_id")
        batch_op.drop_column("secret_rotated_at")
        batch_op.drop_column("secret_key_id")
    op.drop_table("switches")
    op.drop_table("blocks")
