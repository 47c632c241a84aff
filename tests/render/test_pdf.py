import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from argmap.core import edits
from argmap.core.records import Node, Passage
from argmap.layout.sheet import Sheet
from argmap.render.composition import compose
from argmap.render.drawing import Drawing, Lines, Text
from argmap.render.images import ImageFormat, ImageOptions, export_image
from argmap.render.map import draw_map
from argmap.render.paper import Paper, on_one_page, on_sheets
from argmap.render.pdf.pages import pdf
from argmap.render.png import draw_image
from argmap.render.theme import ThemeName
from tests.core.builders import small_map
from tests.render.ink_apart import SCALE, apart
from tests.render.named_maps import tree_of
from tests.render.pictures import SCRIPTS, every_element, picture
from tests.samples.sample_files import slugs

BIDI_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e"), " ")

SUBSET = re.compile(r"[A-Z]{6}\+\S")  # how a part of a font is named

EM_HEIGHT = 1.21
"""From the top of Inter to its bottom, as its file says, for each point of its size."""

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")


def poppler(tool: str, file: bytes, folder: Path, *options: str) -> str:
    """What one of poppler's tools says of the file."""
    (folder / "map.pdf").write_bytes(file)
    made = {"pdftotext": ["-"], "pdftoppm": [str(folder / "map")]}.get(tool, [])
    command = [tool, *options, str(folder / "map.pdf"), *made]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def text_of(file: bytes, folder: Path, *options: str) -> str:
    """The words of the file in compatible letters, a space where the direction of the text changes."""
    return unicodedata.normalize("NFKC", poppler("pdftotext", file, folder, *options)).translate(BIDI_MARKS)


def words_of(text: str) -> set[str]:
    """The words without what stands around them, which a change of direction may part from them."""
    return {word.strip("().,!?;:–—“”‘’") for word in unicodedata.normalize("NFKC", text).split()} - {""}


def one_card_map(text: str) -> bytes:
    build = small_map()
    build.do(edits.edit_text(build.document, build.id("reason"), text))
    return pdf([on_one_page(draw_map(picture(build)))])


@pytest.mark.parametrize("script", ["latin", "greek", "cyrillic", "hebrew", "arabic", "korean"])
def test_every_word_can_be_extracted(script: str, tmp_path: Path) -> None:
    found = text_of(one_card_map(SCRIPTS[script]), tmp_path)

    assert words_of(SCRIPTS[script]) - words_of(found) == set()


@pytest.mark.parametrize("paper", [Paper.FIT, Paper.A4])
@pytest.mark.parametrize("name", ["example", *slugs()])
def test_every_word_of_a_map_and_of_its_passages_can_be_extracted(name: str, paper: Paper, tmp_path: Path) -> None:
    tree = tree_of(name)
    found = text_of(export_image(tree, ImageOptions(ImageFormat.PDF, paper=paper, has_notes=True)), tmp_path)

    said = [tree.document.info.title, *(node.text for node in tree.document.all(Node))]
    quoted = [passage.exact for passage in tree.document.all(Passage)]
    assert len(words_of(" ".join(said))) > 150
    assert words_of(" ".join([*said, *quoted])) - words_of(found) == set()


@pytest.mark.parametrize("script", ["chinese", "japanese"])
def test_text_without_spaces_can_be_extracted_line_by_line(script: str, tmp_path: Path) -> None:
    found = text_of(one_card_map(SCRIPTS[script]), tmp_path, "-raw")

    assert unicodedata.normalize("NFKC", SCRIPTS[script]) in found.replace("\n", "")


def test_a_greek_iota_is_no_latin_one_and_a_space_no_tab(tmp_path: Path) -> None:
    found = poppler("pdftotext", one_card_map("ενισχύει και"), tmp_path)

    assert "ενισχύει και" in found
    assert "\t" not in found
    assert "\u0269" not in found


def test_an_arrow_typed_in_two_characters_comes_out_as_two(tmp_path: Path) -> None:
    assert "a -> b => c" in text_of(one_card_map("a -> b => c"), tmp_path)


def test_emoji_are_pictures_finer_than_the_text_around_them(tmp_path: Path) -> None:
    images = poppler("pdfimages", one_card_map("❤️"), tmp_path, "-list")

    widths = [int(line.split()[3]) for line in images.splitlines()[2:]]
    assert widths
    assert min(widths) > 60


def test_every_font_is_embedded_with_its_letters(tmp_path: Path) -> None:
    fonts = poppler("pdffonts", pdf([on_one_page(draw_map(picture(every_element())))]), tmp_path)

    rows = [line.split() for line in fonts.splitlines()[2:]]
    assert "Inter-Regular" in {row[0].split("+")[-1] for row in rows}
    assert all(row[-5:-2] == ["yes", "yes", "yes"] for row in rows)  # embedded, in part, and with its letters
    assert all(SUBSET.match(row[0]) for row in rows)


