"""Pages as a PDF: vectors, with the fonts embedded and the text extractable."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPageLayout, QPageSize, QPainter, QPdfWriter

from argmap.layout.heeding import Heed, heeding, part, unheeded
from argmap.render.drawing import Drawing, Group, Lines, Text
from argmap.render.font_use import FontUse
from argmap.render.fonts import Style, font
from argmap.render.painter import DrawingPainter
from argmap.render.paper import MARGIN, Page
from argmap.render.pdf_text import with_right_letters
from argmap.render.svg import escaped

RESOLUTION = 1200  # dots per inch, in which the writer counts
NO_AUTHOR = b"/Author ()"  # Qt writes the field even if there is nothing to say
LABEL_COLOUR = "#6B7480"
METADATA = """<?xpacket begin='\ufeff' id='W5M0MpCehiHzreSzNTczkc9d'?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{description}</rdf:li></rdf:Alt></dc:description>
<xmp:CreatorTool>argmap</xmp:CreatorTool></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end='w'?>"""


def pdf(pages: Sequence[Page], heed: Heed = unheeded) -> bytes:
    """The pages as one PDF file; its title and description are those of the first page's drawing."""
    made = QByteArray()
    buffer = QBuffer(made)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, pages[0].drawing)
    _set_size(writer, pages[0])
    brush = DrawingPainter(sharp_pictures=True)
    with QPainter(writer) as painter:
        for index, page in enumerate(pages):
            if index:
                _set_size(writer, page)
                writer.newPage()
            of_page = part(heed, index / len(pages), (index + 1) / len(pages))
            paint_page(painter, page, heeding(page.drawing.groups, of_page), brush, RESOLUTION / 72)
    return with_right_letters(bytes(made.data()).replace(NO_AUTHOR, b" " * len(NO_AUTHOR)), _fonts(pages))


def paint_page(painter: QPainter, page: Page, shown: Iterable[Group], brush: DrawingPainter, dots: float) -> None:
    """One page and what it shows of its drawing, with so many dots of the painter's device for a point."""
    painter.save()
    try:
        painter.resetTransform()
        painter.scale(dots, dots)
        if page.drawing.background is not None:
            painter.fillRect(QRectF(0, 0, page.width, page.height), QColor(page.drawing.background))
        if page.label:
            _paint_label(painter, page)
        _paint_part(painter, page, shown, brush)
    finally:
        painter.restore()


def _paint_part(painter: QPainter, page: Page, shown: Iterable[Group], brush: DrawingPainter) -> None:
    """What the page shows, without what lies outside a tile: it would be clipped, but its words would be found."""
    painter.translate(page.x, page.y)
    painter.scale(page.scale, page.scale)
    painter.translate(-page.part.x, -page.part.y)
    if page.label:
        painter.setClipRect(QRectF(*page.part))
    brush.paint_groups(painter, shown)


def _paint_label(painter: QPainter, page: Page) -> None:
    """The tile's name, in the middle of the lower margin."""
    painter.setFont(font(Style.FOOTER))
    painter.setPen(QColor(LABEL_COLOUR))
    width = painter.fontMetrics().horizontalAdvance(page.label)
    painter.drawText(QPointF((page.width - width) / 2, page.height - MARGIN / 2), page.label)


def _writer(buffer: QBuffer, drawing: Drawing) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setTitle(drawing.title)
    writer.setCreator("argmap")
    texts = {name: escaped(text) for name, text in (("title", drawing.title), ("description", drawing.description))}
    writer.setDocumentXmpMetadata(METADATA.format(**texts).encode())
    return writer


def _set_size(writer: QPdfWriter, page: Page) -> None:
    size = QPageSize(QSizeF(page.width, page.height), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))


def _fonts(pages: Sequence[Page]) -> FontUse:
    """What the pages are drawn with."""
    use = FontUse()
    for group in (group for page in pages for group in page.drawing.groups):
        for one in group.primitives:
            if isinstance(one, Text | Lines):
                use.add(one)
    return use
