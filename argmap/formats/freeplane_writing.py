"""A map as a mind map of Freeplane: cards as nodes, with icons for and against and hidden attributes for the rest."""

from collections.abc import Iterator, Mapping

from argmap.core.records import Polarity, RecordId
from argmap.core.tree import Tree
from argmap.formats import xml_writing
from argmap.formats.freeplane import ABOUT, EXACT, FORMAT_ID, OF_MAP, notes_of, title_in
from argmap.formats.freeplane import ICONS as READ_ICONS
from argmap.formats.freeplane_text import DRAWN, FORMULA, guarded, plain
from argmap.formats.freeplane_text import rich as rich_text
from argmap.formats.idea_gathering import Gathered, foreign_of, gather
from argmap.formats.idea_writing import (
    Kept,
    given_idea_ids,
    kept_of,
    nested,
    standing,
    tell_unsaid_of,
    texts_of,
    words_of_group,
)
from argmap.formats.ideas import Arrow, Idea, Stands
from argmap.formats.report import Tally
from argmap.formats.written import Outgoing, Written
from argmap.intake.xml_pieces import Piece

VERSION = "freeplane 1.7.0"
HIDDEN = '<attribute_registry SHOW_ATTRIBUTES="hide"/>'  # else each node shows a table of them
ICONS = {Polarity.SUPPORTS: "button_ok", Polarity.OPPOSES: "button_cancel"}
NOTHING: Mapping[str, str] = {}


def write(outgoing: Outgoing) -> Written:
    """The map as a .mm file, in ASCII, as Freeplane's own are."""
    tally = Tally()
    found = gather(outgoing.tree, FORMAT_ID, tally, has_single_cards=True, has_empty_groups=True)
    tally.keep("nodes", len(found.ideas))
    tally.keep("arrows", len(found.arrows))
    text = "".join(_Writing(outgoing.tree, found, tally, outgoing.has_title).lines())
    return Written(text.encode("ascii", "xmlcharrefreplace"), tally.report())


class _Writing:
    def __init__(self, tree: Tree, found: Gathered, tally: Tally, has_title: bool) -> None:
        self._info = tree.document.info
        self._found, self._tally = found, tally
        self._title = self._info.title if has_title else ""
        self._map = kept_of(foreign_of(tree, FORMAT_ID).get(self._info.id))
        self._ids = given_idea_ids(found.ideas, lambda id_: f"ID_{id_}", {"ID_root"})
        tops = [idea for idea in found.ideas if idea.above is None]
        only = tops[0] if len(tops) == 1 else None
        self._is_framed = only is None or only.stands is not Stands.CARD or only.is_cut
        self._starting: dict[RecordId, list[Arrow]] = {}
        for arrow in found.arrows:
            self._starting.setdefault(arrow.start, []).append(arrow)

    def lines(self) -> Iterator[str]:
        yield xml_writing.tag("map", {"version": VERSION} | texts_of(self._map.get("attributes"))) + "\n"
        inside = xml_writing.written(xml_writing.pieces_of(self._map.get("inside")))
        yield inside if self._map else HIDDEN
        yield "\n"
        about = {OF_MAP + name: value for name in ABOUT if (value := getattr(self._info, name))}
        if self._is_framed:
            frame = Idea("", None, "", self._title, Stands.MAP, fields=about, kept=self._map.get("root"))
            yield self._node(frame, "ID_root")
        for one in nested(self._found.ideas, "</node>\n"):
            yield one if isinstance(one, str) else self._placed(one, about)
        yield "</node>\n" * self._is_framed + "</map>\n"

    def _placed(self, idea: Idea, about: Mapping[str, str]) -> str:
        is_root = idea.above is None and not self._is_framed
        return self._node(idea, self._ids[idea.id] if idea.id else "", about if is_root else {}, is_root)

    def _node(self, idea: Idea, id_: str, about: Mapping[str, str] = NOTHING, is_root: bool = False) -> str:
        """The tag that begins a node, and all in it but other nodes."""
        kept = kept_of(idea.kept)
        words = words_of_group(idea) if idea.stands is Stands.GROUP else idea.text
        rich = {kind: xml_writing.pieces_of(one) for kind, one in kept_of(kept.get("rich")).items()}
        attributes = texts_of(kept.get("attributes"))
        is_rich = bool(rich.get("NODE")) and plain(rich["NODE"]) == words
        is_localized = attributes.get("LOCALIZED_TEXT") == words
        is_as_it_came = is_rich or is_localized or kept.get("drawn") == words
        is_drawn = not is_as_it_came and DRAWN.match(words) is not None
        if is_drawn:
            rich["NODE"] = rich_text("NODE", words)
        said = {} if is_rich or is_localized or is_drawn else {"TEXT": words}
        if not is_localized:
            attributes.pop("LOCALIZED_TEXT", None)
        if words.lstrip().startswith(FORMULA):
            attributes["FORMAT"] = "NO_FORMAT"
        if idea.same:
            attributes = {"LINK": f"#{self._ids[idea.same]}"}
        notes = self._notes(idea, rich, attributes)
        fields = standing(idea, self._ids) | dict(about) | (self._of_root(words) if is_root else {})
        parts = [xml_writing.tag("node", said | ({"ID": id_} if id_ else {}) | attributes)]
        parts += [xml_writing.written(rich["NODE"]) if is_rich or is_drawn else "", notes]
        parts += [_attribute(EXACT, words)] if is_drawn and plain(rich["NODE"]) != words else []
        parts += [xml_writing.tag("icon", {"BUILTIN": icon}, "/>") for icon in self._icons(idea, kept)]
        parts += [_attribute(name, value) for name, value in fields.items()]
        parts += [self._arrows(idea), xml_writing.written(xml_writing.pieces_of(kept.get("inside"))), "\n"]
        tell_unsaid_of(self._tally, idea, words, fields)
        return "".join(parts)

    def _of_root(self, words: str) -> dict[str, str]:
        """The map's title, unless it is what is read without being said."""
        return {f"{OF_MAP}title": self._title} if self._title != title_in(words) else {}

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
        made = rich_text("NOTE", idea.notes)
        said = "" if plain(made) == idea.notes else _attribute("notes", idea.notes)
        return xml_writing.written(made) + said

    def _arrows(self, idea: Idea) -> str:
        found = self._starting.get(idea.id, []) if idea.id else []
        return "".join(
            xml_writing.tag("arrowlink", texts_of(one.kept) | {"DESTINATION": self._ids[one.end]}, "/>")
            for one in found
        )


def _attribute(name: str, value: str) -> str:
    """One that is no formula, whatever it says."""
    return xml_writing.tag("attribute", {"NAME": name.replace("_", " "), "VALUE": guarded(value)}, "/>")
