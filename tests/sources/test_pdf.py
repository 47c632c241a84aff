"""A PDF's text is what its pages say, page by page; what cannot be read is named."""

import pytest
from pypdfium2 import PdfDocument

from argmap.intake.errors import DamagedFile
from argmap.sources.errors import PasswordNeeded, TooLarge, WrongPassword
from argmap.sources.pdf_turning import upright_text
from argmap.sources.reading import read_source
from tests.sources.pdf_making import Words, column, pdf


def text_of(*pages):
    return read_source(pdf(*pages), "a.pdf").text


def test_each_page_begins_where_its_locator_says():
    document = read_source(pdf([Words("One")], [Words("Two")]), "a.pdf")
    assert (document.text, document.media_type) == ("One\n\nTwo", "application/pdf")
    assert document.locators == ((0, "page", "1"), (5, "page", "2"))


def test_pages_carry_their_printed_labels():
    labels = "/PageLabels << /Nums [0 << /S /r >> 2 << /S /D /St 1 >>] >>"
    document = read_source(pdf(*[[Words("x")]] * 4, catalog=labels), "a.pdf")
    assert [label for _, _, label in document.locators] == ["i", "ii", "1", "2"]


def test_pages_without_text_are_named_and_begin_where_the_next_does():
    document = read_source(pdf([], [Words("Two")], []), "a.pdf")
    assert document.text == "Two"
    assert document.locators == ((0, "page", "1"), (0, "page", "2"), (3, "page", "3"))
    assert document.warnings == ("Pages 1, 3 have no text: they are pictures or empty.",)


def test_a_single_page_without_text_is_named():
    document = read_source(pdf([Words("One")], []), "a.pdf")
    assert document.warnings == ("Page 2 has no text: it is a picture or empty.",)


def test_many_pages_without_text_are_counted():
    warning = read_source(pdf([Words("One")], *[[]] * 13), "a.pdf").warnings[0]
    assert warning == "Pages 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 3 more have no text: they are pictures or empty."


def test_bookmarks_are_headings_at_their_words():
    objects = [
        "<< /Type /Outlines /First 101 0 R /Last 101 0 R >>",
        "<< /Title (Second part) /Parent 100 0 R /Dest [12 0 R /Fit] /First 102 0 R /Last 102 0 R >>",
        "<< /Title (Not in the text) /Parent 101 0 R /Dest [10 0 R /Fit] >>",
    ]
    pages = [Words("One")], [Words("Above", y=720), Words("Second part", size=14)]
    document = read_source(pdf(*pages, catalog="/Outlines 100 0 R", objects=objects), "a.pdf")
    headings = [(start, kind, label) for start, kind, label in document.locators if kind != "page"]
    start = document.text.index("Second part")
    assert headings == [(0, "heading2", "Not in the text"), (start, "heading1", "Second part")]


def test_bookmarks_in_a_circle_come_to_an_end():
    objects = [
        "<< /Type /Outlines /First 101 0 R /Last 101 0 R >>",
        "<< /Title (One) /Parent 100 0 R /Dest [10 0 R /Fit] /Next 101 0 R /First 101 0 R >>",
    ]
    document = read_source(pdf([Words("One")], catalog="/Outlines 100 0 R", objects=objects), "a.pdf")
    assert document.locators[:2] == ((0, "page", "1"), (0, "heading1", "One"))


def test_title_and_author_are_those_that_somebody_gave():
    given = read_source(pdf([Words("x")], info="/Title (Microsoft Word - Plan B) /Author (Ada A.)"), "a.pdf")
    made_up = read_source(pdf([Words("x")], info="/Title (untitled) /Author (anonymous)"), "a.pdf")
    assert (given.title, given.authors) == ("Plan B", "Ada A.")
    assert (made_up.title, made_up.authors) == ("", "")


def test_halves_of_characters_in_title_label_and_bookmark_are_passed_over():
    objects = [
        "<< /Type /Outlines /First 101 0 R /Last 101 0 R >>",
        "<< /Title <FEFFD800> /Parent 100 0 R /Dest [10 0 R /Fit] >>",
    ]
    catalog = "/Outlines 100 0 R /PageLabels << /Nums [0 << /P <FEFFD800> >>] >>"
    data = pdf([Words("One")], catalog=catalog, objects=objects, info="/Title <FEFFD800> /Author (Ada)")
    document = read_source(data, "a.pdf")
    assert (document.title, document.authors, document.locators) == ("", "Ada", ((0, "page", "1"),))


