"""A page that draws its columns row by row is read column by column; a table is read by rows."""

from itertools import chain

from argmap.sources.pdf_pages import OpenPdf
from argmap.sources.reading import read_source
from tests.sources.pdf_making import Words, column, pdf

LEFT = [f"The left column has a line with number {number}" for number in range(6)]
RIGHT = [f"and the right column has number {number}" for number in range(6)]


def drawn(*columns: list[Words]) -> list[Words]:
    """The words of columns, row by row."""
    return list(chain.from_iterable(zip(*columns, strict=True)))


def text_of(words: list[Words]) -> str:
    return " ".join(read_source(pdf(words), "a.pdf").text.split())


def test_columns_drawn_row_by_row_are_read_one_after_the_other():
    rows = drawn(column(*LEFT), column(*RIGHT, x=320))
    assert text_of(rows) == " ".join([*LEFT, *RIGHT])


def test_three_columns_are_read_one_after_the_other():
    texts = [[f"a line of some words in {name} {number}" for number in range(6)] for name in ("one", "two", "three")]
    rows = drawn(*[column(*lines, x=40 + 180 * number) for number, lines in enumerate(texts)])
    assert text_of(rows) == " ".join(chain.from_iterable(texts))


def test_what_stands_across_the_columns_parts_them():
    across = "A heading that stands across both columns of the page, as a title does"
    rows = drawn(column(*LEFT), column(*RIGHT, x=320))
    below = drawn(column(*LEFT, top=560), column(*RIGHT, x=320, top=560))
    assert text_of([*rows, Words(across, y=600), *below]) == " ".join([*LEFT, *RIGHT, across, *LEFT, *RIGHT])


def test_the_longer_left_column_goes_on_below_the_right_one_and_a_heading_further_below_does_not():
    rows = drawn(column(*LEFT), column(*RIGHT, x=320))
    more = [*rows, *column("goes on", "and on", top=700 - 6 * 12), Words("Notes", y=560)]
    assert text_of(more) == " ".join([*LEFT, "goes on and on", *RIGHT, "Notes"])


def test_a_word_divided_at_the_end_of_a_line_of_the_left_column_is_joined():
    left = ["The left column ends with a divi-", "ded word, and then it goes on with", *LEFT]
    right = ["While the right column has none", "of those, as far as it goes, and", *RIGHT]
    rows = drawn(column(*left), column(*right, x=320))
    assert "with a divided word, and" in text_of(rows)


def test_a_table_is_read_by_rows():
    cells = [["Austria", "8.9 million", "Vienna"], ["Belgium", "11.5 million", "Brussels"]] * 4
    rows = [
        Words(cell, 72 + 160 * place, 700 - 12 * number)
        for number, row in enumerate(cells)
        for place, cell in enumerate(row)
    ]
    assert text_of(rows) == " ".join(chain.from_iterable(cells))


def test_three_rows_are_too_few_to_be_columns():
    rows = drawn(column(*LEFT[:3]), column(*RIGHT[:3], x=320))
    assert text_of(rows) == " ".join(chain.from_iterable(zip(LEFT[:3], RIGHT[:3], strict=True)))


def test_columns_drawn_one_after_the_other_stay_as_they_are():
    assert text_of([*column(*LEFT), *column(*RIGHT, x=320)]) == " ".join([*LEFT, *RIGHT])


def test_the_words_of_parted_lines_stand_in_their_columns_on_the_page():
    data = pdf(drawn(column(*LEFT), column(*RIGHT, x=320)))
    text = read_source(data, "a.pdf").text
    document = OpenPdf(data, "a.pdf")
    words = document.page(0, 100, text).words
    document.close()
    assert words is not None
    lefts = [words.boxes[4 * text.index(line)] for line in (*LEFT, *RIGHT)]
    assert max(lefts[:6]) < 0.2
    assert min(lefts[6:]) > 0.5