def test_the_file_has_a_title_and_no_author(tmp_path: Path) -> None:
    info = poppler("pdfinfo", pdf([on_one_page(draw_map(picture(every_element())))]), tmp_path)

    fields = dict(line.split(":", 1) for line in info.splitlines())
    assert fields["Title"].strip() == "A map"
    assert "Author" not in fields


def test_a_fitting_page_has_the_size_of_the_map(tmp_path: Path) -> None:
    drawing = draw_map(picture(every_element()))
    info = poppler("pdfinfo", pdf([on_one_page(drawing)]), tmp_path)

    width, height = (
        float(one) for one in dict(line.split(":", 1) for line in info.splitlines())["Page size"].split()[:3:2]
    )
    assert (width, height) == (pytest.approx(drawing.width * 0.75, abs=1), pytest.approx(drawing.height * 0.75, abs=1))


def test_tiles_together_hold_every_word(tmp_path: Path) -> None:
    drawing = draw_map(picture(every_element()))
    pages = on_sheets(drawing, Sheet(300, 200, least=6 / 14, overlap=23))
    found = text_of(pdf(pages), tmp_path)

    assert len(pages) > 2
    words = {
        word
        for one in drawing.primitives()
        if isinstance(one, Text) and one.text.replace(" ", "").isalnum()
        for word in one.text.split()
    }
    assert not [word for word in words if word not in found]
    assert not [page.label for page in pages if page.label not in found]


def test_one_map_gives_the_same_file_again() -> None:
    pages = [on_one_page(draw_map(picture(every_element())))]

    assert pdf(pages) == pdf(pages)


def test_the_file_describes_itself_for_those_who_cannot_see_it(tmp_path: Path) -> None:
    tree = tree_of("every element")
    file = export_image(tree, ImageOptions(ImageFormat.PDF))
    metadata = poppler("pdfinfo", file, tmp_path, "-meta")

    assert f"Argument map with {sum(1 for _ in tree.walk())} cards. Main claim: EU defence" in metadata
    assert "creator>" not in metadata


@pytest.mark.parametrize("paper", [Paper.FIT, Paper.A4])
def test_a_page_is_vectors_and_text_without_a_single_image(paper: Paper, tmp_path: Path) -> None:
    file = export_image(tree_of("eu-nato"), ImageOptions(ImageFormat.PDF, paper=paper, has_notes=True))

    assert poppler("pdfimages", file, tmp_path, "-list").splitlines()[2:] == []


@pytest.mark.parametrize(("paper", "points"), [(Paper.A4, 6), (Paper.A3, 8)])
def test_the_examples_text_measured_in_the_file_is_as_large_as_promised(
    paper: Paper, points: float, tmp_path: Path
) -> None:
    file = export_image(tree_of("example"), ImageOptions(ImageFormat.PDF, paper=paper))
    rows = [line.split("\t") for line in poppler("pdftotext", file, tmp_path, "-tsv").splitlines()]

    (height,) = (float(row[9]) for row in rows if row[-1] == "reassures")  # a word of one card
    assert height / EM_HEIGHT >= points
    assert {row[1] for row in rows[1:]} == {"1"}


def test_poppler_shows_every_run_where_the_png_has_it(tmp_path: Path) -> None:
    drawing = compose(tree_of("all scripts"), ImageOptions(ImageFormat.PDF, has_notes=True)).drawing
    own, shown = draw_image(drawing, SCALE), shown_by_poppler(drawing, tmp_path)

    found = apart(drawing, own, shown)
    assert len(found) > 60
    assert {run.text: off for run, off in found.items() if off > 1} == {}


@pytest.mark.parametrize("theme", [ThemeName.PRINT, ThemeName.DARK])
def test_poppler_paints_every_shape_as_the_png_has_it(theme: ThemeName, tmp_path: Path) -> None:
    whole = compose(tree_of("every element"), ImageOptions(ImageFormat.PDF, theme=theme)).drawing
    shapes = [[one for one in group.primitives if not isinstance(one, Text | Lines)] for group in whole.groups]
    groups = (group._replace(primitives=tuple(kept)) for group, kept in zip(whole.groups, shapes, strict=True))
    drawing = replace(whole, groups=tuple(groups))
    own, shown = draw_image(drawing, SCALE), shown_by_poppler(drawing, tmp_path)

    assert sum(map(len, shapes)) > 60
    pairs = Counter(zip(greys(own), greys(shown), strict=True))
    assert sum(count for (one, other), count in pairs.items() if abs(one - other) > 96) < 50


def greys(image: QImage) -> bytes:
    """How light its pixels are, row by row, but for up to three at the right that would not fill a word."""
    part = image.copy(0, 0, image.width() // 4 * 4, image.height())
    return bytes(part.convertToFormat(QImage.Format.Format_Grayscale8).constBits())


def shown_by_poppler(drawing: Drawing, folder: Path) -> QImage:
    """The drawing on a page of its own size, in as many pixels as the PNG."""
    poppler("pdftoppm", pdf([on_one_page(drawing)]), folder, "-png", "-singlefile", "-r", str(96 * SCALE))
    return QImage(str(folder / "map.png"))
