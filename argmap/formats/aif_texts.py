"""The text that OVA analyses: words with marks of HTML, among them a span for what a node was taken from."""

import html
import re
from dataclasses import dataclass, field

from argmap.formats.json_entries import object_of, text_of

TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)([^<>]*)>")
ID = re.compile(r"""\bid\s*=\s*["']?([^"'\s>]+)""")
OF_NODE = "node"  # before the id of a node, but not in all programs
BLOCKS = {"p", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"}
SKIPPED = {"script", "style"}


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of the text in code points, and the node that it is marked as."""

    node_id: str
    start: int
    end: int


@dataclass(slots=True)
class AnalysedText:
    """The words without marks, what is marked in them, and what the file says of where they are from."""

    text: str = ""
    marked: list[Marked] = field(default_factory=list)
    title: str = ""
    url: str = ""


def analysed_text(kept: dict[str, object]) -> AnalysedText:
    """The text of an analysis, of what the file says beside its nodes; an empty one where there is none."""
    beside = object_of(kept.get("beside")).get("text")
    said = object_of(beside) | object_of(object_of(kept.get("ova2")).get("analysis"))
    found = _plain(beside if isinstance(beside, str) else text_of(said.get("txt")))
    address = text_of(said.get("url")) or text_of(said.get("documentSource"))
    found.url = address if address.startswith(("http://", "https://")) else ""
    found.title = text_of(said.get("documentTitle"))
    return found


def _plain(said: str) -> AnalysedText:
    """What HTML says, or a text that has no marks, as it is."""
    if TAG.search(said) is None:
        return AnalysedText(said if said.strip() else "")
    reading = _Reading()
    last = 0
    for tag in TAG.finditer(said):
        reading.say(html.unescape(said[last : tag.start()]))
        reading.mark(tag[2].lower(), not tag[1], tag[3])
        last = tag.end()
    reading.say(html.unescape(said[last:]))
    return reading.finished()


class _Reading:
    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._skipped = 0
        self._ends_line = True
        self._open: list[tuple[str, int]] = []
        self._marked: list[tuple[str, int, int]] = []

    def say(self, words: str) -> None:
        if words and not self._skipped:
            self._parts.append(words)
            self._length += len(words)
            self._ends_line = words.endswith("\n")

    def mark(self, name: str, is_begin: bool, attributes: str) -> None:
        if name in SKIPPED:
            self._skipped = max(0, self._skipped + (1 if is_begin else -1))
        elif name == "br" or (name in BLOCKS and not self._ends_line):
            self.say("\n")
        elif name == "span" and is_begin:
            id_ = ID.search(attributes)
            self._open.append((id_[1] if id_ is not None else "", self._length))
        elif name == "span" and self._open:
            self._marked.append((*self._open.pop(), self._length))

    def finished(self) -> AnalysedText:
        """The text, and of each mark what is left without blanks at its ends."""
        text = "".join(self._parts)
        if not text.strip():
            return AnalysedText()
        marked = []
        for id_, start, end in sorted(self._marked, key=lambda one: one[1:]):
            words = text[start:end]
            begin = start + len(words) - len(words.lstrip())
            stop = begin + len(words.strip())
            if id_ and begin < stop:
                marked.append(Marked(id_, begin, stop))
        return AnalysedText(text, marked)
