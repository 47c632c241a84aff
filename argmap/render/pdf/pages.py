"""Pages as a PDF: vectors, with the fonts embedded and the text extractable."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from argmap.layout.heeding import Heed, heeding, part, unheeded
from argmap.render.drawing import Drawing, Group, Lines, Primitive, Text
from argmap.render.numbers import written
from argmap.render.paper import Page, label_runs
from argmap.render.pdf.embedding import add_font
from argmap.render.pdf.file import PdfFile, string
from argmap.render.pdf.lettering import Lettering
from argmap.render.pdf.shapes import Shape, Shapes, colour
from argmap.render.svg import escaped

AT_ONCE = 10_000  # pieces of a page, of a few dozen characters each
CREATOR = "argmap"
JOINS = "1 j"  # round
METADATA = """<?xpacket begin='\ufeff' id='W5M0MpCehiHzreSzNTczkc9d'?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{description}</rdf:li></rdf:Alt></dc:description>
<xmp:CreatorTool>{creator}</xmp:CreatorTool></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end='w'?>"""


def pdf(pages: Sequence[Page], heed: Heed = unheeded) -> bytes:
    """The pages as one PDF file; its title and description are those of the first page's drawing.

    The same pages give the same bytes. Raises what `heed` raises.
    """
    file = PdfFile()
    tree, resources = file.reserve(), file.reserve()
    pen = _Pen(file)
    numbers = []
    for index, page in enumerate(pages):
        of_page = part(heed, index / len(pages), (index + 1) / len(pages))
        content = _joined(pen.page(page, heeding(page.drawing.groups, of_page)))
        box = f"/MediaBox [0 0 {written(page.width)} {written(page.height)}]"
        entries = f"/Type /Page /Parent {tree} 0 R {box} /Resources {resources} 0 R"
        numbers.append(file.add(f"<< {entries} /Contents {file.add_stream('', content)} 0 R >>"))
    file.add(pen.resources(), resources)
    file.add(f"<< /Type /Pages /Kids [{_references(numbers)}] /Count {len(numbers)} >>", tree)
    return file.finished(_add_catalog(file, tree, pages[0].drawing), _add_information(file, pages[0].drawing))


def _joined(pieces: Iterator[str]) -> bytes:
    """The pieces on lines, some at a time: to join and free all at once would keep every other thread waiting."""
    lines = []
    while some := list(islice(pieces, AT_ONCE)):
        lines.append("\n".join(some).encode("ascii"))
    return b"\n".join(lines)


class _Pen:
    """Writes pages, and knows what they are written with."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._lettering = Lettering(file)
        self._shapes = Shapes()

    def page(self, page: Page, shown: Iterable[Group]) -> Iterator[str]:
        """One page and what it shows of its drawing, which is clipped to a tile. It counts pixels with y down."""
        if page.drawing.background is not None:
            yield f"{colour(page.drawing.background)} rg 0 0 {written(page.width)} {written(page.height)} re f"
        if page.label:
            yield f"q 1 0 0 -1 0 {written(page.height)} cm"
            yield from self._primitives(label_runs(page), self._shapes.shape)
            yield "Q"
        x, y, scale = page.x - page.part.x * page.scale, page.y - page.part.y * page.scale, page.scale
        yield f"{scale:.9f} 0 0 {-scale:.9f} {x:.6f} {page.height - y:.6f} cm {JOINS}"
        if page.label:
            yield f"{' '.join(map(written, page.part))} re W n"
        for group in shown:
            yield from self._group(group)

    def _group(self, group: Group) -> Iterator[str]:
        is_moved = bool(group.x or group.y)
        if is_moved:
            yield f"q 1 0 0 1 {written(group.x)} {written(group.y)} cm"
        yield from self._primitives(group.primitives, self._shapes.shared if is_moved else self._shapes.shape)
        if is_moved:
            yield "Q"

    def _primitives(self, primitives: Iterable[Primitive], shape: Callable[[Shape], str]) -> Iterator[str]:
        for one in primitives:
            if isinstance(one, Lines):
                yield from self._lettering.lines(one)
            elif isinstance(one, Text):
                yield from self._lettering.run(one)
            else:
                yield shape(one)

    def resources(self) -> str:
        """What the pages name, and the objects of it."""
        fonts = " ".join(f"/{face.resource} {add_font(self._file, face)} 0 R" for face in self._lettering.faces)
        images = " ".join(f"/{name} {number} 0 R" for name, number in self._lettering.images.items())
        states = " ".join(f"/{name} << /ca {one:.3g} /CA {one:.3g} >>" for one, name in self._shapes.opacities.items())
        return f"<< /Font << {fonts} >> /XObject << {images} >> /ExtGState << {states} >> >>"


def _add_catalog(file: PdfFile, tree: int, drawing: Drawing) -> int:
    words = {"title": escaped(drawing.title), "description": escaped(drawing.description), "creator": CREATOR}
    metadata = file.add_stream("/Type /Metadata /Subtype /XML", METADATA.format(**words).encode(), is_packed=False)
    shown = "/ViewerPreferences << /DisplayDocTitle true >>"
    return file.add(f"<< /Type /Catalog /Pages {tree} 0 R /Metadata {metadata} 0 R {shown} >>")


def _add_information(file: PdfFile, drawing: Drawing) -> int:
    return file.add(f"<< /Title {string(drawing.title)} /Creator {string(CREATOR)} /Producer {string(CREATOR)} >>")


def _references(numbers: Iterable[int]) -> str:
    return " ".join(f"{number} 0 R" for number in numbers)
