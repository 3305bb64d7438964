"""STOP and START are confirmed first, and opt-outs are kept in the canonical form.

It only expands: columns that may be NULL, and opt-outs in the canonical form beside the raw one.
"""

import re

import sqlalchemy as sa
from alembic import op

import app.db

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("conversations", sa.Column("opted_at", app.db.UtcDateTime(), nullable=True))
    op.add_column("inbound_messages", sa.Column("claim_token", sa.String(40), nullable=True))
    op.add_column(
        "inbound_messages", sa.Column("claimable_at", app.db.UtcDateTime(), nullable=True)
    )
    _add_canonical_opt_outs()


def _add_canonical_opt_outs() -> None:
    """Strangers' opt-outs were kept by the number as it came: MX and BR numbers have two forms."""
    opt_outs = sa.table(
        "opt_outs",
        sa.column("number", sa.String),
        sa.column("address", sa.String),
        sa.column("created_at", app.db.UtcDateTime()),
    )
    connection = op.get_bind()
    rows = connection.execute(sa.select(opt_outs).order_by(opt_outs.c.created_at)).all()
    known = {(row.number, row.address) for row in rows}
    for row in rows:
        key = (row.number, _canonical(row.address))
        if key not in known:
            known.add(key)
            values = {"number": key[0], "address": key[1], "created_at": row.created_at}
            connection.execute(sa.insert(opt_outs).values(values))


def _canonical(address: str) -> str:
    """As app.phones.canonical was when this was written."""
    if re.fullmatch(r"\+521\d{10}", address):
        return "+52" + address[4:]
    if re.fullmatch(r"\+55\d{2}[6-9]\d{7}", address):
        return address[:5] + "9" + address[5:]
    return address


def downgrade() -> None:
    op.drop_column("inbound_messages", "claimable_at")
    op.drop_column("inbound_messages", "claim_token")
    op.drop_column("conversations", "opted_at")
