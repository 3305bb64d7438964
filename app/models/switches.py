"""Switches: what operators have paused."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, UtcDateTime


class SwitchName(StrEnum):
    """What can be paused: the replies, or the handling of messages."""

    PAUSE_SENDING = "pause-sending"
    PAUSE_READING = "pause-reading"


class Switch(Base):
    """A switch that is on; there is no row of one that is off."""

    __tablename__ = "switches"

    # A SwitchName, or one of another version.
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    on_since: Mapped[datetime] = mapped_column(UtcDateTime())
