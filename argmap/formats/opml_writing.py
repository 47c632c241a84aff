"""A map as OPML: words that people read, such as "Con:", before the texts, and the exact sense in attributes."""

from collections.abc import Iterator

from argmap.core.tree import Tree
from argmap.formats import xml_writing
from argmap.formats.freeplane_text import shielded
from argmap.formats.idea_gathering import Gathered, foreign_of, gather
from argmap.formats.idea_words import with_prefix
from argmap.formats.idea_writing import (
    given_idea_ids,
    kept_of,
    nested,
    standing,
    tell_unsaid_of,
    texts_of,
    words_of_group,
)
from argmap.formats.ideas import Idea, Stands
from argmap.formats.opml import ABOUT, FORMAT_ID, OURS
from argmap.formats.report import Tally
from argmap.formats.written import Outgoing, Written
from argmap.formats.xml_text import tell_unsaid

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def write(outgoing: Outgoing) -> Written:
    """The map as an OPML 2.0 file."""
    tally = Tally()
    found = gather(outgoing.tree, FORMAT_ID, tally, has_single_cards=True, has_empty_groups=True)
    tally.keep("outlines", len(found.ideas))
    text = "".join(_Writing(outgoing.tree, found, tally, outgoing.has_title).lines())
    return Written(text.encode(), tally.report())


class _Writing:
    def __init__(self, tree: Tree, found: Gathered, tally: Tally, has_title: bool) -> None:
        self._info = tree.document.info
        self._found, self._tally = found, tally
        self._title = self._info.title if has_title else ""
        self._map = kept_of(foreign_of(tree, FORMAT_ID).get(self._info.id))
        self._named = {idea.same for idea in found.ideas if idea.same}
        self._ids = given_idea_ids(found.ideas, str)

    def lines(self) -> Iterator[str]:
        root = texts_of(self._map.get("attributes"))
        yield f"{HEAD}{xml_writing.tag('opml', {'version': '2.0'} | root)}\n<head>\n"
        for name, value in [("title", shielded(self._title)), *self._head()]:
            tell_unsaid(self._tally, name.removeprefix(OURS), value)
            yield f"<{name}>{xml_writing.text(value)}</{name}>\n"
        yield "</head>\n<body>\n"
        for one in nested(self._found.ideas, "</outline>\n"):
            yield one if isinstance(one, str) else self._outline(one)
        yield "</body>\n</opml>\n"

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
        kept = kept_of(idea.kept)
        came = texts_of(kept.get("attributes"))
        is_titled = idea.text == came.get("title") and bool(came.get("title")) and idea.polarity is None
        words = words_of_group(idea) if idea.stands is Stands.GROUP else with_prefix(idea.text, idea.polarity)
        id_ = self._ids[idea.id] if idea.id in self._named or "id" in kept else ""
        fields = standing(idea, self._ids, id_)
        tell_unsaid_of(self._tally, idea, words, fields)
        ours = {OURS + name: value for name, value in fields.items()}
        if idea.notes:
            ours[f"{OURS}note"] = idea.notes
        said = {} if is_titled else {"text": shielded(words)}
        return xml_writing.tag("outline", said | came | ours) + "\n"
