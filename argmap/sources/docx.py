"""A DOCX document (ECMA-376, part 1): its accepted text, headings, lists, tables and notes.

Headers, footers and comments are not read: they are no part of the running text.
"""

from selectolax.lexbor import LexborHTMLParser

from argmap.intake.archives import Archive
from argmap.intake.errors import DamagedFile, shown_name
from argmap.intake.xml_events import attribute, local_name, xml_events
from argmap.sources.dates import iso_date
from argmap.sources.document import Progress, SourceDocument, no_progress
from argmap.sources.docx_html import DocxHtml
from argmap.sources.docx_styles import styles_of
from argmap.sources.errors import NoText
from argmap.sources.html_text import PageText

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BODY, NOTES, DONE = (0, 80), (80, 95), (100, 100)  # percent of the work


def read(data: bytes, name: str, progress: Progress = no_progress) -> SourceDocument:
    """The document as it reads once every tracked change is accepted. Raises `DamagedFile`, `NoText` and the like."""
    archive = Archive(data, name)
    parts = _parts(archive, name)
    body, elsewhere = _written(archive, parts, name, progress)
    page = PageText()
    if (root := LexborHTMLParser(body).body) is not None:
        page.add(root, set())
    progress(*DONE)
    text, said = page.text(), _properties(archive, parts, name)
    if elsewhere and not text.strip():
        raise NoText(name, ": its words are other files, to which the document leads")
    return SourceDocument(
        text=text,
        media_type=MEDIA_TYPE,
        original=data,
        locators=tuple(page.headings),
        title=said.get("title", ""),
        authors=said.get("creator", ""),
        issued=iso_date(said.get("modified", "") or said.get("created", "")),
        warnings=_warnings(elsewhere, name),
    )


def _parts(archive: Archive, name: str) -> dict[str, str]:
    """Member names by what they are: the last word of their content type. No relation or path is followed."""
    parts: dict[str, str] = {}
    for begins, element in xml_events(archive.read("[Content_Types].xml"), name):
        member = attribute(element, "PartName").removeprefix("/")
        if begins and member in archive.names:
            parts.setdefault(_what_it_is(attribute(element, "ContentType")), member)
    return parts


def _what_it_is(content_type: str) -> str:
    what = content_type.rpartition(".")[2].removesuffix("+xml")
    return what.removeprefix("vnd.openxmlformats-package.")


def _warnings(elsewhere: int, name: str) -> tuple[str, ...]:
    if not elsewhere:
        return ()
    what = "1 part" if elsewhere == 1 else f"{elsewhere:,} parts"
    return (f"{what} of “{shown_name(name)}” cannot be read: the words are another file, to which the document leads.",)


def _written(archive: Archive, parts: dict[str, str], name: str, progress: Progress) -> tuple[str, int]:
    """The document as HTML, its notes at its end in the order in which they are referred to, and what is elsewhere."""
    if "main" not in parts:
        raise DamagedFile(name, "it has no main part")
    styles = styles_of(archive.read(parts["styles"]), name) if "styles" in parts else {}
    body = DocxHtml(styles)
    body.add(archive.read(parts["main"]), name, _within(BODY, progress))
    notes = DocxHtml(styles)
    for kind in ("footnotes", "endnotes"):
        if kind in parts:
            notes.add(archive.read(parts[kind]), name, _within(NOTES, progress))
    ends = (f"<p>[{number}] {notes.note(*key)}</p>" for key, number in body.referred.items())
    return body.html() + "".join(ends), body.elsewhere


def _within(share: tuple[int, int], progress: Progress) -> Progress:
    """Progress of a part of the work as that of the whole, in percent."""
    begin, end = share
    return lambda done, total: progress(begin + (end - begin) * done // total, 100)


def _properties(archive: Archive, parts: dict[str, str], name: str) -> dict[str, str]:
    """What the core properties say, by their local names."""
    if "core-properties" not in parts:
        return {}
    events = xml_events(archive.read(parts["core-properties"]), name)
    return {local_name(one): one.text.strip() for begins, one in events if not begins and one.text}
