"""Archives and XML that swell, or are nested without end."""

from io import BytesIO
from itertools import islice
from zipfile import ZIP_DEFLATED, ZipFile

from tests.formats.qdpx_making import archive, selection, source, xml
from tests.reliability.bomb import MANY, Bomb, noise, swollen
from tests.sources.docx_making import docx, paragraph, part
from tests.sources.epub_making import epub, navigation, page

LAUGHS = "<!DOCTYPE a [<!ENTITY l0 'ha'>{}]>".format(
    "".join(f"<!ENTITY l{n + 1} '{f'&l{n};' * 10}'>" for n in range(12))
)

QUADRATIC = f"<!DOCTYPE a [<!ENTITY x '{'x' * MANY}'>]>"

OUTSIDE = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///dev/zero'>]>"

PAGE = "word/document.xml"


def _lying_archive() -> bytes:
    """A DOCX that says of its main part that it is small."""
    made = bytearray(docx(paragraph(" " * 300_000_000)))
    size = len(part("document", paragraph(" " * 300_000_000)).encode()).to_bytes(4, "little")
    while (place := made.find(size)) >= 0:
        made[place : place + 4] = (1_000).to_bytes(4, "little")
    return bytes(made)


def _overlapping() -> bytes:
    """A book whose directory names the bytes of one part 1,900 times."""
    names = [f"{n}.xhtml" for n in range(1_900)]
    made = BytesIO(epub({names[0]: page("<p>word</p>" * 80_000)} | dict.fromkeys(names[1:], "")))
    with ZipFile(made, "a") as changed:
        first = changed.getinfo(f"OPS/{names[0]}")
        for name in names[1:]:
            info = changed.getinfo(f"OPS/{name}")
            for field in ("header_offset", "CRC", "compress_size", "file_size", "compress_type"):
                setattr(info, field, getattr(first, field))
        changed._didModify = True  # type: ignore[attr-defined]  # the directory is written anew
    return made.getvalue()


def _nested_archive() -> bytes:
    inner = swollen(1)
    for _ in range(6):
        made = BytesIO()
        with ZipFile(made, "w", ZIP_DEFLATED) as packed:
            for number in range(16):
                packed.writestr(f"{number}.docx", inner)
        inner = made.getvalue()
    return _as_docx(inner)


def _as_docx(document: bytes) -> bytes:
    made = BytesIO(docx(""))
    members = {name: ZipFile(made).read(name) for name in ZipFile(made).namelist()}
    again = BytesIO()
    with ZipFile(again, "w", ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, document if name == PAGE else content)
    return again.getvalue()


def _many_members() -> bytes:
    return docx("", {f"{n}": "" for n in range(60_000)})


def _doctype(doctype: str, said: str) -> bytes:
    return _as_docx((doctype + part("document", paragraph(said))).encode())


def _spine(count: int) -> bytes:
    """A book of one part that stands so often in its reading order, and of as many that are not there."""
    made = epub({"a.xhtml": page("<p>word</p>")})
    names = "".join(f'<item id="x{n}" href="{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(count))
    order = "".join(f'<itemref idref="x{n}"/><itemref idref="i0"/>' for n in range(count))
    again = BytesIO()
    with ZipFile(again, "w", ZIP_DEFLATED) as packed:
        for name in ZipFile(BytesIO(made)).namelist():
            text = ZipFile(BytesIO(made)).read(name).decode()
            text = text.replace("</manifest>", f"{names}</manifest>").replace("</spine>", f"{order}</spine>")
            packed.writestr(name, text)
    return again.getvalue()


def _style_chain() -> bytes:
    styles = "".join(f'<w:style w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % MANY}"/></w:style>' for n in range(MANY))
    return docx(paragraph("x", '<w:pStyle w:val="s0"/>') * 1_000, {"word/styles.xml": part("styles", styles)})


def _selections(count: int) -> bytes:
    text = "word " * 2_000
    return archive(xml(source([selection(text, "word", number=n) for n in range(count)])), text.encode())


def _one_text_for_all(count: int) -> bytes:
    text = "a word " * 1_000_000
    names = [source([selection("a word", "a word", number=n)]).replace("230B768E", f"{n:08X}", 1) for n in range(count)]
    return archive(xml(*names), text.encode())


def _long_contents(count: int) -> bytes:
    contents = {"OPS/nav.xhtml": navigation(*((f"a.xhtml#x{n}", "words") for n in range(count)))}
    items = '<item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
    return epub({"a.xhtml": page("<p>word</p>" * 1_000)}, items=items, others=contents)


def _table(rows: int, columns: int) -> str:
    cells = (f"<w:tc>{paragraph(noise(number))}</w:tc>" for number in range(rows * columns))
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(islice(cells, columns))}</w:tr>" for _ in range(rows)) + "</w:tbl>"


