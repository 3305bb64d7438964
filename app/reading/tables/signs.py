"""Decide which way the money of each row went: by columns, balance, signs, words, in this order."""

from collections.abc import Callable, Sequence

from app.reading.tables.balance import Signs, infer_signs_from_balance, settle_fees
from app.reading.tables.rows import Movement, TableRow
from app.reading.tables.vocabulary import (
    Direction,
    infer_direction,
    is_acknowledged,
    is_bill_payment,
    is_card_credit,
    is_payment,
    is_transfer,
)

DirectionGuesser = Callable[[str], Direction]
"""Guesses from a description whether money went out (-1) or came in (1); 0 where it is unclear."""

CONFIRMED, DECLARED, SIGNED, GUESSED = 0.98, 0.95, 0.93, 0.72
"""Certainty (0–1) of a sign: confirmed by a balance, declared by a column, written, or guessed."""
# The certainty where neither signs nor most descriptions show a direction.
_UNDECIDED = 0.6
# The certainty where two things contradict each other: a written sign and the balance or the words.
_CONTRADICTED = 0.85
# The certainty where most words contradict what columns or sections declare.
_DOUBTED = 0.7
# The certainty where words neither confirm nor contradict that a minus is money out.
_UNSUPPORTED = 0.9
# So many amounts without a sign, and in this share, of which the words say that they were spent,
# may be a card's: the reply asks.
_MANY_ROWS, _MOST = 5, 0.7
# Rows whose descriptions are judged; more would take longer and change nothing.
_SAMPLE_ROWS = 400


def assign_signs(
    rows: Sequence[TableRow], guess_direction: DirectionGuesser, *, card: bool | None = None
) -> list[Movement]:
    """Return the movements among `rows` with their signs.

    `guess_direction` judges descriptions where signs may be reversed. `card` is True for a card's
    statement, where an amount without a sign is a purchase, False for an account's, else None.
    """
    rows = settle_fees(rows)
    proved, confirmed = infer_signs_from_balance(rows)
    moving = [index for index, row in enumerate(rows) if row.is_movement]
    signs, certainty, is_reversed = _infer_signs([rows[i] for i in moving], guess_direction, card)
    if confirmed:
        signs, is_reversed = _apply_balance(
            [rows[i] for i in moving], [proved[i] for i in moving], signs
        )
        certainty = CONFIRMED
    elif _contradict([rows[i] for i in moving], signs, guess_direction):
        certainty = min(certainty, _DOUBTED)
    on_card = card if card is not None else is_reversed

    def make_movement(index: int, sign: Direction) -> Movement:
        row = rows[index]
        known = min(certainty, SIGNED) if confirmed and not proved[index] else certainty
        turned = confirmed and not card and not row.direction and row.sign not in (0, sign)
        if turned or (row.doubtful and known < CONFIRMED):
            known = min(known, _CONTRADICTED)
        return row.to_movement(sign, known, transfer=_is_transfer(row, sign, on_card))

    return [make_movement(index, sign) for index, sign in zip(moving, signs, strict=True)]


def _contradict(rows: Sequence[TableRow], signs: Signs, guess_direction: DirectionGuesser) -> bool:
    """Return whether clearly more descriptions speak against the signs than for them."""
    judged = [
        sign * guess_direction(row.description)
        for row, sign in zip(rows[:_SAMPLE_ROWS], signs[:_SAMPLE_ROWS], strict=True)
    ]
    return judged.count(-1) > 2 * judged.count(1)


def _is_transfer(row: TableRow, sign: Direction, card: bool) -> bool:
    """Return whether a row moves money between own accounts, or pays a card's bill."""
    if is_transfer(row.description):
        return True
    # Some banks call money from other people a top-up as well.
    if is_transfer(row.category) and not (sign > 0 and infer_direction(row.description) > 0):
        return True
    is_paid = is_bill_payment if card else is_card_credit
    return sign > 0 and (is_paid(row.description) or (card and is_payment(row.category)))


def _apply_balance(rows: Sequence[TableRow], proved: Signs, written: Signs) -> tuple[Signs, bool]:
    """Apply the balance's signs; the other rows follow the convention that these show."""
    agreeing = opposing = 0
    for row, sign in zip(rows, proved, strict=True):
        if sign and row.sign and not row.direction:
            agreeing += sign == row.sign
            opposing += sign != row.sign
    is_reversed = opposing > agreeing
    is_unmarked_out = any(
        sign < 0 and not row.sign and not row.direction
        for row, sign in zip(rows, proved, strict=True)
    )

    def sign_of_rest(row: TableRow, guess: Direction) -> Direction:
        if row.direction:
            return row.direction
        if row.sign:
            return _reverse(row.sign) if is_reversed else row.sign
        return (infer_direction(row.description) or -1) if is_unmarked_out else guess

    return [
        sign or sign_of_rest(row, guess)
        for row, sign, guess in zip(rows, proved, written, strict=True)
    ], is_reversed


