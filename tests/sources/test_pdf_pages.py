"""What lies under a word's boxes on the page is that word; where that is not sure, there are no boxes."""

import html
import re
import shutil
import subprocess
import unicodedata
from dataclasses import dataclass
from math import sqrt

import pytest

from argmap.sources.errors import NoSuchPage, PasswordNeeded, TooLarge
from argmap.sources.page import PIXELS, PageSpan, PageWords, page_spans
from argmap.sources.pdf_pages import OpenPdf
from argmap.sources.reading import read_source
from tests.sources.pdf_making import Words, column, pdf

FILES = (
    "002-trivial-libre-office-writer.pdf",
    "annotated_pdf.pdf",
    "google-doc-document.pdf",
    "habibi-rotated.pdf",
    "habibi.pdf",
    "inline-image.pdf",
    "libre-office-link.pdf",
    "libreoffice-writer-password.pdf",
    "minimal-document.pdf",
    "mistitled_outlines_example.pdf",
    "multicolumn.pdf",
    "pdfkit.pdf",
    "pdflatex-4-pages.pdf",
    "pdflatex-forms.pdf",
)
PASSWORDS = {"libreoffice-writer-password.pdf": "openpassword"}


@dataclass(frozen=True)
class PopplerWord:
    """A word where poppler sees it, in points of the page as it is shown."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom


def poppler_words(path, password: str) -> list[list[PopplerWord]]:
    command = ["pdftotext", "-bbox", *(["-upw", password] if password else []), str(path), "-"]
    told = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    word = re.compile(r'<word xMin="(.*)" yMin="(.*)" xMax="(.*)" yMax="(.*)">(.*)</word>')
    return [
        [PopplerWord(*map(float, found[:4]), plain(html.unescape(found[4]))) for found in word.findall(page)]
        for page in told.split("<page ")[1:]
    ]


def plain(text: str) -> str:
    return re.sub(r"\W", "", unicodedata.normalize("NFKC", text))


def middles(words: PageWords, size: tuple[float, float], start: int, end: int) -> list[tuple[float, float]]:
    """The middle of each letter's box, in points."""
    boxes = [words.boxes[4 * index : 4 * index + 4] for index in range(start, end)]
    return [(size[0] * (left + right) / 2, size[1] * (top + bottom) / 2) for left, top, right, bottom in boxes]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler's pdftotext is not installed")
@pytest.mark.parametrize("name", FILES)
def test_under_every_word_s_boxes_poppler_sees_that_word(name, shared):
    path = shared / "corpora" / "doc-pdf" / name
    password = PASSWORDS.get(name, "")
    document = read_source(path.read_bytes(), name, password)
    opened = OpenPdf(path.read_bytes(), name, password)
    seen = 0
    for index, (span, size) in enumerate(
        zip(page_spans(document.text, document.locators), opened.sizes(), strict=True)
    ):
        stored = document.text[span.start : span.end]
        words = opened.page(index, 100, stored).words
        theirs = poppler_words(path, password)[index]
        for match in re.finditer(r"[a-zA-Z]+", stored):
            for x, y in middles(words, size, match.start(), match.end()):
                here = [one.text for one in theirs if one.holds(x, y)]
                assert any(match[0] in one or one in match[0] for one in here), (match, x, y, here)
                seen += 1
    opened.close()
    assert seen >= len(re.findall(r"[a-zA-Z]", document.text)) > 0


def words_of(*pages, stored: str | None = None, index: int = 0) -> PageWords | None:
    data = pdf(*pages)
    document = read_source(data, "a.pdf")
    span = page_spans(document.text, document.locators)[index]
    opened = OpenPdf(data, "a.pdf")
    words = opened.page(index, 200, document.text[span.start : span.end] if stored is None else stored).words
    opened.close()
    return words


def test_boxes_are_shares_of_the_page_from_its_upper_left_corner():
    words = words_of([Words("Hi", x=306, y=396, size=72)])
    assert words.lines == ((0, 2),)
    left, top, right, bottom = words.boxes[:4]
    assert left == pytest.approx(0.5, abs=0.001)
    assert right == pytest.approx((306 + 0.722 * 72) / 612, abs=0.002)
    assert top < 0.5 < bottom


