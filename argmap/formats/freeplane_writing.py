"""A map as a mind map of Freeplane: cards as nodes, with icons for and against and hidden attributes for the rest."""

from collections.abc import Iterator, Mapping
from typing import Any

from argmap.core.records import Polarity, RecordId
from argmap.core.tree import Tree
from argmap.formats import xml_writing
from argmap.formats.freeplane import ABOUT, FORMAT_ID, GUARDED, OF_MAP, notes_of, rich_note, title_in
from argmap.formats.freeplane import ICONS as READ_ICONS
from argmap.formats.freeplane_text import plain
from argmap.formats.idea_gathering import Gathered, foreign_of, gather
from argmap.formats.idea_words import group_words
from argmap.formats.ideas import RELATIONS, Arrow, Idea, Stands
from argmap.formats.report import Tally
from argmap.formats.written import Outgoing, Written
from argmap.formats.xml_text import is_sayable
from argmap.intake.xml_pieces import Piece

VERSION = "freeplane 1.7.0"
HIDDEN = '<attribute_registry SHOW_ATTRIBUTES="hide"/>'  # else each node shows a table of them
ICONS = {Polarity.SUPPORTS: "button_ok", Polarity.OPPOSES: "button_cancel"}
SPECIAL = ("=", "<html")  # how a text begins that Freeplane would compute, or draw as a page
Kept = Mapping[str, Any]
NOTHING: Mapping[str, str] = {}


def write(outgoing: Outgoing) -> Written:
    """The map as a .mm file, in ASCII, as Freeplane's own are."""
    tally = Tally()
    found = gather(outgoing.tree, FORMAT_ID, tally, has_single_cards=True, has_empty_groups=True)
    tally.keep("nodes", len(found.ideas))
    tally.keep("arrows", len(found.arrows))
    writing = _Writing(outgoing.tree, found, outgoing.has_title)
    text = "".join(writing.lines())
    if writing.has_illegal:
        tally.approximate("texts", "", "Characters that XML cannot hold are written as �.")
    return Written(text.encode("ascii", "xmlcharrefreplace"), tally.report())


