"""Transactions on the wire; their amounts are cents: amount × 100 in every currency."""

from typing import Annotated, ClassVar, Literal

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
    sample,
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
SubmissionType = Literal["text", "image", "pdf", "spreadsheet", "audio"]
Channel = Literal["api", "whatsapp"]
Source = Literal[
    "api_text",
    "api_image",
    "api_pdf",
    "api_spreadsheet",
    "api_audio",
    "whatsapp_text",
    "whatsapp_image",
    "whatsapp_pdf",
    "whatsapp_spreadsheet",
    "whatsapp_audio",
]
Description = Annotated[str, Field(min_length=1, max_length=60)]


_GROCERIES = {
    "id": "ozz_txn_01HX9Q5NRWBF3KMZP4VC7YDLAB",
    "user_id": "ozz_usr_01HX9KZMR4P5JQNBVT7YCW3DEF",
    "submission_id": "ozz_sub_01HX9Q5NRWBF3KMZP4VC7YDLAA",
    "amount_cents": 4500,
    "currency": "USD",
    "kind": "expense",
    "category": "food",
    "description": "Groceries at Whole Foods",
    "transaction_date": "2025-05-05",
    "source": "api_text",
    "ai_confidence": 0.97,
    "created_at": "2025-05-05T14:34:00Z",
}
_MONTH = {"currency": "USD", "month_spent_cents": 48000, "plan_left_cents": 362000}


class NewSubmission(Body):
    """One message or document that tells of money spent or earned."""

    model_config = sample(
        type="text",
        content="Spent $45 on groceries at Whole Foods and $12 on the subway",
        language="en",
    )

    type: SubmissionType
    content: Annotated[
        str | bytes,
        Field(
            min_length=1,
            description="The text itself; a document as base64 or a data URL (CSV also as it is).",
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
    allow_duplicates: Annotated[
        bool,
        Field(description="Also book a document's rows that seem to be in the books already."),
    ] = False
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

    model_config = sample(amount_cents=4600, category="food")

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

    model_config = sample(**_GROCERIES)

    object_name: ClassVar = "transaction"
    plural: ClassVar = "transactions"

    id: str
    user_id: UserId
    submission_id: str
    amount_cents: int = Field(ge=1)
    currency: str
    kind: Annotated[
        Literal["expense", "income", "transfer"],
        Field(description="`transfer` is between own accounts: kept, but in no sum."),
    ]
    category: Category
    description: str
    transaction_date: str = Field(json_schema_extra={"format": "date"})
    source: Source
    ai_confidence: Annotated[Number, Field(ge=0, le=1)]
    created_at: Timestamp


class MonthSummary(Wire):
    """Where the month stands, in the currency of the submission's first transaction."""

    model_config = sample(**_MONTH)

    currency: str
    month_spent_cents: int
    plan_left_cents: Annotated[
        int | None,
        Field(description="Income − recommended savings − spent; null without a plan in it."),
    ]


class DuplicateData(Wire):
    """A row of a document that was left out: it is in the books already."""

    amount_cents: int = Field(ge=1, examples=[1250])
    currency: str = Field(examples=["USD"])
    kind: Literal["expense", "income", "transfer"]
    category: Category
    description: str = Field(examples=["Corner Bakery"])
    transaction_date: str = Field(json_schema_extra={"format": "date"})
    duplicate_of: Annotated[str, Field(description="The transaction that it repeats.")]


class DocumentPeriod(Wire):
    """The days that a document covers, both counted."""

    first: str = Field(json_schema_extra={"format": "date"})
    last: str = Field(json_schema_extra={"format": "date"})


class DocumentData(Wire):
    """What a document was read as."""

    kind: Literal["receipt", "invoice", "statement", "voice"] | None
    period: DocumentPeriod | None
    count: Annotated[int, Field(description="Rows read, those left out among them.")]
    transcript: Annotated[str | None, Field(description="What a voice note says.")]


class SubmittedTransactions(Wire):
    """What a submission booked."""

    model_config = sample(
        transactions=[_GROCERIES],
        submission_id=_GROCERIES["submission_id"],
        language="en",
        summary=_MONTH,
        duplicates=[],
        document=None,
    )

    object_name: ClassVar = "transaction_list"

    transactions: list[TransactionData]
    submission_id: str
    language: Language
    summary: MonthSummary | None
    duplicates: list[DuplicateData]
    document: Annotated[DocumentData | None, Field(description="Null for a text.")]
