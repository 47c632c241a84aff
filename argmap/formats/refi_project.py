"""A REFI-QDA project's XML (QDA-XML 1.0) to what somebody marked in which text, and with which codes."""

from dataclasses import dataclass, field, replace
from uuid import UUID
from xml.etree.ElementTree import Element

from argmap.formats.errors import CannotImport
from argmap.intake.xml_events import attribute, local_name, xml_events

NAMESPACE = "urn:QDA-XML:project:"
SOURCES = ("TextSource", "PDFSource", "PictureSource", "AudioSource", "VideoSource")
TEXTS = ("TextSource", "Representation", "TextDescription")
IN_TEXT, ON_PAGE = "PlainTextSelection", "PDFSelection"
ELSEWHERE = ("PictureSelection", "AudioSelection", "VideoSelection", "TranscriptSelection")
NESTING = 100  # open elements; codes within codes nest, nothing else
SELECTIONS = (IN_TEXT, ON_PAGE, *ELSEWHERE)


@dataclass(frozen=True, slots=True)
class Code:
    """What is coded with: a word of the user's."""

    guid: str
    name: str
    color: str


@dataclass(slots=True)
class Selection:
    """A marked stretch of a text, as the program counts, or a part of a page, of which the file may say the words."""

    kind: str
    guid: str
    name: str
    start: int = 0
    end: int = 0
    page: int | None = None
    words: str = ""
    description: str = ""
    code_guids: list[str] = field(default_factory=list)
    note_guids: list[str] = field(default_factory=list)


@dataclass(slots=True)
class QdaSource:
    """A source with its selections. The text stands in the XML itself, or at `path`."""

    guid: str
    name: str
    path: str = ""
    content: str | None = None
    selections: dict[str, Selection] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """That one thing has to do with another, and what the user calls it."""

    name: str
    origin: str
    target: str


@dataclass(slots=True)
class Project:
    """What a project says of its sources. `passed_over` counts what was marked in pictures, sound and films."""

    codes: dict[str, Code] = field(default_factory=dict)
    sources: list[QdaSource] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    passed_over: int = 0
    problems: list[str] = field(default_factory=list)


def read_project(data: bytes, name: str) -> Project:
    """The project that the XML in `data` says. Raises `CannotImport`, `DamagedFile` or `SwollenFile`.

    Wrong values are named in `problems`.
    """
    reading = _Reading()
    for begins, element in xml_events(data, name):
        if not reading.path and begins and not _is_project(element):
            raise CannotImport(name, f"it is XML, but no REFI-QDA project: it begins with {local_name(element)[:80]}")
        if len(reading.path) > NESTING:
            raise CannotImport(name, "its XML is nested too deeply")
        if begins:
            reading.begin(local_name(element), element)
        else:
            reading.end(local_name(element), element)
    return reading.project


def plain_guid(guid: str) -> str:
    """A GUID in one spelling, without braces; whatever else a program uses stays as it is."""
    try:
        return str(UUID(guid))
    except ValueError:
        return guid


def _is_project(element: Element) -> bool:
    return local_name(element) == "Project" and element.tag.startswith(f"{{{NAMESPACE}")


class _Reading:
    """Where the reading of the XML stands: the names of the open elements, the open source, selection and note."""

    def __init__(self) -> None:
        self.project = Project()
        self.path: list[str] = []
        self._source: QdaSource | None = None
        self._selection: Selection | None = None
        self._note = ""

    def begin(self, kind: str, element: Element) -> None:
        self.path.append(kind)
        if kind == "Code":
            guid = _guid(element)
            self.project.codes[guid] = Code(guid, attribute(element, "name"), attribute(element, "color"))
        elif kind == "Note":
            self._note = _guid(element)
        elif kind == "Link":
            ends = [plain_guid(attribute(element, name)) for name in ("originGUID", "targetGUID")]
            self.project.links.append(Link(attribute(element, "name"), *ends))
        elif self._note:
            return
        elif kind in SOURCES:
            self._source = QdaSource(_guid(element), attribute(element, "name"), attribute(element, "plainTextPath"))
        elif self._source is not None:
            self._begin_in_source(self._source, kind, element)

    def _begin_in_source(self, source: QdaSource, kind: str, element: Element) -> None:
        selection = self._selection
        if kind in SELECTIONS:
            self._selection = self._new_selection(kind, element)
        elif selection is None and kind in TEXTS:
            source.path = attribute(element, "plainTextPath")
        elif selection is not None and kind == "CodeRef":
            selection.code_guids.append(plain_guid(attribute(element, "targetGUID")))
        elif selection is not None and kind == "NoteRef":
            selection.note_guids.append(plain_guid(attribute(element, "targetGUID")))

    def _new_selection(self, kind: str, element: Element) -> Selection:
        selection = Selection(kind, _guid(element), attribute(element, "name"))
        if not selection.guid:
            self.project.problems.append(f"{kind} “{selection.name[:80]}” has no guid")
        names = {IN_TEXT: ("startPosition", "endPosition"), ON_PAGE: ("page",)}.get(kind, ())
        numbers = [self._number(selection, element, name) for name in names]
        if kind == IN_TEXT:
            selection.start, selection.end = numbers
        elif kind == ON_PAGE:
            selection.page = numbers[0]
        return selection

    def _number(self, selection: Selection, element: Element, name: str) -> int:
        digits = attribute(element, name)
        if digits.isascii() and digits.isdigit() and len(digits) <= 18:
            return int(digits)
        self.project.problems.append(f"{selection.kind} {selection.guid[:80]}: {name} is not a whole number from 0")
        return 0

    def end(self, kind: str, element: Element) -> None:
        self.path.pop()
        above = self.path[-1] if self.path else ""
        if kind == "Note":
            self._note = ""
        elif self._note:
            if kind == "PlainTextContent" and above == "Note":
                self.project.notes[self._note] = element.text or ""
        elif kind in SELECTIONS and self._source is not None and self._selection is not None:
            self._keep(self._source, self._selection)
            self._selection = None
        elif kind in SOURCES and self._source is not None:
            self.project.sources.append(self._source)
            self._source = None
        else:
            self._take_text(kind, above, element.text or "")

    def _keep(self, source: QdaSource, selection: Selection) -> None:
        """Keep a selection. One of a PDF often stands there twice, on the page and in the text: that is one."""
        if selection.kind in ELSEWHERE:
            self.project.passed_over += 1
        elif selection.guid in source.selections:
            source.selections[selection.guid] = _joined(source.selections[selection.guid], selection)
        else:
            source.selections[selection.guid] = selection

    def _take_text(self, kind: str, above: str, text: str) -> None:
        if self._selection is not None:
            if kind == "Description" and above == self._selection.kind:
                self._selection.description = text
            elif kind == "PlainTextContent":
                self._selection.words = text
        elif self._source is not None and kind == "PlainTextContent" and above in TEXTS:
            self._source.content = text


def _joined(one: Selection, other: Selection) -> Selection:
    text, page = (one, other) if one.kind == IN_TEXT else (other, one)
    return replace(
        text,
        page=page.page if text.page is None else text.page,
        words=text.words or page.words,
        description=text.description or page.description,
        code_guids=list(dict.fromkeys(text.code_guids + page.code_guids)),
        note_guids=list(dict.fromkeys(text.note_guids + page.note_guids)),
    )


def _guid(element: Element) -> str:
    return plain_guid(attribute(element, "guid"))