def test_a_word_without_its_hyphen_stands_on_two_lines():
    words = words_of(column("Nobody sees the hyphen of a divi-", "ded word in here at all, ever."))
    start = len("Nobody sees the hyphen of a ")
    tops = [words.boxes[4 * index + 1] for index in range(start, start + len("divided"))]
    assert tops[:4] == [tops[0]] * 4
    assert tops[4:] == [tops[4]] * 3
    assert tops[4] > tops[0]
    assert words.lines == ((0, start + 4), (start + 4, words.count))


def test_a_hyphen_that_only_another_page_keeps_has_a_box():
    broken = column("A plan is what we need, and it is a long-", "term plan, and no other one at all.")
    words = words_of(broken, [Words("Not only a long-term plan.")])
    hyphen = len("A plan is what we need, and it is a long")
    box = words.boxes[4 * hyphen : 4 * hyphen + 4]
    assert box[2] > box[0] >= words.boxes[4 * (hyphen - 1) + 2] - 0.001
    assert words.lines[0] == (0, hyphen + 1)


def test_a_page_whose_text_is_stored_otherwise_has_no_boxes():
    page = [Words("The fee is 10 euros.")]
    assert words_of(page) is not None
    assert words_of(page, stored="The fee is 90 euros.") is None
    assert words_of(page, stored="The fee is 10 euros. ") is None


def test_a_page_without_text_has_no_lines():
    words = words_of([], [Words("Two")])
    assert (words.lines, words.count) == ((), 0)


def test_a_picture_is_as_wide_as_was_asked_and_as_high_as_its_page():
    opened = OpenPdf(pdf([Words("Hi")]), "a.pdf")
    image = opened.page(0, 306).image
    assert (image.width, image.height, len(image.pixels)) == (306, 396, 4 * 306 * 396)
    assert min(image.pixels) < 200
    assert image.pixels[:3] == b"\xff\xff\xff"


def test_no_picture_has_more_pixels_than_is_allowed():
    image = OpenPdf(pdf([Words("Hi")]), "a.pdf").page(0, 1_000_000).image
    assert image.width == int(sqrt(PIXELS * 612 / 792))
    assert image.width * image.height <= PIXELS


@pytest.mark.parametrize("box", ["0 0 10 10000000", "0 0 10000000 10", "0 0 0 0"])
def test_a_page_of_a_foolish_size_is_shown_within_bounds(box):
    opened = OpenPdf(pdf([Words("Hi")]).replace(b"[0 0 612 792]", f"[{box}]".encode()), "a.pdf")
    image = opened.page(0, 400).image
    assert 0 < image.width * image.height <= PIXELS


def test_words_are_asked_for_or_left_out():
    assert OpenPdf(pdf([Words("Hi")]), "a.pdf").page(0, 50).words is None


@pytest.mark.parametrize("index", [1, -1, 7])
def test_a_page_that_is_not_there_is_named(index):
    with pytest.raises(NoSuchPage, match=rf"Page {index + 1} of “a\.pdf” is damaged"):
        OpenPdf(pdf([Words("Hi")]), "a.pdf").page(index, 50)


def test_a_locked_pdf_asks_for_its_password():
    data = pdf([Words("Secret")], password="open")
    with pytest.raises(PasswordNeeded):
        OpenPdf(data, "a.pdf")
    assert len(OpenPdf(data, "a.pdf", "open").sizes()) == 1


def test_more_pages_than_a_source_may_have_are_refused():
    with pytest.raises(TooLarge):
        OpenPdf(pdf(*[[]] * 2001), "a.pdf")


def test_the_pages_of_a_text_are_its_stretches():
    document = read_source(pdf([], [Words("One")], [], [Words("Two")], []), "a.pdf")
    spans = page_spans(document.text, document.locators)
    assert spans == [
        PageSpan("1", 0, 0),
        PageSpan("2", 0, 3),
        PageSpan("3", 5, 5),
        PageSpan("4", 5, 8),
        PageSpan("5", 8, 8),
    ]
