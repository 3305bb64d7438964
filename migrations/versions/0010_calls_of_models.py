"""Account for the calls of models, and keep who wants none."""

import sqlalchemy as sa
from alembic import op

import app.db

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Not in a batch, which would make the tables anew on SQLite for such a default.
    for table in ("clients", "users"):
        op.add_column(
            table,
            sa.Column("model_opt_out", sa.Boolean(), server_default=sa.false(), nullable=False),
        )
    op.create_table(
        "model_calls",
        sa.Column("id", app.db.Id(), nullable=False),
        sa.Column("client_id", app.db.Id(), nullable=False),
        sa.Column("user_id", app.db.Id(), nullable=True),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("model", sa.String(length=100), nullable=False),
        sa.Column("tokens_in", sa.Integer(), nullable=False),
        sa.Column("tokens_cached", sa.Integer(), nullable=False),
        sa.Column("tokens_out", sa.Integer(), nullable=False),
        sa.Column("cost_micros", sa.BigInteger(), nullable=False),
        sa.Column("price", sa.String(length=10), nullable=False),
        sa.Column("milliseconds", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(length=30), nullable=False),
        sa.Column("provider_request_id", sa.String(length=100), nullable=True),
        sa.Column("created_at", app.db.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"]),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_model_calls_created_at"), "model_calls", ["created_at"])
    op.create_index(
        op.f("ix_model_calls_user_id_created_at"), "model_calls", ["user_id", "created_at"]
    )


def downgrade() -> None:
    op.drop_table("model_calls")
    for table in ("users", "clients"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column("model_opt_out")
