"""A reader of documents with the embedded one's face that understands `date amount words`."""

from dataclasses import dataclass, field
from datetime import date

from app.errors import DocumentUnreadable
from app.reading.documents.reader import DocumentKind
from app.reading.types import DocumentReading, DraftTransaction, ReaderContext


@dataclass
class SimpleDocuments:
    """Reads a row a line; `LOCKED` asks for a password; keeps what it was given."""

    given: list[dict[str, object]] = field(default_factory=list)

    def stop(self) -> None:
        """Do nothing: there is nothing to stop."""

    def read(
        self,
        data: bytes,
        *,
        kind: DocumentKind,
        context: ReaderContext,
        filename: str = "",
        caption: str = "",
        password: str | None = None,
    ) -> DocumentReading:
        """Return the rows; their number decides the kind of document."""
        told = {"kind": kind, "filename": filename, "caption": caption, "password": password}
        self.given.append({**told, "data": data, "context": context})
        if data == b"LOCKED" and password != "open":
            raise DocumentUnreadable("password_required", "Send its password.")
        rows = [line.split(" ", 2) for line in data.decode("utf-8", "replace").splitlines()]
        drafts = tuple(
            DraftTransaction(
                amount_cents=round(abs(float(row[1])) * 100),
                currency=context.currency,
                kind="income" if row[1].startswith("+") else "expense",
                category="income" if row[1].startswith("+") else "other",
                description=row[2],
                transaction_date=date.fromisoformat(row[0]),
                confidence=0.9,
            )
            for row in rows
            if len(row) == 3
        )
        if not drafts:
            return DocumentReading(problem="no_receipt" if kind == "image" else "no_statement")
        days = [draft.transaction_date for draft in drafts]
        return DocumentReading(
            drafts=drafts,
            kind="statement" if len(drafts) > 1 else "receipt",
            period=(min(days), max(days)),
        )
