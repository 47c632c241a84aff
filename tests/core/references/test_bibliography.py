"""Sources are cited so that a reader finds each one, whatever is missing of it."""

import pytest

from argmap.core.records import Source
from argmap.core.references.bibliography import CitationStyle, bibliography
from tests.core.references.sources import KOENIG, RIOS, bare, in_year, source

ARTICLE = {
    "type": "article-journal",
    "title": "Quiet <i>streets</i>",
    "author": [KOENIG, RIOS],
    "issued": in_year(2021),
    "container_title": "Journal of Noise",
    "volume": "12",
    "issue": 3,
    "page": "1-20",
    "DOI": "https://doi.org/10.1/x",
}


def dated(*sources: Source) -> list[str]:
    return [entry.text for entry in bibliography(sources, CitationStyle.AUTHOR_DATE).entries]


def marks(*sources: Source) -> list[str]:
    found = bibliography(sources, CitationStyle.AUTHOR_DATE).marks
    return [found[one.id] for one in sources]


def test_an_article_is_cited_by_authors_and_year() -> None:
    article = source(**ARTICLE)
    found = bibliography([article], CitationStyle.AUTHOR_DATE)
    assert found.cited(article.id, "p. 12") == "Koenig & Ríos, 2021, p. 12"
    assert found.in_sentence(article.id, "") == "(Koenig & Ríos, 2021)"
    assert [entry.text for entry in found.entries] == [
        "Koenig, A. M., & Ríos, B. (2021). Quiet streets. Journal of Noise, 12(3), 1–20. https://doi.org/10.1/x"
    ]


def test_an_article_is_cited_by_its_number() -> None:
    first, article = source(title="Another"), source(**ARTICLE)
    found = bibliography([first, article, first], CitationStyle.NUMBERED)
    assert found.cited(article.id, "p. 12") == found.in_sentence(article.id, "p. 12") == "[2, p. 12]"
    assert [(entry.label, entry.text) for entry in found.entries] == [
        ("[1]", "Another. n.d."),
        (
            "[2]",
            "Koenig, A. M., & Ríos, B. Quiet streets. Journal of Noise, 12(3), 1–20. 2021. https://doi.org/10.1/x",
        ),
    ]


def test_a_book_says_its_edition_and_its_publisher() -> None:
    book = source(type="book", title="Noise", author=[KOENIG], issued=in_year(1999), publisher="Haviland", edition="2")
    assert dated(book) == ["Koenig, A. M. (1999). Noise (ed. 2). Haviland."]


def test_a_container_that_is_the_work_itself_is_not_named_twice() -> None:
    volume = source(
        type="book", title="Noise", container_title="Noise", author=[KOENIG], issued=in_year(1999), volume=2
    )
    assert dated(volume) == ["Koenig, A. M. (1999). Noise. 2."]


def test_a_chapter_says_its_book_with_its_editors_and_pages() -> None:
    chapter = source(
        type="chapter",
        title="Of Truth",
        author=[{"family": "Bacon", "given": "Francis"}],
        editor=[KOENIG, RIOS],
        container_title="Essays",
        issued=in_year(1625),
        page="1-4",
    )
    assert dated(chapter) == ["Bacon, F. (1625). Of Truth. In A. M. Koenig & B. Ríos (Eds.), Essays (pp. 1–4)."]


def test_editors_stand_in_where_there_is_no_author() -> None:
    book = source(type="book", title="Essays", editor=[KOENIG], issued=in_year(2001))
    assert dated(book) == ["Koenig, A. M. (Ed.) (2001). Essays."]
    assert marks(book) == ["Koenig, 2001"]


def test_an_institution_is_not_named_twice() -> None:
    report = source(type="report", title="Prices", author=[{"literal": "World Bank"}], publisher="World Bank")
    assert dated(report) == ["World Bank (n.d.). Prices."]
    assert marks(report) == ["World Bank, n.d."]


def test_where_there_is_no_author_the_title_stands_first() -> None:
    page = source(title="On the noise of the streets of Vienna", issued=in_year(2020), URL="https://example.org/a")
    assert marks(page) == ["“On the noise of the…”, 2020"]
    assert dated(page) == ["On the noise of the streets of Vienna (2020). https://example.org/a"]


def test_a_source_without_anything_is_still_named() -> None:
    assert marks(bare()) == ["source without a title, n.d."]
    assert dated(bare()) == ["source without a title (n.d.)."]


def test_a_source_without_a_citation_is_cited_by_its_own_fields() -> None:
    report = bare(title="Prices", authors="Ríos, Ana; World Bank", issued="2021-05-03", url="https://doi.org/10.1/y")
    assert marks(report) == ["Ríos & World Bank, 2021"]
    assert dated(report) == ["Ríos, A., & World Bank (2021). Prices. https://doi.org/10.1/y"]


def test_works_of_the_same_authors_and_year_get_letters_in_the_order_of_the_list() -> None:
    later, earlier, other = (
        source(title=title, author=[KOENIG], issued=in_year(year))
        for title, year in (("Streets", 2021), ("Noise", 2021), ("Air", 2020))
    )
    assert marks(later, earlier, other) == ["Koenig, 2021b", "Koenig, 2021a", "Koenig, 2020"]
    assert dated(later, earlier, other) == [
        "Koenig, A. M. (2020). Air.",
        "Koenig, A. M. (2021a). Noise.",
        "Koenig, A. M. (2021b). Streets.",
    ]


def test_works_without_a_year_get_letters_too() -> None:
    assert marks(bare(title="A", authors="UN"), bare(title="B", authors="UN")) == ["UN, n.d.-a", "UN, n.d.-b"]


def test_letters_go_on_after_z() -> None:
    many = [source(title=f"{number:03}", author=[KOENIG], issued=in_year(2021)) for number in range(53)]
    assert [marks(*many)[number] for number in (25, 26, 52)] == ["Koenig, 2021z", "Koenig, 2021aa", "Koenig, 2021ba"]


def test_the_list_is_in_the_order_of_the_letters_whatever_their_accents() -> None:
    names = ["Östberg", "Zola", "Abt", "Ólafsson"]
    sources = [source(title="T", author=[{"family": name}], issued=in_year(2000)) for name in names]
    assert [text.split()[0] for text in dated(*sources)] == ["Abt", "Ólafsson", "Östberg", "Zola"]


@pytest.mark.parametrize("citation", ["[]", "3", '{"author": 3, "issued": [], "title": {"x": 1}}', '{"author": [[]]}'])
def test_a_citation_of_another_shape_says_nothing_and_breaks_nothing(citation: str) -> None:
    odd = Source(id="a" * 32, title="Prices", authors="UN", issued="2021", citation=citation)
    assert dated(odd) == ["UN (2021). Prices."]
