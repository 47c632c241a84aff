import re
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage

from argmap.core import edits
from argmap.core.tree import Tree
from argmap.layout.direction import Direction
from argmap.render.branch import NoSuchCard
from argmap.render.drawing import Drawing
from argmap.render.images import ImageFormat, ImageOptions, compose, export_image, image_bytes, image_scale
from argmap.render.limits import ImageTooLarge, largest_scale, pixels_of
from argmap.render.paper import Paper
from argmap.render.preview import is_larger, preview
from argmap.render.theme import ThemeName, load_theme
from tests.core.builders import Build, small_map
from tests.render.pictures import every_element

PNG = ImageOptions(ImageFormat.PNG)
DATES = re.compile(rb"/(Creation|Mod)Date \(.*?\)|/ID \[.*?\]|<xmp:(Create|Modify|Metadata)Date>.*?<|uuid:[0-9a-f-]+")
PLAIN = replace(PNG, scale=1, has_title=False)


def roles_and_titles(tree: Tree, options: ImageOptions) -> list[str]:
    return [group.title for group in compose(tree, options).drawing.groups if group.role == "card"]


@pytest.mark.parametrize(("scale", "dpi", "times"), [(None, None, 2), (1, None, 1), (3, None, 3), (1, 192, 2)])
def test_a_png_has_as_many_pixels_as_scale_or_dots_ask_for(scale: float, dpi: float, times: int) -> None:
    tree = small_map().tree
    once = QImage.fromData(export_image(tree, replace(PNG, scale=1)))
    image = QImage.fromData(export_image(tree, replace(PNG, scale=scale, dpi=dpi)))

    assert image.width() == pytest.approx(once.width() * times, abs=times)
    assert image.dotsPerMeterX() == pytest.approx(96 * times / 0.0254, abs=1)


@pytest.mark.parametrize("theme", ThemeName)
def test_the_background_is_the_themes(theme: ThemeName) -> None:
    image = QImage.fromData(export_image(small_map().tree, replace(PLAIN, theme=theme)))

    assert image.pixelColor(1, 1) == QColor(load_theme(theme).canvas)


def test_a_transparent_image_shows_what_is_behind_it() -> None:
    image = QImage.fromData(export_image(small_map().tree, replace(PLAIN, is_transparent=True)))

    assert image.pixelColor(1, 1).alpha() == 0


@pytest.mark.parametrize("theme", ThemeName)
def test_the_preview_is_pixel_for_pixel_the_png(theme: ThemeName) -> None:
    options = replace(PNG, theme=theme, has_notes=True)
    composition = compose(every_element().tree, options)
    file = QImage.fromData(image_bytes(composition, options))
    shown = preview(composition, options, 20_000, 20_000)

    assert shown.size() == file.size()
    assert shown.convertToFormat(QImage.Format.Format_RGB32) == file.convertToFormat(QImage.Format.Format_RGB32)


def test_a_file_larger_than_its_preview_is_known_and_one_too_large_refused() -> None:
    composition = compose(every_element().tree, PNG)
    whole, small = (preview(composition, PNG, side, side) for side in (20_000, 400))

    assert [is_larger(composition, PNG, shown) for shown in (whole, small)] == [False, True]
    with pytest.raises(ImageTooLarge):
        is_larger(composition, replace(PNG, scale=60), small)


def test_a_preview_fits_its_box() -> None:
    composition = compose(every_element().tree, PNG)
    shown = preview(composition, PNG, 400, 300)

    assert shown.width() <= 400
    assert shown.height() <= 300
    assert max(shown.width() / 400, shown.height() / 300) > 0.98


def test_a_branch_is_drawn_alone_and_its_cards_keep_their_roles() -> None:
    build = small_map()
    options = replace(PNG, branch=build.id("objection"))

    assert roles_and_titles(build.tree, options) == ["Objection: objection", "Rebuttal: rebuttal"]


def test_a_branch_that_is_not_there_is_named() -> None:
    with pytest.raises(NoSuchCard, match="There is no card ffff"):
        export_image(small_map().tree, replace(PNG, branch="f" * 32))


def test_the_title_stands_above_the_map_only_if_asked() -> None:
    tree = small_map().tree
    titles = [
        [group.title for group in compose(tree, replace(PNG, has_title=asked)).drawing.groups if group.role == "title"]
        for asked in (True, False)
    ]

    assert titles == [["A map"], []]