def test_a_paragraph_is_one_line_and_paragraphs_stand_apart():
    first = column("The first paragraph runs over", "two lines of this narrow page.")
    second = column("The second one begins lower", "and ends.", top=660)
    assert text_of(first + second) == (
        "The first paragraph runs over two lines of this narrow page.\n\nThe second one begins lower and ends."
    )


def test_an_indented_line_begins_a_paragraph():
    lines = column("The first paragraph fills its lines to", "the end, so only the indent tells it.")
    lines += [
        Words("The second begins further in and is", 82, 676),
        *column("as long as the lines of the first.", top=664),
    ]
    assert text_of(lines).split("\n\n")[1] == "The second begins further in and is as long as the lines of the first."


def test_short_lines_stay_lines():
    assert text_of(column("Ada Lovelace", "12 Some Street", "London, in the longest line")) == (
        "Ada Lovelace\n12 Some Street\nLondon, in the longest line"
    )


def test_a_heading_of_larger_type_stands_apart():
    lines = [Words("A heading of this page", y=700, size=14), *column("Text that follows it closely.", top=685)]
    assert text_of(lines) == "A heading of this page\n\nText that follows it closely."


def test_list_items_keep_their_lines():
    lines = column("• the first item is as long as its column", "• the second item is just about as long", "• a third")
    assert text_of(lines).count("\n") == 2


def test_a_hyphen_that_the_line_end_made_is_taken_out():
    assert text_of(column("Nobody sees the hyphen of a divi-", "ded word in here at all, ever.")) == (
        "Nobody sees the hyphen of a divided word in here at all, ever."
    )


def test_a_hyphen_that_the_document_writes_elsewhere_stays():
    lines = column("A long-term plan is what we need: a long-", "term plan, and no other one at all.")
    assert text_of(lines) == "A long-term plan is what we need: a long-term plan, and no other one at all."


@pytest.mark.parametrize(("first", "second"), [("EU-", "NATO"), ("2019-", "2020")])
def test_a_hyphen_before_a_capital_or_a_figure_stays(first, second):
    lines = column(f"Words of a line that is long, with {first}", f"{second} in the next line, and some more.")
    assert f"{first}{second} in the next" in text_of(lines)


def test_a_sentence_goes_on_in_the_next_column():
    left = column("The left column ends within", "a sentence that does not end")
    right = column("but goes on here, at the head of it.", "And then it ends there, too.", x=320)
    assert "that does not end but goes on here" in text_of(left + right)


def test_a_raised_figure_stays_in_its_line():
    line = [Words("Area (km", 72), Words("2", 112.6, 704, 7), Words(") and capital", 116.6)]
    assert text_of(line) == "Area (km2) and capital"


def test_exponents_far_above_their_line_stay_in_it():
    line = [Words("A power x", 72), Words("12", 116.5, 707, 6), Words("and more", 126)]
    assert text_of(line) == "A power x12 and more"


def test_a_line_that_sticks_out_of_its_column_does_not_break_the_others():
    lines = column(*["Five words of one width,"] * 6, "--a-long-option-that-sticks-out-of-its-column", "at the end.")
    assert text_of(lines).startswith(" ".join(["Five words of one width,"] * 6))


def test_a_bullet_of_another_size_does_not_tear_its_line_from_the_next():
    words = [Words("\u2022", 72, 700, 14), Words("The item goes on in a second line", 84, 700)]
    assert "\n" not in text_of([*words, Words("and this is the second line of it", 84, 688)])


def test_lines_of_a_table_of_contents_stay_lines():
    lines = column(
        "1 Introduction . . . . . . . . . . . . 1", "2 Methods . . . . . . . . . . . . . . . 12", "3 Results . . . . 20"
    )
    assert text_of(lines).count("\n") == 2


