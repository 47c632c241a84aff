import io
import subprocess
import sys

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtGui import QFont, QRawFont

from argmap.render.font_cutting import sfnt
from argmap.render.font_use import UsedFont
from argmap.render.fonts import Style, font
from argmap.render.latin_fonts import LATIN, latin_font
from argmap.render.svg_fonts import font_subset

SCRIPT = """
import sys
from argmap.render.application import offscreen_application
from argmap.render.images import ImageFormat, ImageOptions, export_image
from argmap.core.document import Document
from argmap.core.records import MapInfo, Node
from argmap.core.tree import Tree
application = offscreen_application()
node = Node("1" * 32, "claim", "Les États membres – “naïve”?", order_key="a")
file = export_image(Tree(Document([MapInfo("2" * 32), node])), ImageOptions(ImageFormat.SVG))
assert b"argmap-inter" in file
print([name for name in ("fontTools", "ssl") if name in sys.modules])
"""


@pytest.mark.parametrize("style", Style, ids=lambda style: style.name)
def test_every_font_of_a_map_has_all_its_latin_letters_at_hand(style: Style) -> None:
    raw = QRawFont.fromFont(font(style))
    whole = TTFont(io.BytesIO(sfnt(raw)))
    cut = TTFont(io.BytesIO(latin_font(raw, {"a"})))
    glyphs, kept = whole.getBestCmap(), cut.getBestCmap()

    assert set(map(chr, kept)) == {letter for letter in LATIN if ord(letter) in glyphs}
    assert {cut["hmtx"][kept[code]] for code in kept} == {whole["hmtx"][glyphs[code]] for code in kept}
    assert "kern" in {one.FeatureTag for one in cut["GPOS"].table.FeatureList.FeatureRecord}


def test_a_letter_beyond_latin_has_the_font_cut_for_it() -> None:
    used = UsedFont(QRawFont.fromFont(font(Style.BODY)), {"a", "λ"})

    assert set(TTFont(io.BytesIO(font_subset(used))).getBestCmap()) == {ord("a"), ord("λ")}


def test_another_font_is_cut_whatever_its_letters() -> None:
    used = UsedFont(QRawFont.fromFont(QFont("Noto Sans")), {"a"})

    assert latin_font(used.raw, used.letters) == b""
    assert len(font_subset(used)) < len(sfnt(used.raw))


def test_a_picture_in_latin_letters_waits_for_nothing_that_it_does_not_need() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=60)

    assert (done.stdout.strip(), done.stderr) == ("[]", "")
