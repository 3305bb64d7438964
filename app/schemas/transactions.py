"""Transactions on the wire; their amounts are cents: amount × 100 in every currency."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, WithJsonSchema

from app.schemas.fields import (
    Body,
    Cents,
    Currency,
    IsoDate,
    Language,
    Moment,
    Number,
    Query,
    Timestamp,
    UserId,
    Wire,
)
from app.schemas.pages import PageQuery

Category = Literal[
    "food",
    "transport",
    "housing",
    "utilities",
    "health",
    "entertainment",
    "education",
    "clothing",
    "income",
    "other",
]
SubmissionType = Literal["text", "image", "pdf", "spreadsheet"]
Channel = Literal["api", "whatsapp"]
Source = Literal[
    "api_text",
    "api_image",
    "api_pdf",
    "api_spreadsheet",
    "whatsapp_text",
    "whatsapp_image",
    "whatsapp_pdf",
    "whatsapp_spreadsheet",
]
Description = Annotated[
    str, Field(min_length=1, max_length=60, examples=["Groceries at Whole Foods"])
]
TransactionId = Annotated[str, Field(examples=["ozz_txn_01HX9Q5NRWBF3KMZP4VC7YDLAB"])]
SubmissionId = Annotated[str, Field(examples=["ozz_sub_01HX9Q5NRWBF3KMZP4VC7YDLAA"])]


class NewSubmission(Body):
    """One message or document that tells of money spent or earned."""

    type: SubmissionType
    content: Annotated[
        str | bytes,
        Field(
            min_length=1,
            description="The text itself; a document as base64 or a data URL (CSV also as it is).",
            examples=["Spent $45 on groceries at Whole Foods and $12 on the subway"],
        ),
        WithJsonSchema({"type": "string", "minLength": 1}),
    ]
    language: Annotated[Language | None, Field(description="Default: the user's.")] = None
    filename: Annotated[str, Field(max_length=255)] | None = None
    content_type: Annotated[str, Field(max_length=100)] | None = None
    caption: (
        Annotated[str, Field(max_length=4096, description="What was said along with a document.")]
        | None
    ) = None
    password: Annotated[str, Field(max_length=200, description="Of an encrypted PDF.")] | None = (
        None
    )
    sent_at: Annotated[
        Moment | None, Field(description="When the words were said: settles today. Default: now.")
    ] = None
    channel: Channel = "api"

    @property
    def source(self) -> str:
        """Where it came from and as what: `api_text`."""
        return f"{self.channel}_{self.type}"


class TransactionChanges(Body):
    """What to change of a transaction; what is not named stays."""

    amount_cents: Cents | None = None
    currency: Currency | None = None
    category: Category | None = None
    description: Description | None = None
    transaction_date: IsoDate | None = None


class TransactionQuery(PageQuery):
    """Which transactions to list; both dates are counted."""

    from_: Annotated[IsoDate | None, Field(alias="from")] = None
    to: IsoDate | None = None
    category: Category | None = None
    source: Source | None = None


class SubmissionQuery(Query):
    """Whose transactions to take back."""

    submission_id: Annotated[
        str, Field(max_length=40, description="The submission that booked them.")
    ]


class TransactionData(Wire):
    """One movement of money."""

    object_name: ClassVar = "transaction"
    plural: ClassVar = "transactions"

    id: TransactionId
    user_id: UserId
    submission_id: SubmissionId
    amount_cents: int = Field(ge=1, examples=[4500])
    currency: str = Field(examples=["USD"])
    kind: Annotated[
        Literal["expense", "income", "transfer"],
        Field(description="`transfer` is between own accounts: kept, but in no sum."),
    ]
    category: Category
    description: str = Field(examples=["Groceries at Whole Foods"])
    transaction_date: str = Field(json_schema_extra={"format": "date"})
    source: Source
    ai_confidence: Annotated[Number, Field(ge=0, le=1)]
    created_at: Timestamp


class MonthSummary(Wire):
    """Where the month stands, in the currency of the submission's first transaction."""

    currency: str = Field(examples=["USD"])
    month_spent_cents: int
    plan_left_cents: Annotated[
        int | None,
        Field(description="Income − recommended savings − spent; null without a plan in it."),
    ]


class SubmittedTransactions(Wire):
    """What a submission booked."""

    object_name: ClassVar = "transaction_list"

    transactions: list[TransactionData]
    submission_id: SubmissionId
    language: Language
    summary: MonthSummary | None
    duplicates: Annotated[
        list[dict[str, Any]],
        Field(description="What was read but left out, because it is in the books already."),
    ]