def test_accents_printed_over_their_letters_are_one_letter():
    assert text_of([Words("M¨oller, n¸ and Garc¸on, 5´000, ´")]) == "Möller, n¸ and Garçon, 5´000, ´"


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_turned_text_is_joined_as_well(turns):
    steps = {1: (12, 0), 2: (0, 12), 3: (-12, 0)}[turns]
    lines = ["The first paragraph runs over", "two lines of this narrow page."]
    words = [Words(line, 300 + n * steps[0], 400 + n * steps[1], turns=turns) for n, line in enumerate(lines)]
    assert text_of(words) == "The first paragraph runs over two lines of this narrow page."


def test_progress_is_told_page_by_page():
    told = []
    read_source(pdf([Words("One")], [Words("Two")]), "a.pdf", progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_a_locked_pdf_asks_for_its_password_and_opens_with_it():
    data = pdf([Words("Secret words")], password="open")
    with pytest.raises(PasswordNeeded, match=r"“a\.pdf” is locked with a password"):
        read_source(data, "a.pdf")
    with pytest.raises(WrongPassword, match="that is not its password"):
        read_source(data, "a.pdf", "shut")
    assert read_source(data, "a.pdf", "open").text == "Secret words"


def test_a_pdf_without_text_has_its_pages():
    document = read_source(pdf([], []), "a.pdf")
    assert (document.text, document.locators) == ("", ((0, "page", "1"), (0, "page", "2")))
    assert document.warnings[0].startswith("No page has text: they are pictures or empty.")


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"<html>", pdf([Words("x")])[:200], b"%PDF-1.4" + b"\xff" * 5000])
def test_a_damaged_pdf_is_refused(data):
    with pytest.raises(DamagedFile, match=r"“a\.pdf” is damaged: it cannot be read as PDF"):
        read_source(data, "a.pdf")


@pytest.mark.parametrize("password", ["", "open"])
def test_a_pdf_without_pages_is_refused_for_that_whatever_was_read_before_it(password):
    with pytest.raises(PasswordNeeded):
        read_source(pdf([Words("Secret words")], password="open"), "b.pdf")
    with pytest.raises(DamagedFile, match=r"“a\.pdf” is damaged: it has no pages"):
        read_source(pdf(), "a.pdf", password)


def test_glyphs_whose_letters_the_font_does_not_tell_are_shown_as_unknown():
    descendant = "<< /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (A) /Ordering (I) >> >>"
    font = f"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [{descendant}] >>"
    simple = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    document = read_source(pdf([Words("abcd")]).replace(simple, font.encode()), "a.pdf")
    assert document.text == "\N{REPLACEMENT CHARACTER}" * 2
    assert document.warnings == ("2 characters of “a.pdf” could not be read and stand as �.",)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize(("turns", "x", "y"), [(0, 1, 0), (1, 0, 1), (2, -1, 0), (3, 0, -1)])
def test_words_on_a_line_keep_their_order_however_page_and_text_are_turned(rotation, turns, x, y):
    words = [
        Words(f"{word}{line}", 300 + 60 * place * x + 12 * line * y, 400 + 60 * place * y - 12 * line * x, turns=turns)
        for line in range(3)
        for place, word in enumerate("abc")
    ]
    turned = pdf(words).replace(b"/Type /Page /Parent", b"/Rotate %d /Type /Page /Parent" % rotation)
    assert read_source(turned, "a.pdf").text.split() == ["a0", "b0", "c0", "a1", "b1", "c1", "a2", "b2", "c2"]


def test_letters_without_height_are_read():
    data = pdf([Words("One"), Words("two", y=600)]).replace(b"Tf 1 0 0 1", b"Tf 1 0 0 0")
    assert read_source(data, "a.pdf").text.split() == ["One", "two"]


def test_more_than_2000_pages_are_refused():
    with pytest.raises(TooLarge, match="it has 2,001 pages, and 2,000 is the most"):
        read_source(pdf(*[[]] * 2001), "a.pdf")


def test_the_page_of_an_upright_text_stays_turned_as_it_was():
    page = PdfDocument(pdf([Words("one", x=300, turns=2)]))[0]
    page.set_rotation(90)
    upright_text(page)
    assert page.get_rotation() == 90
