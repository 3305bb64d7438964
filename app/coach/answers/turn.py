"""One question on its way to an answer, with all that an answer is made of."""

from dataclasses import dataclass

from app.coach.asks import Question
from app.coach.books import Books
from app.coach.kinds import category_of
from app.coach.periods import NAMED, Period
from app.coach.person import Person
from app.coach.voice import Voice


@dataclass(frozen=True, slots=True)
class Turn:
    """What was asked, by whom, of which books, and the voice that answers."""

    question: Question
    person: Person
    books: Books
    voice: Voice

    def period(self, default: str = "this_month") -> Period:
        """The period asked about, or the one that `default` names."""
        return self.question.period or NAMED[default](self.person.today)

    def main(self, cents: int) -> str:
        """An amount of the person's plan."""
        return self.voice.money(cents, self.person.plan_currency)

    def category_of(self, thing: str) -> str | None:
        """The category that a thing surely belongs to, else None."""
        return category_of(thing, self.question.language, self.person.country)

    def spent_this_month(self) -> int:
        """What was spent this month in the plan's currency, in cents."""
        tallies = self.books.spent(NAMED["this_month"](self.person.today))
        return sum(t.cents for t in tallies if t.currency == self.person.plan_currency)
