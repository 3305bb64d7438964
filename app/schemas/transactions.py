"""Transactions as requests and answers; amounts are cents: units × 100 in every currency."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, WithJsonSchema

from app.categories import Category
from app.schemas.fields import (
    CalendarDate,
    Cents,
    Currency,
    IsoDate,
    Language,
    Moment,
    QueryParameters,
    RequestBody,
    ResponseData,
    Timestamp,
    UserId,
    with_example,
)
from app.schemas.pages import PageQuery

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
    "installments": None,
    "created_at": "2025-05-05T14:34:00Z",
}
_MONTH = {"currency": "USD", "month_spent_cents": 48000, "plan_left_cents": 362000}


class NewSubmission(RequestBody):
    """A text or document with money that was spent or earned."""

    model_config = with_example(
        type="text",
        content="Spent $45 on groceries at Whole Foods and $12 on the subway",
        language="en",
    )

    type: SubmissionType
    content: Annotated[
        str | bytes,
        Field(
            min_length=1,
            description="The text; a document as base64 or a data URL (CSV also unencoded).",
        ),
        WithJsonSchema({"type": "string", "minLength": 1}),
    ]
    language: Annotated[Language | None, Field(description="Default: the user's.")] = None
    filename: Annotated[str, Field(max_length=255)] | None = None
    content_type: Annotated[str, Field(max_length=100)] | None = None
    caption: (
        Annotated[str, Field(max_length=4096, description="The text sent with a document.")] | None
    ) = None
    password: (
        Annotated[str, Field(max_length=200, description="Password of an encrypted PDF.")] | None
    ) = None
    allow_duplicates: Annotated[
        bool,
        Field(description="Also book rows of a document that seem to be booked already."),
    ] = False
    sent_at: Annotated[
        Moment | None, Field(description="When it was sent: decides what today is. Default: now.")
    ] = None
    channel: Channel = "api"

    @property
    def source(self) -> str:
        """Return the channel and the type: `api_text`."""
        return f"{self.channel}_{self.type}"


class TransactionChanges(RequestBody):
    """The fields of a transaction to change; the others stay."""

    model_config = with_example(amount_cents=4600, category="food")

    amount_cents: Cents | None = None
    currency: Currency | None = None
    category: Category | None = None
    description: Description | None = None
    transaction_date: IsoDate | None = None


class TransactionQuery(PageQuery):
    """The transactions to list; both dates are included."""

    from_: Annotated[IsoDate | None, Field(alias="from")] = None
    to: IsoDate | None = None
    category: Category | None = None
    source: Source | None = None


class SubmissionQuery(QueryParameters):
    """The submission whose transactions to delete."""

    submission_id: Annotated[
        str, Field(max_length=40, description="The submission that booked them.")
    ]


class TransactionData(ResponseData):
    """Money that was spent, earned or transferred."""

    model_config = with_example(**_GROCERIES)

    object_name: ClassVar = "transaction"
    plural: ClassVar = "transactions"
    answer_defaults: ClassVar = {
        "user_id": "",
        "submission_id": "",
        "source": "api_text",
        "installments": None,
        "created_at": "",
    }

    id: str
    user_id: UserId
    submission_id: str
    amount_cents: int = Field(ge=1)
    currency: str
    kind: Annotated[
        Literal["expense", "income", "transfer"],
        Field(description="`transfer` is between own accounts: listed, but not part of any sum."),
    ]
    category: Category
    description: str
    transaction_date: CalendarDate
    source: Source
    ai_confidence: Annotated[float, Field(ge=0, le=1)]
    installments: Annotated[
        int | None,
        Field(ge=2, description="How many payments the amount is divided into; null: one."),
    ]
    created_at: Timestamp


class MonthSummary(ResponseData):
    """Sums of the current month, in the currency of the submission's first transaction."""

    model_config = with_example(**_MONTH)

    currency: str
    month_spent_cents: int
    plan_left_cents: Annotated[
        int | None,
        Field(description="Income − recommended savings − spent; null without a plan in it."),
    ]


class DuplicateData(ResponseData):
    """A row of a document that was left out because it was booked before."""

    amount_cents: int = Field(ge=1, examples=[1250])
    currency: str = Field(examples=["USD"])
    kind: Literal["expense", "income", "transfer"]
    category: Category
    description: str = Field(examples=["Corner Bakery"])
    transaction_date: CalendarDate
    duplicate_of: Annotated[str, Field(description="The transaction that it repeats.")]


class DocumentPeriod(ResponseData):
    """The first and the last day that a document covers."""

    first: CalendarDate
    last: CalendarDate


class DocumentData(ResponseData):
    """What a document was recognized as."""

    kind: Literal["receipt", "invoice", "statement", "voice"] | None
    period: DocumentPeriod | None
    count: Annotated[int, Field(description="Rows that were read, including those left out.")]
    transcript: Annotated[str | None, Field(description="The words of a voice note.")]


class UnreadData(ResponseData):
    """What of a document was seen and could not be read: nothing of it was booked."""

    count: Annotated[int, Field(description="Rows of a statement.")]
    rows: Annotated[
        list[str], Field(description="The first five of them as they stand.", examples=[["1O/05"]])
    ]
    pages: Annotated[int, Field(description="Pages of a scan that there was no time for.")]


class SubmittedTransactions(ResponseData):
    """The transactions that a submission has booked."""

    model_config = with_example(
        transactions=[_GROCERIES],
        submission_id=_GROCERIES["submission_id"],
        language="en",
        summary=_MONTH,
        duplicates=[],
        document=None,
        unread=None,
        message=None,
    )

    object_name: ClassVar = "transaction_list"
    answer_defaults: ClassVar = {
        "message": None,
        "language": "en",
        "summary": None,
        "duplicates": [],
        "document": None,
        "unread": None,
    }

    transactions: list[TransactionData]
    submission_id: str
    language: Language
    summary: MonthSummary | None
    duplicates: list[DuplicateData]
    document: Annotated[DocumentData | None, Field(description="Null for a text.")]
    unread: Annotated[
        UnreadData | None, Field(description="Null where all of a document was read.")
    ]
    message: Annotated[
        str | None, Field(description="The finished reply, for the channel whatsapp; else null.")
    ]