class _Writing:
    def __init__(self, tree: Tree, found: Gathered, has_title: bool) -> None:
        self._info = tree.document.info
        self._found = found
        self._title = self._info.title if has_title else ""
        self._map = _kept(foreign_of(tree, FORMAT_ID).get(self._info.id))
        self._ids = self._named()
        tops = [idea for idea in found.ideas if idea.above is None]
        only = tops[0] if len(tops) == 1 else None
        self._is_framed = only is None or only.stands is not Stands.CARD or only.is_cut
        self.has_illegal = False
        self._starting: dict[RecordId, list[Arrow]] = {}
        for arrow in found.arrows:
            self._starting.setdefault(arrow.start, []).append(arrow)

    def _named(self) -> dict[RecordId, str]:
        """The id of each node in the file: the one it came with, or a new one."""
        found: dict[RecordId, str] = {}
        taken = {"ID_root"}
        for idea in self._found.ideas:
            came = str(_kept(idea.kept).get("id", ""))
            id_ = came if came and came not in taken else f"ID_{idea.id}"
            taken.add(id_)
            found[idea.id] = id_
        return found

    def lines(self) -> Iterator[str]:
        said = {str(name): str(value) for name, value in _dict(self._map.get("attributes")).items()}
        yield xml_writing.tag("map", {"version": VERSION} | said) + "\n"
        inside = xml_writing.written(xml_writing.pieces_of(self._map.get("inside")))
        yield inside if self._map else HIDDEN
        yield "\n"
        about = {OF_MAP + name: value for name in ABOUT if (value := getattr(self._info, name))}
        if self._is_framed:
            frame = Idea("", None, "", self._title, Stands.MAP, fields=about, kept=self._map.get("root"))
            yield self._node(frame, "ID_root")
        open_nodes: list[int] = []
        for index, idea in enumerate(self._found.ideas):
            while open_nodes and open_nodes[-1] != idea.above:
                open_nodes.pop()
                yield "</node>\n"
            open_nodes.append(index)
            is_root = index == 0 and not self._is_framed
            yield self._node(idea, self._ids[idea.id] if idea.id else "", about if is_root else {}, is_root)
        yield "</node>\n" * (len(open_nodes) + self._is_framed) + "</map>\n"

    def _node(self, idea: Idea, id_: str, about: Mapping[str, str] = NOTHING, is_root: bool = False) -> str:
        """The tag that begins a node, and all in it but other nodes."""
        kept = _kept(idea.kept)
        words = idea.text
        if idea.stands is Stands.GROUP:
            words = str(kept.get("title") or group_words(idea.polarity, idea.fields.get("label", "")))
        rich = {kind: xml_writing.pieces_of(one) for kind, one in _dict(kept.get("rich")).items()}
        attributes = {str(name): str(value) for name, value in _dict(kept.get("attributes")).items()}
        is_rich = bool(rich.get("NODE")) and plain(rich["NODE"]) == words
        is_localized = attributes.get("LOCALIZED_TEXT") == words
        said = {} if is_rich or is_localized else {"TEXT": words}
        if not is_localized:
            attributes.pop("LOCALIZED_TEXT", None)
        if words.startswith(SPECIAL) and not kept:
            attributes.setdefault("FORMAT", "NO_FORMAT")
        if idea.same:
            attributes = {"LINK": f"#{self._ids[idea.same]}"}
        notes = self._notes(idea, rich, attributes)
        fields = self._fields(idea) | dict(about) | (self._of_root(words) if is_root else {})
        parts = [xml_writing.tag("node", said | ({"ID": id_} if id_ else {}) | attributes)]
        parts += [xml_writing.written(rich["NODE"]) if is_rich else "", notes]
        parts += [xml_writing.tag("icon", {"BUILTIN": icon}, "/>") for icon in self._icons(idea, kept)]
        parts += [_attribute(name, value) for name, value in fields.items()]
        parts += [self._arrows(idea), xml_writing.written(xml_writing.pieces_of(kept.get("inside"))), "\n"]
        self.has_illegal |= not all(map(is_sayable, [words, idea.notes, *fields.values()]))
        return "".join(parts)

    def _of_root(self, words: str) -> dict[str, str]:
        """The map's title, unless it is what is read without being said."""
        return {f"{OF_MAP}title": self._title} if self._title != title_in(words) else {}

    def _fields(self, idea: Idea) -> dict[str, str]:
        relation = RELATIONS[idea.polarity] if idea.polarity is not None else ""
        if idea.stands is not Stands.CARD:
            relation = idea.stands.value
        said = {"relation": relation, "same": self._ids[idea.same] if idea.same else "", "cut": "yes" * idea.is_cut}
        return {name: value for name, value in said.items() if value} | dict(idea.fields)

    def _icons(self, idea: Idea, kept: Kept) -> list[str]:
        """The icons that the node came with, but for those that say otherwise, and one for how it bears."""
        came = kept.get("icons")
        found = [str(one) for one in came] if isinstance(came, list) else []
        if idea.polarity is not None:
            found = [one for one in found if READ_ICONS.get(one, idea.polarity) is idea.polarity]
        is_said = idea.polarity not in ICONS or any(one in READ_ICONS for one in found)
        return found if is_said or idea.polarity is None else [ICONS[idea.polarity], *found]

    def _notes(self, idea: Idea, rich: dict[str, list[Piece]], attributes: Mapping[str, str]) -> str:
        """The note and the details as they came, if the card's notes still say so; else a note of what they say."""
        details, note = rich.get("DETAILS", []), rich.get("NOTE", [])
        if idea.notes == notes_of(details, note, attributes.get("LINK", "")):
            return xml_writing.written(details) + xml_writing.written(note)
        if not idea.notes:
            return ""
        made = rich_note(idea.notes)
        said = "" if plain(made) == idea.notes else _attribute("notes", idea.notes)
        return xml_writing.written(made) + said

    def _arrows(self, idea: Idea) -> str:
        found = self._starting.get(idea.id, []) if idea.id else []
        return "".join(
            xml_writing.tag("arrowlink", _texts(one.kept) | {"DESTINATION": self._ids[one.end]}, "/>") for one in found
        )


def _attribute(name: str, value: str) -> str:
    """One that is no formula, whatever it says."""
    guarded = f"'{value}" if value.startswith(("=", *GUARDED)) else value
    return xml_writing.tag("attribute", {"NAME": name.replace("_", " "), "VALUE": guarded}, "/>")


def _kept(kept: object) -> Kept:
    return kept if isinstance(kept, dict) else {}


def _dict(found: object) -> dict[str, object]:
    return found if isinstance(found, dict) else {}


def _texts(found: object) -> dict[str, str]:
    return {name: str(value) for name, value in _dict(found).items()}
