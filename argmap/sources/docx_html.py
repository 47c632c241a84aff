"""The main part or the notes of a DOCX document to HTML, every tracked change accepted, hidden text left out."""

from dataclasses import dataclass
from html import escape
from xml.etree.ElementTree import Element

from argmap.intake.xml_events import attribute, local_name, xml_events
from argmap.sources.document import Progress, no_progress
from argmap.sources.docx_styles import Style, is_list, is_on, outline_level

DROPPED = {"del", "moveFrom", "Fallback"}
BEFORE = {"pPrChange", "rPrChange", "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange", "sectPrChange"}
"""What properties were before a tracked change of them; what has them stays."""
NOTES = {"footnote", "endnote"}
REFERENCES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
WRITTEN = {"tab": " ", "ptab": " ", "br": "<br>", "cr": "<br>", "noBreakHyphen": "\u2011"}
ELSEWHERE = {"altChunk", "subDoc"}
"""Words of the document that are a file of another kind, in it or beside it."""
DRAWN = "drawingml"  # texts of charts and the like have the same name
UNSTYLED = Style()


@dataclass(slots=True)
class Paragraph:
    """An open paragraph: its words so far, and what its properties say of it."""

    words: list[str]
    level: int = 0  # of a heading
    is_listed: bool = False
    is_hidden: bool = False
    goes_on: bool = False  # its end is deleted or hidden

    def tag(self) -> str:
        return f"h{self.level}" if self.level else "li" if self.is_listed else "p"


