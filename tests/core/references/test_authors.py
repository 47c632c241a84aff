"""Names as they are cited and listed, in every script."""

import pytest

from argmap.core.references.authors import authors_in, cited, listed, written_authors
from argmap.core.references.terms import ENGLISH


def people(count: int) -> list[dict[str, str]]:
    return [{"family": f"Author{number}", "given": "Kim"} for number in range(1, count + 1)]


@pytest.mark.parametrize(
    ("name", "short", "long"),
    [
        ({"family": "Sartre", "given": "Jean-Paul"}, "Sartre", "Sartre, J.-P."),
        ({"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"}, "van Gogh", "van Gogh, V."),
        ({"family": "Humboldt", "given": "Alexander", "dropping-particle": "von"}, "Humboldt", "Humboldt, A. von"),
        ({"family": "King", "given": "Martin Luther", "suffix": "Jr."}, "King", "King, M. L., Jr."),
        ({"family": "Plato"}, "Plato", "Plato"),
        ({"given": "Plato"}, "Plato", "Plato"),
        ({"literal": "Barnes and Noble"}, "Barnes and Noble", "Barnes and Noble"),
        ({"family": "Достоевский", "given": "Фёдор Михайлович"}, "Достоевский", "Достоевский, Ф. М."),
        ({"family": "محفوظ", "given": "نجيب"}, "محفوظ", "محفوظ, نجيب"),
        ({"family": "王", "given": "小明"}, "王", "王小明"),
        ({"family": "김", "given": "민수"}, "김", "김민수"),
    ],
)
def test_a_name_is_cited_and_listed(name: dict[str, str], short: str, long: str) -> None:
    authors = authors_in([name])
    assert (cited(authors, ENGLISH), listed(authors, ENGLISH)) == (short, long)


def test_three_authors_are_cited_by_the_first() -> None:
    assert cited(authors_in(people(3)), ENGLISH) == "Author1 et al."
    assert listed(authors_in(people(3)), ENGLISH) == "Author1, K., Author2, K., & Author3, K."


def test_of_more_than_twenty_authors_the_last_is_listed_behind_dots() -> None:
    assert listed(authors_in(people(20)), ENGLISH).endswith("Author19, K., & Author20, K.")
    assert listed(authors_in(people(30)), ENGLISH).endswith("Author19, K., … Author30, K.")


def test_a_list_that_goes_on_is_cited_with_others() -> None:
    authors = authors_in([*people(1), {"family": "others"}])
    assert (cited(authors, ENGLISH), listed(authors, ENGLISH)) == ("Author1 et al.", "Author1, K., et al.")


@pytest.mark.parametrize(
    ("line", "short"),
    [
        ("Ríos, Ana", "Ríos"),
        ("van der Berg, Jan", "van der Berg"),
        ("Ana Ríos", "Ana Ríos"),
        ("Department for Environment, Food and Rural Affairs", "Department for Environment, Food and Rural Affairs"),
        ("World Bank; ; Ríos, Ana", "World Bank & Ríos"),
        ("", ""),
    ],
)
def test_a_line_of_names_is_taken_apart_only_where_it_says_how(line: str, short: str) -> None:
    assert cited(written_authors(line), ENGLISH) == short