def _deep(tag: str, depth: int) -> str:
    return "".join(f'<{tag} id="{noise(number)}">' for number in range(depth))


def _nested_tables(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + paragraph("a") + "</w:tc></w:tr></w:tbl>" * depth


def _attributes(count: int) -> str:
    return " ".join(f'a{n}="1"' for n in range(count))


def _many_notes(count: int) -> bytes:
    body = "".join(f'<w:p w:x="{noise(n)}"><w:r><w:footnoteReference w:id="1"/></w:r></w:p>' for n in range(count))
    notes = part("footnotes", f'<w:footnote w:id="1">{paragraph("a note " * 1_000)}</w:footnote>')
    return docx(body, {"word/footnotes.xml": notes})


def _tables(**files: str) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as packed:
        for name, text in files.items():
            packed.writestr(f"{name}.csv", text)
        packed.writestr("texts/1.txt", "".join(map(noise, range(1_000_000))))
    return made.getvalue()


def _quoting_tables(count: int) -> bytes:
    """Each passage is to be looked for in a long text."""
    passages = "claim_id,document,exact,prefix\n" + "".join(f"1,s,{noise(n)},{noise(n + 1)}\n" for n in range(count))
    return _tables(nodes="id,text\n1,a\n", sources="id,text_file\ns,texts/1.txt\n", passages=passages)


def _repeating_tables(count: int) -> bytes:
    """One text is that of each source, and one card stands in each edge ever so often."""
    edges = "id,premise_ids,target_id\n" + f"a,{'2;' * 1_000},1\n" * 60
    sources = "id,text_file\n" + "".join(f"{n},texts/1.txt\n" for n in range(count))
    return _tables(nodes="id,text\n1,a\n2,b\n", edges=edges, sources=sources)


ARCHIVES = (
    Bomb("a part of 400 MB", "source", "a.docx", lambda: docx(paragraph(" " * 400_000_000))),
    Bomb("a part that says it is small", "source", "a.docx", _lying_archive),
    Bomb("archives in archives", "source", "a.docx", _nested_archive),
    Bomb("60,000 members", "source", "a.docx", _many_members),
    Bomb("members that overlap", "source", "a.epub", _overlapping),
    Bomb(
        "1,900 parts of 990 KB", "source", "a.epub", lambda: epub({f"{n}.xhtml": " " * 990_000 for n in range(1_900)})
    ),
    Bomb("a spine of 100,000", "source", "a.epub", lambda: _spine(MANY)),
    Bomb("contents of 100,000", "source", "a.epub", lambda: _long_contents(MANY)),
    Bomb("a part a million deep", "source", "a.epub", lambda: epub({"a.xhtml": page(_deep("div", 1_000_000))})),
    Bomb("a project of 400 MB", "annotations", "a.qdpx", lambda: archive(xml(rest=" " * 400_000_000))),
    Bomb("30,000 words to be looked for", "map", "a.zip", lambda: _quoting_tables(30_000)),
    Bomb("one text of 1,000 sources", "map", "a.zip", lambda: _repeating_tables(1_000)),
    Bomb("500 sources, one text", "annotations", "a.qdpx", lambda: _one_text_for_all(500)),
    Bomb("100,000 selections", "annotations", "a.qdpx", lambda: _selections(MANY)),
)
XML = (
    Bomb("a billion laughs", "source", "a.docx", lambda: _doctype(LAUGHS, "&l12;")),
    Bomb("one entity 100,000 times", "source", "a.docx", lambda: _doctype(QUADRATIC, "&x;" * MANY)),
    Bomb("an entity from outside", "source", "a.docx", lambda: _doctype(OUTSIDE, "&x;")),
    Bomb("laughs in a project", "annotations", "a.qde", lambda: LAUGHS.encode() + xml(rest="<a>&l12;</a>")[38:]),
    Bomb("tags a million deep", "source", "a.docx", lambda: docx(_deep("w:p", 1_000_000) + "</w:p>" * 1_000_000)),
    Bomb("codes 100,000 deep", "annotations", "a.qde", lambda: xml(codes=_deep("Code", MANY) + "</Code>" * MANY)),
    Bomb("a table of 100,000 cells", "source", "a.docx", lambda: docx(_table(1_000, 100))),
    Bomb("tables 10,000 deep", "source", "a.docx", lambda: docx(_nested_tables(10_000))),
    Bomb("100,000 styles in a circle", "source", "a.docx", _style_chain),
    Bomb("a million attributes", "source", "a.docx", lambda: docx(f"<w:p {_attributes(1_000_000)}/>")),
    Bomb("100,000 notes", "source", "a.docx", lambda: _many_notes(MANY)),
)