def test_an_image_too_large_to_open_is_refused_in_a_sentence() -> None:
    with pytest.raises(ImageTooLarge, match="more than the 32,767 that can be opened"):
        export_image(small_map().tree, replace(PNG, scale=200))


def test_an_image_too_large_for_memory_is_refused_in_a_sentence() -> None:
    with pytest.raises(ImageTooLarge, match="more than the 256 million that are safe"):
        export_image(small_map().tree, replace(PNG, scale=20, direction=Direction.RIGHT))


def test_the_scale_that_is_named_instead_fits_and_is_taken_where_the_picture_may_shrink() -> None:
    tree, options = small_map().tree, replace(PNG, scale=200)
    with pytest.raises(ImageTooLarge) as refused:
        export_image(tree, options)
    named = float(str(refused.value).split("a scale of ")[1].split(" ")[0])
    drawing = compose(tree, options).drawing

    assert max(pixels_of(drawing, named)) > 10_000
    assert image_scale(drawing, replace(options, shrinks=True)) == named
    assert image_scale(drawing, replace(options, scale=1, shrinks=True)) == 1


@given(st.floats(1, 2e6), st.floats(1, 2e6))
def test_the_largest_scale_of_any_drawing_fits_and_hardly_more_would(width: float, height: float) -> None:
    drawing = Drawing(0.0, 0.0, width, height, None, ())
    pixels_of(drawing, largest_scale(drawing))

    with pytest.raises(ImageTooLarge):
        pixels_of(drawing, largest_scale(drawing) * 1.02)


@pytest.mark.parametrize(("image_format", "start"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")])
def test_every_format_begins_as_its_readers_expect(image_format: str, start: bytes) -> None:
    assert export_image(small_map().tree, ImageOptions(ImageFormat(image_format))).startswith(start)


@pytest.mark.parametrize(("image_format", "has_notes"), [*product(ImageFormat, [True, False])])
def test_nothing_of_this_machine_is_in_the_file(image_format: ImageFormat, has_notes: bool) -> None:
    file = export_image(every_element().tree, ImageOptions(image_format, has_notes=has_notes))

    assert not any(name in file for name in (b"/home/", b"/work/", b"/root", b"/usr/", b"/tmp/"))


@pytest.mark.parametrize("image_format", ImageFormat)
def test_no_one_who_wrote_or_handed_in_the_map_is_named_in_the_file(image_format: ImageFormat) -> None:
    build = every_element()
    named = export_image(build.tree, ImageOptions(image_format, has_notes=True))
    build.do(edits.edit_field(build.document, build.document.info, author="Ada Quill", submitted_by="Ada Quill"))
    renamed = export_image(build.tree, ImageOptions(image_format, has_notes=True))

    assert DATES.sub(b"", renamed) == DATES.sub(b"", named)


def test_an_empty_map_still_makes_a_picture() -> None:
    assert export_image(Build().tree, PNG).startswith(b"\x89PNG")


def test_text_in_a_document_is_ten_and_a_half_points_whatever_the_resolution() -> None:
    tree = small_map().tree

    assert [compose(tree, replace(PNG, dpi=dpi)).text_points for dpi in (96, 300)] == [10.5, 10.5]


@pytest.mark.parametrize("paper", [Paper.A4, Paper.A3, Paper.LETTER])
def test_notes_on_paper_have_pages_of_their_own(paper: Paper) -> None:
    options = ImageOptions(ImageFormat.PDF, paper=paper, has_notes=True, direction=Direction.RIGHT)
    pages = compose(every_element().tree, options).pages

    assert [group.role for group in pages[-1].drawing.groups] == ["notes"]
    assert pages[0].drawing.groups != pages[-1].drawing.groups


def test_a_page_can_be_looked_at_before_it_is_written() -> None:
    options = ImageOptions(ImageFormat.PDF, paper=Paper.A4, has_notes=True, direction=Direction.RIGHT)
    composition = compose(every_element().tree, options)
    first, last = (preview(composition, options, 600, 600, page) for page in (0, len(composition.pages) - 1))

    assert first.size() == last.size()
    assert first != last
