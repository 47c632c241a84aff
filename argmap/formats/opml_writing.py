"""A map as OPML: words that people read, such as "Con:", before the texts, and the exact sense in attributes."""

from collections.abc import Iterator, Mapping
from typing import Any

from argmap.core.records import RecordId
from argmap.core.tree import Tree
from argmap.formats import xml_writing
from argmap.formats.idea_gathering import Gathered, foreign_of, gather
from argmap.formats.idea_words import group_words, with_prefix
from argmap.formats.ideas import RELATIONS, Idea, Stands
from argmap.formats.opml import ABOUT, FORMAT_ID, OURS
from argmap.formats.report import Tally
from argmap.formats.written import Outgoing, Written
from argmap.formats.xml_text import is_sayable

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
Kept = Mapping[str, Any]


def write(outgoing: Outgoing) -> Written:
    """The map as an OPML 2.0 file."""
    tally = Tally()
    found = gather(outgoing.tree, FORMAT_ID, tally, has_single_cards=True, has_empty_groups=True)
    tally.keep("outlines", len(found.ideas))
    writing = _Writing(outgoing.tree, found, outgoing.has_title)
    text = "".join(writing.lines())
    if writing.has_illegal:
        tally.approximate("texts", "", "Characters that XML cannot hold are written as �.")
    return Written(text.encode(), tally.report())


class _Writing:
    def __init__(self, tree: Tree, found: Gathered, has_title: bool) -> None:
        self._info = tree.document.info
        self._found = found
        self._title = self._info.title if has_title else ""
        self._map = _kept(foreign_of(tree, FORMAT_ID).get(self._info.id))
        self._named = {idea.same for idea in found.ideas if idea.same}
        self._ids = self._all_ids()
        self.has_illegal = False

    def _all_ids(self) -> dict[RecordId, str]:
        """The id of each outline: the one it came with, or that of its record."""
        found: dict[RecordId, str] = {}
        taken: set[str] = set()
        for idea in self._found.ideas:
            came = str(_kept(idea.kept).get("id", ""))
            found[idea.id] = came if came and came not in taken else idea.id
            taken.add(found[idea.id])
        return found

    def lines(self) -> Iterator[str]:
        root = _texts(self._map.get("attributes"))
        yield f"{HEAD}{xml_writing.tag('opml', {'version': '2.0'} | root)}\n<head>\n"
        yield f"<title>{xml_writing.text(self._title)}</title>\n"
        for name, value in self._head():
            yield f"<{name}>{xml_writing.text(value)}</{name}>\n"
        yield "</head>\n<body>\n"
        open_outlines: list[int] = []
        for index, idea in enumerate(self._found.ideas):
            while open_outlines and open_outlines[-1] != idea.above:
                open_outlines.pop()
                yield "</outline>\n"
            open_outlines.append(index)
            yield self._outline(idea)
        yield "</outline>\n" * len(open_outlines) + "</body>\n</opml>\n"

    def _head(self) -> Iterator[tuple[str, str]]:
        for name in ABOUT:
            if getattr(self._info, name):
                yield OURS + name, getattr(self._info, name)
        came = self._map.get("head")
        for one in came if isinstance(came, list) else ():
            match one:
                case [str(name), str(value)] if xml_writing.NAME.fullmatch(name):
                    yield name, value

    def _outline(self, idea: Idea) -> str:
        kept = _kept(idea.kept)
        came = _texts(kept.get("attributes"))
        is_titled = idea.text == came.get("title") and bool(came.get("title")) and idea.polarity is None
        words = self._words(idea, kept)
        ours = {OURS + name: value for name, value in self._fields(idea, kept).items()}
        if idea.notes:
            ours[f"{OURS}note"] = idea.notes
        said = {} if is_titled else {"text": words}
        self.has_illegal |= not all(map(is_sayable, [words, *ours.values()]))
        return xml_writing.tag("outline", said | came | ours) + "\n"

    def _words(self, idea: Idea, kept: Kept) -> str:
        if idea.stands is Stands.GROUP:
            return str(kept.get("title") or group_words(idea.polarity, idea.fields.get("label", "")))
        return with_prefix(idea.text, idea.polarity)

    def _fields(self, idea: Idea, kept: Kept) -> dict[str, str]:
        relation = RELATIONS[idea.polarity] if idea.polarity is not None else ""
        if idea.stands is not Stands.CARD:
            relation = idea.stands.value
        has_id = idea.id in self._named or "id" in kept
        said = {
            "relation": relation,
            "id": self._ids[idea.id] if has_id else "",
            "same": self._ids[idea.same] if idea.same else "",
            "cut": "yes" if idea.is_cut else "",
        }
        return {name: value for name, value in said.items() if value} | dict(idea.fields)


def _kept(kept: object) -> Kept:
    return kept if isinstance(kept, dict) else {}


def _texts(found: object) -> dict[str, str]:
    return {str(name): str(value) for name, value in _kept(found).items()}
