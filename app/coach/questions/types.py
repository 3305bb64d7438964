"""A question as it was understood: its type and its details."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from app.coach.periods import Period
from app.text.languages import Language

QuestionType = Literal[
    "spent",
    "top",
    "largest",
    "recent",
    "count",
    "average",
    "compare",
    "day",
    "income",
    "refunds",
    "saved",
    "left",
    "plan",
    "goal",
    "track",
    "afford",
    "recurring",
    "save",
    "debt",
    "invest",
    "lookup",
    "what_if",
    "grow",
    "resisted",
    "statement",
    "greeting",
    "thanks",
    "bye",
    "help",
    "off_topic",
    "unknown",
]
GoalAspect = Literal["", "when", "missing", "need", "saved"]
Feeling = Literal["neutral", "happy", "worried", "frustrated"]


# The format of a stored question: whoever reads another one begins anew.
Version = Literal[1]


class NamedGoal(Protocol):
    """Name a goal that a question may be about."""

    @property
    def id(self) -> str:
        """Return the goal's id."""
        ...

    @property
    def name(self) -> str:
        """Return what the person calls it."""
        ...


class CategoryReader(Protocol):
    """Tell what words are bought of, for questions that name a merchant or a product.

    The reader of transactions implements it; instances are hashable, their answers never change.
    """

    def categorize(self, words: str, country: str, language: Language) -> tuple[str, float]:
        """Return the category of `words` and the confidence in it (0–1)."""
        ...

    def knows(self, word: str) -> bool:
        """Return whether `word` is a known product or merchant, spelled as it is."""
        ...

    def __hash__(self) -> int:
        """Return the hash by which results are cached."""
        ...


@dataclass(frozen=True, slots=True)
class QuestionContext:
    """Hold who asks, and when.

    `today` is their local date. `categories` finds the category of a product. `country` (ISO 3166
    alpha-2 or "") decides the order of day and month in numeric dates. `currency` is that of
    amounts without one. `goals` are their goals.
    """

    today: date
    categories: CategoryReader
    country: str = ""
    currency: str = "USD"
    language: Language = "en"
    goals: Sequence[NamedGoal] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """Hold a resolved question: a dialogue stores it, and a follow-up changes one of its slots.

    Attributes:
        type: What is asked.
        language: The language of the answer.
        period: The period named, None if none is.
        second_period: Another period to compare it with.
        category: Set if the question is about all of a category.
        second_category: Another category to compare it with.
        subjects: Merchants or products as the person wrote them.
        is_either: Whether two of the things named are compared: "on food or transport?".
        is_guess: Whether `subjects` may be other words than names of purchases: they are looked up
            in the books, and count for nothing where the books do not know them.
        is_address: Whether `subjects`, a guess, stand before the question itself: "bro how much …".
        excluded_subjects: Merchants or products that do not count ("without rent").
        excluded_categories: Categories that do not count.
        goal_id: The goal named.
        cents: An amount (× 100) of `currency`.
        currency: ISO 4217, or "" without an amount.
        only_currency: The only currency (ISO 4217) that counts, "" where all do.
        deadline: The date by which a purchase is planned.
        limit: How many entries are asked for.
        times_per_month: How often a purchase is made.
        instalments: In how many months a purchase is paid.
        monthly_cents: What is put aside each month (× 100).
        months: For how many months it is.
        is_next: Whether only what comes next is asked for ("when is the next one due?").
        goal_aspect: What of a goal is asked for in particular: when it is reached, what is missing,
            what it needs in a month, how much is saved.
        is_paid_yet: Whether it asks if something has been paid this month.
        is_judging: Whether it asks if a price is too much, or what follows from it.
        is_growth: Whether only what grew is asked for, after a comparison: "on what?".
        is_subscription: Whether only what can be cancelled is asked for, not the rent.
        carries_on: Whether it changes the question before it.
        feeling: The feeling heard in it.
        version: The format in which it is stored.
    """

    type: QuestionType
    language: Language
    period: Period | None = None
    second_period: Period | None = None
    category: str | None = None
    second_category: str | None = None
    subjects: tuple[str, ...] = ()
    is_either: bool = False
    is_guess: bool = False
    is_address: bool = False
    excluded_subjects: tuple[str, ...] = ()
    excluded_categories: tuple[str, ...] = ()
    goal_id: str | None = None
    cents: int | None = None
    currency: str = ""
    only_currency: str = ""
    deadline: date | None = None
    limit: int | None = None
    times_per_month: float | None = None
    instalments: int | None = None
    monthly_cents: int | None = None
    months: int | None = None
    is_next: bool = False
    goal_aspect: GoalAspect = ""
    is_paid_yet: bool = False
    is_judging: bool = False
    is_growth: bool = False
    is_subscription: bool = False
    carries_on: bool = False
    feeling: Feeling = "neutral"
    version: Version = 1

    @property
    def names_scope(self) -> bool:
        """Return whether a category, merchant or product is named."""
        return bool(self.category or self.subjects)

    @property
    def names_several(self) -> bool:
        """Return whether more than one category or thing is named."""
        names = [self.category, self.second_category, *self.subjects]
        return len([name for name in names if name]) > 1

    @property
    def names_two(self) -> bool:
        """Return whether two categories or things are compared."""
        return self.is_either and self.names_several

    @property
    def excludes(self) -> bool:
        """Return whether something does not count."""
        return bool(self.excluded_subjects or self.excluded_categories)