def _reverse(sign: Direction) -> Direction:
    return -1 if sign > 0 else 1


def _infer_signs(
    rows: Sequence[TableRow], guess_direction: DirectionGuesser, card: bool | None
) -> tuple[Signs, float, bool]:
    """Return signs without a balance, their certainty, and whether unsigned amounts went out."""
    if all(row.direction for row in rows):
        return [row.direction for row in rows], DECLARED, False
    if any(row.direction for row in rows):
        return _sign_marked(rows, card)
    written = {row.sign for row in rows}
    if written == {-1, 1} and not card:
        # A file that writes the plus as well means what its signs say.
        return [row.sign for row in rows], DECLARED, False
    if -1 in written:
        return _sign_by_minus(rows, guess_direction, card)
    if 1 in written:
        # "+ 1,100.00" among amounts without a sign: the plus marks money in.
        marked: Signs = [1 if row.sign > 0 else -1 for row in rows]
        return (
            (marked, SIGNED, True) if not all(s > 0 for s in marked) else (marked, DECLARED, False)
        )
    return _sign_unsigned(rows, guess_direction, card)


def _sign_marked(rows: Sequence[TableRow], card: bool | None) -> tuple[Signs, float, bool]:
    """Sign rows of which some are marked, mostly CR; on cards, the others are money out."""
    marked = {row.direction for row in rows} - {0}
    unmarked_sign: Direction = 1 if marked == {-1} and not card else -1

    others = [row for row in rows if not row.direction and row.sign < 0]
    named = sum(infer_direction(row.description) or is_payment(row.category) for row in others)
    # Where what went out is marked and has no sign, a minus may mark what came in.
    turned = marked == {-1} and named > 0 and not any(row.sign for row in rows if row.direction)

    def unmarked(row: TableRow) -> Direction:
        if not row.sign:
            return unmarked_sign
        if turned:
            return _reverse(row.sign)
        return _reverse(row.sign) if card else row.sign

    signs = [row.direction or unmarked(row) for row in rows]
    return signs, SIGNED, turned or unmarked_sign < 0


def _sign_by_minus(
    rows: Sequence[TableRow], guess_direction: DirectionGuesser, card: bool | None
) -> tuple[Signs, float, bool]:
    """Sign rows with minus signs: usually money out, but money in on many cards' exports."""
    written: Signs = [-1 if row.sign < 0 else 1 for row in rows]
    if not card:
        return _sign_as_written(rows, written, guess_direction)
    score = sum(
        sign * (1 if is_bill_payment(row.description) else guess_direction(row.description))
        for row, sign in zip(rows[:_SAMPLE_ROWS], written[:_SAMPLE_ROWS], strict=True)
    )
    if score < 0 or (score == 0 and any(sign > 0 for sign in written)):
        return [_reverse(sign) for sign in written], SIGNED, True
    return written, SIGNED, False


def _sign_as_written(
    rows: Sequence[TableRow], written: Signs, guess_direction: DirectionGuesser
) -> tuple[Signs, float, bool]:
    """Sign rows as they are written, but for a card's: there only paid bills have a minus."""
    sample = list(zip(rows, written, strict=True))[:_SAMPLE_ROWS]
    unsigned = [guess_direction(row.description) for row, sign in sample if sign > 0]
    paid = [row.description for row, sign in sample if sign < 0]
    if unsigned and 1 not in unsigned:
        spent = sum(guess < 0 for guess in unsigned) * 2 >= len(unsigned)
        thanked = any(is_acknowledged(words) for words in paid)
        if thanked or (spent and any(is_card_credit(words) for words in paid)):
            return [_reverse(sign) for sign in written], SIGNED, True
        if spent and len(unsigned) >= _MANY_ROWS and len(unsigned) > _MOST * len(sample):
            return written, _UNDECIDED, False
    score = sum(sign * guess_direction(row.description) for row, sign in sample)
    if not unsigned or score > 0:
        return written, SIGNED, False
    return written, _CONTRADICTED if score < 0 else _UNSUPPORTED, False


def _sign_unsigned(
    rows: Sequence[TableRow], guess_direction: DirectionGuesser, card: bool | None
) -> tuple[Signs, float, bool]:
    """Sign rows without any sign: money in where the words say so, all else out.

    Accounts that print a balance sign money out by custom: an amount without a sign came in.
    """
    usual: Direction = 1 if not card and any(row.balance is not None for row in rows) else -1
    signs: Signs = [infer_direction(row.description) or usual for row in rows]
    clear = sum(guess_direction(row.description) != 0 for row in rows[:_SAMPLE_ROWS])
    certainty = GUESSED if card or clear * 2 > min(len(rows), _SAMPLE_ROWS) else _UNDECIDED
    return signs, certainty + 0.1 if card else certainty, usual < 0
