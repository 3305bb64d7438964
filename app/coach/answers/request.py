"""A question with everything that its answer is made from."""

from dataclasses import dataclass

from app.coach.answers.result import Answer
from app.coach.formatter import CoachFormatter
from app.coach.ledger import Ledger
from app.coach.periods import NAMED_PERIODS, Period
from app.coach.profile import Profile
from app.coach.questions.category_names import find_category
from app.coach.questions.types import CategoryReader, Question


@dataclass(frozen=True, slots=True)
class AnswerRequest:
    """Hold a question, who asked it, their ledger, and the formatter of the answer.

    `categories` finds the category of a product or merchant named in the question.
    """

    question: Question
    profile: Profile
    ledger: Ledger
    formatter: CoachFormatter
    categories: CategoryReader

    def resolve_period(self, default: str = "this_month") -> Period:
        """Return the period in the question, or the one that `default` names (NAMED_PERIODS)."""
        return self.question.period or NAMED_PERIODS[default](self.profile.today)

    def describe_period(self, period: Period) -> str:
        """Return a period as it ends a sentence, with what does not count: "… without rent"."""
        text = self.formatter.describe_period(period)
        question = self.question
        if not question.excludes:
            return text
        categories = map(self.formatter.name_category, question.excluded_categories)
        names = self.formatter.join([*categories, *question.excluded_subjects])
        return self.formatter.say("without", period=text, what=names)

    def ask_for_plan(self, message: str = "plan-none") -> Answer:
        """Return the answer that there is no plan yet, and what it needs."""
        return Answer(self.formatter.say(message), needs=self.profile.missing_step)

    def format_plan_money(self, cents: int) -> str:
        """Return an amount in the plan's currency as text."""
        return self.formatter.format_money(cents, self.profile.plan_currency)

    def format_round_money(self, cents: int) -> str:
        """Return an estimate in the plan's currency as text, without cents."""
        return self.format_plan_money(round(cents, -2))

    def find_category(self, subject: str) -> str | None:
        """Return the category of `subject`, or None if unsure."""
        return find_category(subject, self.categories, self.question.language, self.profile.country)

    def sum_spent_this_month(self) -> int:
        """Return this month's spending in the plan's currency, in cents."""
        tallies = self.ledger.sum_spending(NAMED_PERIODS["this_month"](self.profile.today))
        return sum(t.cents for t in tallies if t.currency == self.profile.plan_currency)
