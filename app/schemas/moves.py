"""Money moves on the wire."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from app.schemas.fields import Wire
from app.schemas.transactions import Category


class MoneyMoveData(Wire):
    """One thing to do this month, and what it saves."""

    object_name: ClassVar = "money_move"
    plural: ClassVar = "moves"

    id: str = Field(examples=["ozz_move_01HX9R3KQMDF5NZTY2WB8CLPVA"])
    title: str = Field(examples=["Cut food by $150"])
    description: str
    potential_savings_cents: Annotated[
        int, Field(description="A month, in cents of the plan's currency.")
    ]
    category: Category
    priority: Literal["high", "medium", "low"]
