"""What a question leaves out."""

import pytest

from app.coach.questions.exclusions import find_exclusions
from app.coach.questions.lexicon import load_lexicon
from app.text.languages import Language


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "how much did i spend without rent", ("rent",)),
        ("en", "besides the gym and netflix how much was it", ("gym", "netflix")),
        ("en", "total other than food", ("food",)),
        ("en", "everything except for car insurance", ("car insurance",)),
        ("pt", "quanto gastei tirando o aluguel", ("aluguel",)),
        ("pt", "fora mercado e farmacia quanto foi", ("mercado", "farmacia")),
        ("pt", "quanto deu sem contar o pao de acucar", ("pao de acucar",)),
        ("pt", "tudo menos o condominio", ("condominio",)),
        ("es", "cuanto gaste sin contar la renta", ("renta",)),
        ("es", "aparte del super cuanto fue", ("super",)),
        ("es", "quitando uber y gasolina", ("uber", "gasolina")),
        ("es", "todo menos la luz", ("luz",)),
    ],
)
def test_names_after_a_word_of_leaving_out_do_not_count(
    language: Language, text: str, names: tuple[str, ...]
) -> None:
    assert find_exclusions(text, load_lexicon(language))[0] == names


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "how much did i spend"),
        ("en", "can i live without it"),
        ("pt", "quanto gastei pra comer fora mes passado"),
        ("pt", "gastei menos que antes"),
        ("pt", "mais ou menos quanto"),
        ("es", "gaste menos que antes"),
        ("es", "estoy sin dinero"),
    ],
)
def test_other_uses_of_such_words_leave_nothing_out(language: Language, text: str) -> None:
    assert find_exclusions(text, load_lexicon(language))[0] == ()


def test_the_part_of_the_text_is_told() -> None:
    text = "how much without rent this month"
    _, spans = find_exclusions(text.replace("this month", "|" * 10), load_lexicon("en"))
    assert [text[start:end] for start, end in spans] == ["without rent"]
