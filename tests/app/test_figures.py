"""Figures are values: equal by their content, and never changed."""

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from app.figures import CategoryTally, LedgerEntry, Tally

FIGURES = [
    Tally("USD", 1250, 2),
    CategoryTally("food", "USD", 1250, 2),
    LedgerEntry(date(2026, 5, 15), "Cafe Luna", "food", "USD", 600),
]


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: type(figure).__name__)
def test_a_figure_cannot_be_changed(figure: object) -> None:
    with pytest.raises(FrozenInstanceError):
        setattr(figure, "cents", 0)  # noqa: B010 - a plain assignment is refused by mypy


def test_figures_with_the_same_content_are_one_in_a_set() -> None:
    assert len({Tally("USD", 1250, 2), Tally("USD", 1250, 2), Tally("EUR", 1250, 2)}) == 2
