"""Which way the money of each row went: by columns, balance, signs, words, in this order."""

from collections.abc import Callable, Sequence

from app.reading.tables.balance import Signs, signs_by_balance
from app.reading.tables.rows import Movement, Row
from app.reading.tables.vocabulary import Direction, is_bill_payment, is_transfer, leaning

Votes = Callable[[str], Direction]
"""Which way the merchant or the words of a description speak for."""

CONFIRMED, TOLD, SIGNED, GUESSED = 0.98, 0.95, 0.93, 0.72
"""How certain a sign is: proved by the balance; told by a column; written; guessed from words."""
_UNDECIDED = 0.6
_VOTERS = 400


def settle(rows: Sequence[Row], votes: Votes, *, card: bool | None = None) -> list[Movement]:
    """The movements among `rows`, signed.

    `votes` judges descriptions where signs may be reversed; `card` is whether this is known to be
    a card's statement (there a plain amount is a purchase) or an account's, None where unknown.
    """
    proved, confirmed = signs_by_balance(rows)
    moving = [index for index, row in enumerate(rows) if row.is_movement]
    signs, certainty, flipped = _written([rows[i] for i in moving], votes, card)
    if confirmed:
        signs, flipped = _proved([rows[i] for i in moving], [proved[i] for i in moving], signs)
        certainty = CONFIRMED
    on_card = card if card is not None else flipped
    return [
        _movement(rows[index], sign, certainty, confirmed and not proved[index], on_card)
        for index, sign in zip(moving, signs, strict=True)
    ]


def _movement(row: Row, sign: Direction, certainty: float, unproved: bool, card: bool) -> Movement:
    transfer = is_transfer(row.description)
    transfer = transfer or (card and sign > 0 and is_bill_payment(row.description))
    known = min(certainty, SIGNED) if unproved else certainty
    return row.moved(sign, known, transfer=transfer)


def _proved(rows: Sequence[Row], proved: Signs, written: Signs) -> tuple[Signs, bool]:
    """Signs by balance; rows it does not reach follow the convention that it revealed."""
    agreeing = opposing = 0
    for row, sign in zip(rows, proved, strict=True):
        if sign and row.sign and not row.direction:
            agreeing += sign == row.sign
            opposing += sign != row.sign
    flipped = opposing > agreeing
    plain_out = any(
        sign < 0 and not row.sign and not row.direction
        for row, sign in zip(rows, proved, strict=True)
    )

    def rest(row: Row, guess: Direction) -> Direction:
        if row.direction:
            return row.direction
        if row.sign:
            return _reversed(row.sign) if flipped else row.sign
        return (leaning(row.description) or -1) if plain_out else guess

    return [
        sign or rest(row, guess) for row, sign, guess in zip(rows, proved, written, strict=True)
    ], flipped


def _reversed(sign: Direction) -> Direction:
    return -1 if sign > 0 else 1


def _written(rows: Sequence[Row], votes: Votes, card: bool | None) -> tuple[Signs, float, bool]:
    """Signs without a balance, how certain they are, and whether plain amounts went out."""
    if all(row.direction for row in rows):
        return [row.direction for row in rows], TOLD, False
    if any(row.direction for row in rows):
        return _marked(rows, card)
    written = {row.sign for row in rows}
    if written == {-1, 1} and not card:
        # Whoever writes the plus as well means what the signs say.
        return [row.sign for row in rows], TOLD, False
    if -1 in written:
        return _signed(rows, votes, card)
    if 1 in written:
        # "+ 1,100.00" among plain amounts: the plus marks what came in.
        marked: Signs = [1 if row.sign > 0 else -1 for row in rows]
        return (marked, SIGNED, True) if not all(s > 0 for s in marked) else (marked, TOLD, False)
    return _unsigned(rows, votes, card)


def _marked(rows: Sequence[Row], card: bool | None) -> tuple[Signs, float, bool]:
    """Some rows are marked (mostly CR), the plain ones went the other way; on a card, out."""
    told = {row.direction for row in rows} - {0}
    plain: Direction = 1 if told == {-1} and not card else -1

    def unmarked(row: Row) -> Direction:
        if not row.sign:
            return plain
        return _reversed(row.sign) if card else row.sign

    return [row.direction or unmarked(row) for row in rows], SIGNED, plain < 0


def _signed(rows: Sequence[Row], votes: Votes, card: bool | None) -> tuple[Signs, float, bool]:
    """Rows with minus signs: usually out, but in on the exports of many cards."""
    natural: Signs = [-1 if row.sign < 0 else 1 for row in rows]
    score = sum(
        sign * (1 if card and is_bill_payment(row.description) else votes(row.description))
        for row, sign in zip(rows[:_VOTERS], natural[:_VOTERS], strict=True)
    )
    certainty = SIGNED
    if score == 0:
        plain = sum(sign > 0 for sign in natural)
        if plain and (card or (card is None and len(rows) > 4 and plain > 0.7 * len(rows))):
            score = -1
        if card is None and plain:
            certainty = 0.85
    if score < 0:
        return [_reversed(sign) for sign in natural], certainty, True
    return natural, certainty, False


def _unsigned(rows: Sequence[Row], votes: Votes, card: bool | None) -> tuple[Signs, float, bool]:
    """No sign anywhere: what words call income came in, all else went out.

    Beside a balance, on an account, money is signed by custom: there a plain amount came in.
    """
    usual: Direction = 1 if not card and any(row.balance is not None for row in rows) else -1
    signs: Signs = [leaning(row.description) or usual for row in rows]
    clear = sum(votes(row.description) != 0 for row in rows[:_VOTERS])
    certainty = GUESSED if card or clear * 2 > min(len(rows), _VOTERS) else _UNDECIDED
    return signs, certainty + 0.1 if card else certainty, usual < 0