class DocxHtml:
    """The HTML gathered so far. Paragraphs of text boxes come before the paragraph that holds the box."""

    def __init__(self, styles: dict[str, Style]) -> None:
        self.referred: dict[tuple[str, str], int] = {}  # the number of each note, in the order of the first references
        self.elsewhere = 0  # pieces that are another file, and not read
        self._styles = styles
        self._pieces: list[str] = []
        self._notes: dict[tuple[str, str], str] = {}
        self._path: list[str] = []  # local names of the open elements
        self._paragraphs: list[Paragraph] = []  # the open ones, boxes within paragraphs
        self._kept: list[str] = []  # words of a paragraph whose end is deleted, so that the next goes on
        self._cells: list[bool] = []  # of each open cell, whether it has a paragraph already
        self._fields: list[tuple[list[str], int]] = []  # of the open ones, where among which words each began
        self._is_hidden = False  # the run whose properties are read
        self._unread_from = 0  # how deep the element is that is left out; 0 for none

    def html(self) -> str:
        return "".join([*self._pieces, *self._kept])

    def note(self, kind: str, identifier: str) -> str:
        """The words of a note, or nothing where there is none of that number."""
        return self._notes.get((kind, identifier), "")

    def add(self, part: bytes, name: str, progress: Progress = no_progress) -> None:
        """Add a part of the document called `name`; `progress` counts its bytes. Raises as `xml_events` does."""
        for begins, element in xml_events(part, name, progress):
            if begins:
                self._path.append(local_name(element))
                if not self._unread_from:
                    self._begin(element)
            else:
                if not self._unread_from:
                    self._end(element)
                if len(self._path) == self._unread_from:
                    self._unread_from = 0
                self._path.pop()

    def _begin(self, element: Element) -> None:
        match self._path[-1]:
            case "p":
                self._paragraphs.append(Paragraph(self._kept))
                self._kept = []
            case "tbl":
                self._pieces.append("<table>")
            case "tr":
                self._pieces.append("<tr>")
            case "tc":
                self._pieces.append("<td>")
                self._cells.append(False)
            case "rStyle" | "vanish":
                self._take_hidden(element)
            case "fldChar" if self._paragraphs:
                self._take_field(attribute(element, "fldCharType"))
            case "cellDel" if self._path[-3:-1] == ["tc", "tcPr"]:
                self._cells.pop()
                if self._pieces[-1:] == ["<td>"]:
                    self._pieces.pop()
                self._unread_from = len(self._path) - 2
            case other if other in ELSEWHERE:
                self.elsewhere += 1
            case gone if gone in DROPPED:
                self._leave_out()
            case before if before in BEFORE:
                self._unread_from = len(self._path)
            case "pStyle" | "outlineLvl" | "numId" if self._paragraphs:
                self._take_property(self._paragraphs[-1], attribute(element, "val"))

    def _take_property(self, paragraph: Paragraph, value: str) -> None:
        match self._path[-1]:
            case "pStyle":
                style = self._styles.get(value, UNSTYLED)
                paragraph.level = style.level or 0
                paragraph.is_listed, paragraph.is_hidden = bool(style.is_listed), bool(style.is_hidden)
            case "outlineLvl":
                paragraph.level = outline_level(value)
            case "numId":
                paragraph.is_listed = is_list(value)

    def _take_hidden(self, element: Element) -> None:
        """Whether a run is hidden: its own word, which comes last, counts more than that of its style."""
        value = attribute(element, "val")
        is_style = self._path[-1] == "rStyle"
        is_hidden = bool(self._styles.get(value, UNSTYLED).is_hidden) if is_style else is_on(value)
        if self._path[-3:-1] == ["r", "rPr"]:
            self._is_hidden = is_hidden
        elif is_hidden:
            self._leave_out()

    def _take_field(self, what: str) -> None:
        """Take back what was read of a field's instruction once its result begins: the results of others in it.

        One that does not end in its paragraph takes nothing back.
        """
        words = self._paragraphs[-1].words
        if what == "begin":
            self._fields.append((words, len(words)))
        elif self._fields:
            begun, at = self._fields.pop()
            if begun is words:
                del words[at:]
            if what == "separate":
                self._fields.append(([], 0))

    def _leave_out(self) -> None:
        """Leave out the element just begun; within properties it stands for the row or the paragraph's end."""
        match self._path[-3:-1]:
            case [_, "trPr"]:
                self._unread_from = len(self._path) - 2
            case ["pPr", "rPr"]:
                self._unread_from = len(self._path)
                self._paragraphs[-1].goes_on = True
            case _:
                self._unread_from = len(self._path)

    def _end(self, element: Element) -> None:
        tag = self._path[-1]
        match tag:
            case "rPr" if self._is_hidden:
                self._is_hidden = False
                self._unread_from = len(self._path) - 1
            case "p" if self._paragraphs:
                self._end_paragraph(self._paragraphs.pop())
            case "t" if self._paragraphs and DRAWN not in element.tag:
                self._paragraphs[-1].words.append(escape(element.text or "", quote=False))
            case "tbl":
                self._pieces.append("</table>")
            case "tr":
                self._pieces.append("</tr>")
            case "tc":
                self._pieces += [*self._kept, "</td>"]
                self._kept = []
                self._cells.pop()
            case "footnoteReference" | "endnoteReference" if self._paragraphs:
                note = REFERENCES[tag], attribute(element, "id")
                number = self.referred.setdefault(note, len(self.referred) + 1)
                self._paragraphs[-1].words.append(f"[{number}]")
            case "footnote" | "endnote":
                self._notes[tag, attribute(element, "id")] = self._taken()
            case written if written in WRITTEN and self._path[-2:-1] == ["r"] and self._paragraphs:
                self._paragraphs[-1].words.append(WRITTEN[written])

    def _end_paragraph(self, paragraph: Paragraph) -> None:
        words = [] if paragraph.is_hidden else paragraph.words
        if paragraph.goes_on:
            self._kept = words
        elif self._cells and not NOTES.intersection(self._path):
            self._pieces.append(("<br>" if self._cells[-1] else "") + "".join(words))
            self._cells[-1] = True
        elif NOTES.intersection(self._path):
            self._pieces.append(("<br>" if self._pieces else "") + "".join(words))
        else:
            self._pieces.append(f"<{paragraph.tag()}>{''.join(words)}</{paragraph.tag()}>")

    def _taken(self) -> str:
        words = self.html()
        self._pieces, self._kept = [], []
        return words
