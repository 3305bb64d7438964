"""Changes that can be undone, dialogues, contributions, and what people tell by chat."""

import sqlalchemy as sa
from alembic import op

import app.db

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "changes",
        sa.Column(
            "id",
            sa.String(length=40).with_variant(sa.String(length=40, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "user_id",
            sa.String(length=40).with_variant(sa.String(length=40, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column(
            "source_id",
            sa.String(length=40).with_variant(sa.String(length=40, collation="C"), "postgresql"),
            nullable=True,
        ),
        sa.Column("type", sa.String(length=40), nullable=False),
        sa.Column("summary", sa.String(length=300), nullable=False),
        sa.Column("details", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("created_at", app.db.UtcDateTime(), nullable=False),
        sa.Column("undone_at", app.db.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_changes_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_changes")),
    )
    with op.batch_alter_table("changes", schema=None) as batch_op:
        batch_op.create_index("ix_changes_created_at", ["created_at"], unique=False)
        batch_op.create_index("ix_changes_source_id", ["source_id"], unique=False)
        batch_op.create_index("ix_changes_user_id", ["user_id", "id"], unique=False)

    op.create_table(
        "dialogues",
        sa.Column(
            "user_id",
            sa.String(length=40).with_variant(sa.String(length=40, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("updated_at", app.db.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_dialogues_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "channel", name=op.f("pk_dialogues")),
    )
    with op.batch_alter_table("dialogues", schema=None) as batch_op:
        batch_op.create_index("ix_dialogues_updated_at", ["updated_at"], unique=False)

    op.create_table(
        "contributions",
        sa.Column(
            "id",
            sa.String(length=40).with_variant(sa.String(length=40, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "user_id",
            sa.String(length=40).with_variant(sa.String(length=40, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "goal_id",
            sa.String(length=40).with_variant(sa.String(length=40, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=True),
        sa.Column("created_at", app.db.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["goal_id"],
            ["goals.id"],
            name=op.f("fk_contributions_goal_id_goals"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_contributions_user_id_users"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contributions")),
    )
    with op.batch_alter_table("contributions", schema=None) as batch_op:
        batch_op.create_index("ix_contributions_goal_id", ["goal_id", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_contributions_user_id"), ["user_id"], unique=False)

    with op.batch_alter_table("chat_messages", schema=None) as batch_op:
        batch_op.add_column(sa.Column("channel", sa.String(length=10), nullable=True))
        batch_op.add_column(
            sa.Column(
                "client_id",
                sa.String(length=40).with_variant(
                    sa.String(length=40, collation="C"), "postgresql"
                ),
                nullable=True,
            )
        )
        batch_op.add_column(sa.Column("idempotency_key", sa.String(length=255), nullable=True))
        batch_op.add_column(sa.Column("fingerprint", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("answer", sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(sa.Column("shown", sa.JSON(none_as_null=True), nullable=True))

    with op.batch_alter_table("transactions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("installments", sa.Integer(), nullable=True))

    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.add_column(sa.Column("told_income_cents", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("told_expenses_cents", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("told_aim", sa.String(length=20), nullable=True))
        batch_op.add_column(sa.Column("told_next_pay_date", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("terms", sa.String(length=300), nullable=True))
        batch_op.add_column(sa.Column("terms_accepted_at", app.db.UtcDateTime(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.drop_column("terms_accepted_at")
        batch_op.drop_column("terms")
        batch_op.drop_column("told_next_pay_date")
        batch_op.drop_column("told_aim")
        batch_op.drop_column("told_expenses_cents")
        batch_op.drop_column("told_income_cents")

    with op.batch_alter_table("transactions", schema=None) as batch_op:
        batch_op.drop_column("installments")

    with op.batch_alter_table("chat_messages", schema=None) as batch_op:
        batch_op.drop_column("shown")
        batch_op.drop_column("answer")
        batch_op.drop_column("fingerprint")
        batch_op.drop_column("idempotency_key")
        batch_op.drop_column("client_id")
        batch_op.drop_column("channel")

    with op.batch_alter_table("contributions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_contributions_user_id"))
        batch_op.drop_index("ix_contributions_goal_id")

    op.drop_table("contributions")
    with op.batch_alter_table("dialogues", schema=None) as batch_op:
        batch_op.drop_index("ix_dialogues_updated_at")

    op.drop_table("dialogues")
    with op.batch_alter_table("changes", schema=None) as batch_op:
        batch_op.drop_index("ix_changes_user_id")
        batch_op.drop_index("ix_changes_source_id")
        batch_op.drop_index("ix_changes_created_at")

    op.drop_table("changes")
