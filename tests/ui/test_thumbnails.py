"""The pictures of maps on the start page."""

from PySide6.QtGui import QImage, QPixmap

from argmap.core.document import Document
from argmap.core.records import MapInfo
from argmap.core.tree import Tree
from argmap.resources import resource_path
from argmap.samples import sample_names, sample_records
from argmap.ui.thumbnails import draw_thumbnail, few_colours, keep_thumbnail

Format = QImage.Format


def parts_of(picture: QImage) -> bytes:
    """Red, green, blue and how opaque it is, of each pixel."""
    return bytes(picture.convertToFormat(Format.Format_ARGB32_Premultiplied).constBits())


def test_a_picture_in_few_colours_looks_like_the_one_in_all_colours(qapp):
    drawn = draw_thumbnail(Tree(Document(sample_records("eu-nato"))))
    few = few_colours(drawn)
    differences = [abs(one - other) for one, other in zip(parts_of(drawn), parts_of(few), strict=True)]

    assert few.format() is Format.Format_Indexed8
    assert sum(differences) / len(differences) < 1
    assert sum(one > 32 for one in differences) / len(differences) < 0.01


def test_the_pictures_of_the_samples_are_in_few_colours(qapp):
    pictures = [QImage(str(resource_path(f"thumbnails/{name}.png"))) for name in sample_names()]

    assert {picture.format() for picture in pictures} == {Format.Format_Indexed8}


def test_a_picture_that_cannot_be_taken_away_keeps_no_map_from_being_closed(qapp, tmp_path):
    (tmp_path / "views").write_bytes(b"no folder")

    keep_thumbnail(Tree(Document([MapInfo("a" * 32)])), QPixmap(), tmp_path / "views" / "map.png")
