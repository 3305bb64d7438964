"""What a line of a receipt is by its words."""

import pytest

from app.reading.receipts.roles import find_role, normalize_label


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("TOTAL 12.50", "plain"),
        ("T0TAL 12.50", "plain"),
        ("Tolal 12.50", "plain"),
        ("TOTAL (GST INCL) 38.37", "plain"),
        ("Total Incl. GST 6% 9.98", "total"),
        ("Total Inclusive GST: 277.00", "total"),
        ("TotalAmountPayable 12.50", "total"),
        ("TOTALAPAGAR 12,50", "total"),
        ("Valor Total R$ 44,80", "total"),
        ("BALANCE DUE 12.00", "total"),
        ("Total Excl. GST 9.41", "subtotal"),
        ("Total Sales (Excluding GST) 9.41", "subtotal"),
        ("Total 6% supplies (Inc. GST): 42.35", "subtotal"),
        ("Sub-Total 9.41", "subtotal"),
        ("Base imponible 38,55", "subtotal"),
        ("GST 6% 0.57", "tax"),
        ("Total GST 0.57", "tax"),
        ("TOTAL TAX 0.57", "tax"),
        ("Tip: 3.78", "tip"),
        ("Rounding Adj 0.02", "rounding"),
        ("TOTAL DISCOUNT 5.00", "other"),
        ("Desconto R$ 2,00", "discount"),
        ("CASH 20.00", "payment"),
        ("TOTAL CASH 20.00", "payment"),
        ("Dinheiro 20,00", "payment"),
        ("CAMBIO 7,50", "change"),
        ("Troco 1,50", "change"),
        ("TOTAL SAVINGS 5.00", "other"),
        ("Total Qty: 4", "other"),
        ("Suggested tip 20% 7.50", "other"),
        ("Importe 15,00", "weak"),
        ("MILK 2L 3.20", None),
        ("", None),
    ],
)
def test_the_longest_phrase_decides_the_role(line: str, role: str | None) -> None:
    assert find_role(line) == role


def test_a_label_is_without_figures_and_points() -> None:
    assert normalize_label("*** Total(RM): 1,250.00 ***") == "total rm"
