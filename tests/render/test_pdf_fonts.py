import io
import unicodedata
from collections.abc import Callable

import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.ttLib.tables.TupleVariation import TupleVariation
from PySide6.QtGui import QFont, QFontMetricsF, QRawFont

from argmap.render.drawing import Text
from argmap.render.fallbacks import raw_fonts
from argmap.render.font_cutting import ALL, opened, outlines, sfnt
from argmap.render.fonts import Style, font
from argmap.render.pdf.cff import emptied, glyph_numbers
from argmap.render.pdf.face import EM, Face
from argmap.render.pdf.shaped import Cluster, clusters, shaped_operators
from argmap.render.pdf.words import NotPlainError, PlainWords
from argmap.render.shaping import EMOJI_SIGN
from tests.render.pictures import CLAIM, SCRIPTS


def own_font(style: Style = Style.BODY) -> QRawFont:
    return QRawFont.fromFont(font(style))


def table_of(raw: QRawFont) -> bytes:
    return bytes(raw.fontTable("CFF ").data())


def drawn_by(table: bytes, glyph: int) -> list[object]:
    """The steps of a glyph's outline."""
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(table), None)
    pen = RecordingPen()
    fonts[0].CharStrings[fonts[0].charset[glyph]].draw(pen)
    return pen.value


@pytest.mark.parametrize("style", Style, ids=lambda style: style.name)
def test_an_emptied_font_has_the_outlines_that_are_drawn_and_no_other(style: Style) -> None:
    table = table_of(own_font(style))
    kept, other = own_font(style).glyphIndexesForString("aé")
    made = emptied(table, {kept})

    assert len(made) == len(table)
    assert drawn_by(made, kept) == drawn_by(table, kept) != []
    assert drawn_by(made, 0) == drawn_by(table, 0) != []
    assert drawn_by(made, other) == []


def test_a_font_that_numbers_its_glyphs_says_how(chinese: QRawFont) -> None:
    names = TTFont(io.BytesIO(sfnt(chinese))).getGlyphOrder()

    assert glyph_numbers(table_of(chinese)) == [0, *(int(name.removeprefix("cid")) for name in names[1:])]
    assert glyph_numbers(table_of(own_font())) == []


@pytest.fixture
def chinese() -> QRawFont:
    """The font that Qt draws Chinese with, if that is one whose glyphs have numbers of their own."""
    raw = raw_fonts(Text(SCRIPTS["chinese"], 0, 0, 100, Style.BODY, "#000000", is_joined=True))[0]
    if not glyph_numbers(table_of(raw)):
        pytest.skip(f"{raw.familyName()}, which draws Chinese here, does not number its glyphs")
    return raw


@pytest.mark.parametrize("text", [CLAIM, SCRIPTS["latin"], SCRIPTS["greek"], SCRIPTS["cyrillic"], "AVATAR To Ty. 1771"])
def test_a_line_is_as_wide_as_qt_draws_it(text: str) -> None:
    face = Face(own_font(), "F0")
    string = PlainWords(Style.BODY, face).line(text)
    by_code = {code: face.advances[glyph] for code, glyph, _ in face.coded()}
    width = sum(part_width(part, by_code) for part in string.strip("[<>]").replace("<", ">").split(">"))
    as_large = font(Style.BODY)
    as_large.setPixelSize(int(EM))

    assert width == pytest.approx(QFontMetricsF(as_large).horizontalAdvance(text), abs=EM / 200)


def part_width(part: str, advances: dict[str, float]) -> float:
    """Of codes, four digits each and never few, or of a number by which they come nearer."""
    if part.lstrip("-").isdecimal() and len(part) < 4:
        return -float(part)
    return sum(advances[part[at : at + 4]] for at in range(0, len(part), 4))


@pytest.mark.parametrize("text", ["soft\u00adhyphen", "e\u0301", "\u6b27", "\U0001f600"])
def test_what_the_own_font_does_not_draw_letter_by_letter_is_left_to_qt(text: str) -> None:
    words = PlainWords(Style.BODY, Face(own_font(), "F0"))

    with pytest.raises(NotPlainError):
        words.line(text)


def faces() -> Callable[[QRawFont], Face]:
    made: dict[str, Face] = {}
    return lambda raw: made.setdefault(raw.familyName(), Face(raw, f"F{len(made)}"))


