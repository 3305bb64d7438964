"""Money moves as answers."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from app.categories import Category
from app.schemas.fields import ResponseData, with_example


class MoneyMoveData(ResponseData):
    """A suggestion for this month, and how much it saves."""

    model_config = with_example(
        id="ozz_move_01HX9R3KQMDF5NZTY2WB8CLPVA",
        title="Cut dining out by $150",
        description=(
            "You spent $480 on restaurants this month — $150 above your plan target. "
            "Cook 3 more meals at home per week."
        ),
        potential_savings_cents=15000,
        category="food",
        priority="high",
    )

    object_name: ClassVar = "money_move"
    plural: ClassVar = "moves"

    id: str
    title: str
    description: str
    potential_savings_cents: Annotated[
        int, Field(description="Savings per month, in cents of the plan's currency.")
    ]
    category: Category
    priority: Literal["high", "medium", "low"]
