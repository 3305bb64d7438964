"""The ten categories of a transaction, for readers, coach, services and the API alike."""

from typing import Literal, get_args

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
CATEGORIES: tuple[Category, ...] = get_args(Category)