@pytest.mark.parametrize("script", ["arabic", "hindi", "thai", "emoji", "greek", "japanese"])
def test_every_glyph_of_a_run_is_written_once(script: str) -> None:
    run = Text(SCRIPTS[script], 0, 0, 300, Style.BODY, "#000000", is_joined=True, is_rtl=script == "arabic")
    found = [(cluster.raw.familyName(), *glyph) for cluster in clusters(run) for glyph in cluster.glyphs]

    assert len(found) == len(set(found))
    said = unicodedata.normalize("NFKC", "".join("".join(one.letters) for one in clusters(run)))
    meant = unicodedata.normalize("NFKC", run.text)
    assert sorted(said.replace(EMOJI_SIGN, "")) == sorted(meant.replace(EMOJI_SIGN, ""))


@pytest.mark.parametrize(
    ("text", "letters"),
    [("\u0644\u0627", "\ufefb"), ("(\u05d0)", "()\u05d0"), ("e\u0301x", "e\u0301x")],
    ids=["a ligature", "brackets", "an accent"],
)
def test_a_glyph_stands_for_what_a_reader_finds_again(text: str, letters: str) -> None:
    run = Text(text, 0, 0, 100, Style.BODY, "#000000", is_joined=True, is_rtl=text[0] != "e")
    face_of = faces()
    drawn = clusters(run)
    list(shaped_operators(run, drawn, face_of))

    found = "".join(letter for face in {face_of(one.raw) for one in drawn} for _, _, letter in face.coded())
    assert sorted(found) == sorted(letters)


def test_bold_text_is_drawn_bolder_where_its_font_has_no_bold_letters() -> None:
    raw = raw_font(bar_font(is_variable=False))
    drawn = [Cluster(raw, [(1, 0.0, 0.0)], ["A"])]

    def shown(style: Style) -> str:
        return " ".join(shaped_operators(Text("A", 0, 0, 10, style, "#000000"), drawn, lambda raw: Face(raw, "F0")))

    assert "2 Tr" in shown(Style.CLAIM)
    assert "2 Tr" not in shown(Style.BODY)


def test_a_font_whose_weight_varies_is_taken_along_as_heavy_as_it_is_drawn() -> None:
    raw = raw_font(bar_font(is_variable=True))
    made, is_compact = outlines(raw, {1})
    font = TTFont(io.BytesIO(made))

    assert not is_compact
    assert "fvar" not in font
    assert raw.weight() == 400
    assert font["glyf"]["A"].xMax == 250


def test_what_a_font_was_read_from_is_let_go_when_it_is_cut() -> None:
    with opened(own_font(), ALL) as whole:
        read = [whole.reader.file, whole["CFF "].cff.topDictIndex.file]
        assert not any(file.closed for file in read)

    assert all(file.closed for file in read)


@pytest.mark.parametrize(("says", "may"), [(0, True), (2, False), (4, True)])
def test_a_font_is_taken_along_unless_its_maker_forbids_it(says: int, may: bool) -> None:
    assert Face(raw_font(bar_font(is_variable=False, fsType=says)), "F0").is_embeddable is may


def raw_font(file: bytes) -> QRawFont:
    raw = QRawFont()
    raw.loadFromData(file, 14, QFont.HintingPreference.PreferNoHinting)
    return raw


def bar_font(is_variable: bool, **said: int) -> bytes:
    """A font whose A is a bar, a hundred units wide; a variable one's is four hundred wider at the weight of 900."""
    made = FontBuilder(1000)
    made.setupGlyphOrder([".notdef", "A"])
    made.setupCharacterMap({ord("A"): "A"})
    made.setupGlyf({name: bar(100) for name in (".notdef", "A")})
    made.setupHorizontalMetrics(dict.fromkeys((".notdef", "A"), (600, 0)))
    made.setupHorizontalHeader(ascent=800, descent=-200)
    made.setupNameTable({"familyName": "Bars", "styleName": "Regular"})
    made.setupOS2(sTypoAscender=800, usWeightClass=400, **said)
    made.setupPost()
    if is_variable:
        made.setupFvar([("wght", 100, 100, 900, "Weight")], [])
        wider = [(0, 0), (0, 0), (400, 0), (400, 0), *[(0, 0)] * 4]
        made.setupGvar({"A": [TupleVariation({"wght": (0.0, 1.0, 1.0)}, wider)], ".notdef": []})
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def bar(width: int) -> Glyph:
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for place in ((0, 700), (width, 700), (width, 0)):
        pen.lineTo(place)
    pen.closePath()
    return pen.glyph()
