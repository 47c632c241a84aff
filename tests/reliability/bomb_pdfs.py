"""PDFs that draw without end, or swell."""

from tests.reliability.bomb import MANY, Bomb, swollen
from tests.sources.pdf_making import Words, pdf

LABELS = "/PageLabels << /Nums [0 << /S /A /St 2147483647 >>] >>"


def _twice_packed(content: bytes) -> bytes:
    """A PDF with that content on its page."""
    said = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>" % len(content)
    return pdf([]).replace(b"<< /Length 0 >>\nstream\n", said + b"\nstream\n" + content)


def _image_pdf(side: int) -> bytes:
    image = f"<< /Type /XObject /Subtype /Image /Width {side} /Height {side} /ColorSpace /DeviceRGB /BitsPerComponent 8"
    data = swollen(200, times=2, filler=b"\0")
    picture = f"{image} /Filter [/FlateDecode /FlateDecode] /Length {len(data)} >>\nstream\n".encode() + data
    made = pdf([], page="/Resources << /XObject << /I 100 0 R >> >>", objects=("IMAGE",))
    made = made.replace(b"IMAGE", picture + b"\nendstream")
    return made.replace(b"<< /Length 0 >>\nstream\n", b"<< /Length 31 >>\nstream\nq 612 0 0 792 0 0 cm /I Do Q\n")


def _drawing_pdf(content: bytes, *objects: str, resources: str = "") -> bytes:
    made = pdf([], page=f"/Resources << {resources} >>" if resources else "", objects=objects)
    return made.replace(b"<< /Length 0 >>\nstream\n", b"<< /Length %d >>\nstream\n%b" % (len(content), content))


def _form(inner: str, resources: str) -> str:
    said = "/Type /XObject /Subtype /Form /BBox [0 0 612 792]"
    return f"<< {said} /Resources << {resources} >> /Length {len(inner)} >>\nstream\n{inner}\nendstream"


def _doubling_forms(depth: int) -> bytes:
    """A form that draws the next one twice, and so on: 2 to the depth drawings."""
    forms = [_form("/F Do /F Do", f"/XObject << /F {101 + n} 0 R >>") for n in range(depth)]
    forms.append(_form("0 0 1 1 re f", ""))
    return _drawing_pdf(b"/F Do", *forms, resources="/XObject << /F 100 0 R >>")


def _form_in_itself() -> bytes:
    itself = "/XObject << /F 100 0 R >>"
    return _drawing_pdf(b"/F Do", _form("/F Do /F Do", itself), resources=itself)


def _million_words() -> bytes:
    return _drawing_pdf(b"BT /F1 9 Tf " + b"1 0 0 1 9 9 Tm (a) Tj " * 1_000_000 + b"ET")


def _many_pages(count: int) -> bytes:
    return pdf([]).replace(b"/Kids [10 0 R] /Count 1", b"/Kids [%b] /Count %d" % (b"10 0 R " * count, count))


def _xref_loop() -> bytes:
    made = pdf([Words("one")])
    at = made.rindex(b"xref\n0 1")
    return made.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % at)


def _bookmarks_in_a_circle() -> bytes:
    entry = "<< /Title (a) /Parent 100 0 R /Next 101 0 R /First 101 0 R /Last 101 0 R /Dest [10 0 R /Fit] >>"
    return pdf([Words("a")], catalog="/Outlines 100 0 R", objects=("<< /First 101 0 R /Last 101 0 R >>", entry))


def _many_highlights(count: int) -> bytes:
    mark = "<< /Type /Annot /Subtype /Highlight /Rect [72 690 240 710] /QuadPoints [72 710 240 710 72 690 240 690] >>"
    return pdf([Words("word " * 10)] * 50, objects=(mark,), page=f"/Annots [{'100 0 R ' * count}]")


PDFS = (
    Bomb("a page of 2 GB", "source", "a.pdf", lambda: _twice_packed(swollen(2_000, times=2))),
    Bomb("2 billion pages", "source", "a.pdf", lambda: pdf([]).replace(b"/Count 1", b"/Count 2147483647")),
    Bomb("3,000 pages", "source", "a.pdf", lambda: _many_pages(3_000)),
    Bomb("pages in a circle", "source", "a.pdf", lambda: pdf([]).replace(b"/Kids [10 0 R]", b"/Kids [2 0 R 2 0 R]")),
    Bomb("tables in a circle", "source", "a.pdf", _xref_loop),
    Bomb("bookmarks in a circle", "source", "a.pdf", lambda: _bookmarks_in_a_circle()),
    Bomb("forms that double 60 times", "source", "a.pdf", lambda: _doubling_forms(60)),
    Bomb("forms that double 60 times", "page", "a.pdf", lambda: _doubling_forms(60)),
    Bomb("a form in itself", "page", "a.pdf", _form_in_itself),
    Bomb("a picture of 60,000 by 60,000", "page", "a.pdf", lambda: _image_pdf(60_000)),
    Bomb("a picture of 30,000 by 30,000", "page", "a.pdf", lambda: _image_pdf(30_000)),
    Bomb("a page of a billion points", "page", "a.pdf", lambda: pdf([]).replace(b"[0 0 612 792]", b"[0 0 1e9 1e-9]")),
    Bomb("a million words", "source", "a.pdf", _million_words),
    Bomb("words on top of each other", "source", "a.pdf", lambda: pdf([Words("word " * 20)] * 5_000)),
    Bomb("200,000 lines", "page", "a.pdf", lambda: _drawing_pdf(b"0 0 m 9 9 l S " * 2_000_000)),
    Bomb("100,000 highlights", "highlights", "a.pdf", lambda: _many_highlights(MANY)),
    Bomb("labels to 2 billion", "source", "a.pdf", lambda: pdf([], catalog=LABELS)),
)
