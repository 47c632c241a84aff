from pathlib import Path

import pytest

from argmap.core.document import Document
from argmap.core.tree import Tree
from argmap.formats.argmap_json import read
from argmap.layout.direction import Direction
from argmap.render.composition import ImageFormat, ImageOptions, compose
from argmap.render.paper import MARGIN, Paper
from tests.benchmarks.maps import random_map
from tests.samples.sample_files import sample, slugs


@pytest.mark.parametrize("paper", [Paper.A4, Paper.A3, Paper.LETTER])
@pytest.mark.parametrize("slug", slugs())
def test_a_sample_keeps_six_points_on_every_sheet_it_is_printed_on(slug: str, paper: Paper) -> None:
    composition = compose(sample(slug).tree, ImageOptions(ImageFormat.PDF, paper=paper))

    assert composition.text_points >= 6 - 1e-9
    for page in composition.pages:
        assert page.width - MARGIN >= page.x + page.part.width * page.scale - 1e-6
        assert page.height - MARGIN >= page.y + page.part.height * page.scale - 1e-6


def test_the_example_of_forty_cards_fits_one_sheet_of_a4_and_is_larger_on_a3(shared: Path) -> None:
    example = shared / "example" / "eu-nato.json"
    tree = Tree(Document(read(example.read_bytes(), example.name).records))
    a4, a3 = (compose(tree, ImageOptions(ImageFormat.PDF, paper=paper)) for paper in (Paper.A4, Paper.A3))

    assert (len(a4.pages), len(a3.pages)) == (1, 1)
    assert a4.drawing.width > a4.drawing.height
    assert a4.pages[0].width > a4.pages[0].height
    assert a4.text_points >= 6
    assert a3.text_points >= 8


def test_a_large_map_is_tiled_on_paper() -> None:
    tree = Tree(Document(random_map(150)))
    composition = compose(tree, ImageOptions(ImageFormat.PDF, paper=Paper.A4))

    assert len(composition.pages) > 1
    assert composition.pages[0].label == "row 1, column 1"
    assert composition.text_points == pytest.approx(6)


def test_a_picture_grows_downward_unless_it_fills_a_sheet() -> None:
    tree = sample("eu-nato").tree
    shapes = [
        compose(tree, options).drawing
        for options in (
            ImageOptions(ImageFormat.PDF),
            ImageOptions(ImageFormat.PDF, direction=Direction.DOWN),
            ImageOptions(ImageFormat.PDF, paper=Paper.A4),
        )
    ]

    assert shapes[0] == shapes[1]
    assert shapes[2].width < shapes[0].width / 2


def test_a_picture_describes_itself_in_words() -> None:
    drawing = compose(sample("eu-nato").tree, ImageOptions(ImageFormat.SVG)).drawing

    assert drawing.description.startswith(
        f"Argument map with {sum(1 for _ in sample('eu-nato').tree.walk())} cards. Main claim:"
    )
