"""Runs of text as operators of a page, and the fonts and pictures that they take."""

from collections.abc import Iterator

from PySide6.QtGui import QRawFont

from argmap.render.drawing import Lines, Text
from argmap.render.fonts import Style, font
from argmap.render.numbers import Numbers
from argmap.render.pdf.face import Face
from argmap.render.pdf.file import PdfFile
from argmap.render.pdf.shapes import colour
from argmap.render.pdf.words import NotPlainError, PlainWords


class Lettering:
    """Writes text, and gathers what draws it. One writes all pages of a file."""

    def __init__(self, file: PdfFile) -> None:
        self.images: dict[str, int] = {}
        """The objects of pictures, by what the pages call them."""
        self._file = file
        self._faces: dict[tuple[str, str, int], Face] = {}  # by family, style and weight
        self._words: dict[Style, PlainWords] = {}
        self._colours: dict[str, str] = {}
        self._numbers = Numbers()
        self._pictures: dict[Text, str] = {}  # what the pages call them, by runs at (0, 0)

    @property
    def faces(self) -> list[Face]:
        """All fonts that were drawn with."""
        return [face for face in self._faces.values() if face.advances]

    def lines(self, lines: Lines) -> Iterator[str]:
        """Lines of which each begins a pitch below the one before."""
        words = self._plain(lines.style)
        try:
            strings = [words.line(text) for text in lines.texts]
        except NotPlainError:
            for run in lines.runs():
                yield from self.run(run)
        else:
            shown = " TJ T* ".join(strings)
            yield f"{self._begun(lines, words)} {lines.style.pitch} TL {shown} TJ ET"

    def run(self, run: Text) -> Iterator[str]:
        """A run in one direction."""
        if run.is_joined or run.is_rtl:
            yield from self._shaped(run)
            return
        words = self._plain(run.style)
        try:
            string = words.line(run.text)
        except NotPlainError:
            yield from self._shaped(run)
        else:
            yield f"{self._begun(run, words)} {string} TJ ET"

    def _begun(self, one: Text | Lines, words: PlainWords) -> str:
        number = self._numbers
        place = f"1 0 0 -1 {number[one.x]} {number[one.baseline]} Tm"  # as y is down, letters would stand on their head
        return f"BT /{words.face.resource} {one.style.size} Tf {self._colour(one.colour)} rg {place}"

    def _plain(self, style: Style) -> PlainWords:
        if style not in self._words:
            self._words[style] = PlainWords(style, self._face(QRawFont.fromFont(font(style))))
        return self._words[style]

    def _face(self, raw: QRawFont) -> Face:
        key = raw.familyName(), raw.styleName(), raw.weight()
        if key not in self._faces:
            self._faces[key] = Face(raw, f"F{len(self._faces)}")
        return self._faces[key]

    def _shaped(self, run: Text) -> Iterator[str]:
        from argmap.render.pdf.shaped import clusters, shaped_operators  # late, as most maps need none

        drawn = clusters(run)
        if all(self._face(one.raw).is_embeddable for one in drawn):
            yield f"BT {self._colour(run.colour)} rg {self._colour(run.colour)} RG"
            yield from shaped_operators(run, drawn, self._face)
            yield "ET"
        else:
            yield self._picture(run)

    def _picture(self, run: Text) -> str:
        from argmap.render.pdf.pictures import add_image, picture, place_of  # late, likewise

        key = run._replace(x=0.0, baseline=0.0)
        if key not in self._pictures:
            self._pictures[key] = f"I{len(self.images)}"
            self.images[self._pictures[key]] = add_image(self._file, picture(run))
        x, y, width, height = place_of(run)
        return f"q {width} 0 0 {-height} {self._numbers[x]} {self._numbers[y + height]} cm /{self._pictures[key]} Do Q"

    def _colour(self, name: str) -> str:
        if name not in self._colours:
            self._colours[name] = colour(name)
        return self._colours[name]
