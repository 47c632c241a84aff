"""Mind maps of Freeplane and FreeMind (.mm): a node is a card; an attribute, an icon or a word says how it bears."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from argmap.core.limits import NODES
from argmap.core.records import Polarity
from argmap.formats import xml_writing
from argmap.formats.errors import CannotImport, EmptyImport
from argmap.formats.format import Format, later
from argmap.formats.freeplane_text import DRAWN, plain, rich, unguarded
from argmap.formats.graph_building import GraphBuilder
from argmap.formats.idea_fields import Fields, is_yes, known
from argmap.formats.idea_leftovers import Leftovers
from argmap.formats.idea_planting import Habits, plant
from argmap.formats.idea_words import GROUP_WORDS
from argmap.formats.ideas import CARRIES, Arrow, Idea, Stands, polarity_in
from argmap.formats.imported import Imported, Incoming
from argmap.formats.sound_text import sound
from argmap.intake.xml_pieces import Begin, End, Piece, xml_pieces

FORMAT_ID = "freeplane"
ABOUT = ("task", "description", "author", "licence", "language", "origin_id", "submitted_by")
OF_MAP = "map_"  # before the names of what a root says of the map
ICONS = {
    "button_ok": Polarity.SUPPORTS,
    "yes": Polarity.SUPPORTS,
    "button_cancel": Polarity.OPPOSES,
    "no": Polarity.OPPOSES,
}
EXACT = "exact_text"
"""The attribute that holds the words of a node whose rich text is not them to the letter."""
WEB = ("http://", "https://", "mailto:")
HABITS = Habits("nodes", "arrows")
TITLE = 200  # characters of a root that is the map's title as well


def read(incoming: Incoming) -> Imported:
    """The map in a .mm file. Raises `EmptyImport`, `DamagedFile` or `SwollenFile`, or `CannotImport`."""
    if not incoming.data.strip():
        raise EmptyImport(incoming.name)
    reading = _Reading(GraphBuilder(FORMAT_ID, incoming.name))
    reading.take(incoming)
    plant(reading.builder, reading.ideas, reading.arrows, HABITS)
    reading.leftovers.enter(reading.builder.tally)
    return reading.finished()


def fits(start: bytes) -> bool:
    """Whether the first bytes are those of a mind map of Freeplane or FreeMind."""
    return b"<map" in start and b"<node" in start and b"<graphml" not in start


@dataclass(slots=True)
class _Node:
    """A node as far as it is read."""

    index: int
    above: int | None
    line: int
    attributes: dict[str, str]
    fields: Fields = field(default_factory=dict)
    icons: list[str] = field(default_factory=list)
    rich: dict[str, list[Piece]] = field(default_factory=dict)
    inside: list[Piece] = field(default_factory=list)

    @property
    def place(self) -> str:
        return f"line {self.line:,}"


@dataclass(slots=True)
class _Reading:
    builder: GraphBuilder
    ideas: list[Idea] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)
    leftovers: Leftovers = field(default_factory=lambda: Leftovers("attributes"))
    about: Fields = field(default_factory=dict)
    addresses: set[str] = field(default_factory=set)
    _nodes: list[_Node] = field(default_factory=list)
    _map: dict[str, str] = field(default_factory=dict)
    _inside_map: list[Piece] = field(default_factory=list)

    def take(self, incoming: Incoming) -> None:
        """Read all nodes, and make ideas of them."""
        pieces = xml_pieces(incoming.data, incoming.name)
        first = next(pieces)
        if not isinstance(first, Begin) or first.name != "map":
            raise CannotImport(incoming.name, "it is XML, but no mind map: its first element is no “map”")
        self._map = first.attributes
        open_nodes: list[_Node] = []
        for piece in pieces:
            match piece:
                case Begin(name="node"):
                    self._begin(piece, open_nodes)
                case Begin():
                    self._element(list(_whole(piece, pieces)), open_nodes[-1] if open_nodes else None)
                case End() if open_nodes:
                    open_nodes.pop()
        self.ideas = [self._idea(node) for node in self._nodes]

    def _begin(self, piece: Begin, open_nodes: list[_Node]) -> None:
        if len(self._nodes) > NODES:
            raise CannotImport(self.builder.name, f"it has more than {NODES:,} nodes; argmap holds at most as many")
        above = open_nodes[-1].index if open_nodes else None
        node = _Node(len(self._nodes), above, piece.line, piece.attributes)
        self._nodes.append(node)
        open_nodes.append(node)

    def _element(self, pieces: list[Piece], node: _Node | None) -> None:
        """Something in a node that is no node itself, or something in the map."""
        first = pieces[0]
        assert isinstance(first, Begin)
        said = first.attributes
        if node is None:
            self._inside_map += pieces
            self.leftovers.note(first.name, f"line {first.line:,}")
        elif first.name == "richcontent" and said.get("TYPE") in ("NODE", "NOTE", "DETAILS"):
            node.rich[said["TYPE"]] = pieces
        elif first.name == "icon" and "BUILTIN" in said:
            node.icons.append(said["BUILTIN"])
        elif first.name == "attribute" and self._is_ours(node, said.get("NAME", ""), said.get("VALUE", "")):
            pass
        elif first.name == "arrowlink":
            label = said.get("MIDDLE_LABEL", "")
            kept = {name: value for name, value in said.items() if name != "DESTINATION"}
            start, end = node.attributes.get("ID", ""), said.get("DESTINATION", "")
            self.arrows.append(Arrow(start, end, f"line {first.line:,}", label, kept))
        else:
            node.inside += pieces
            self.leftovers.note(first.name, f"line {first.line:,}")

    def _is_ours(self, node: _Node, name: str, value: str) -> bool:
        """Take what an attribute says of a card or a step, or of the map, if it is one that says so."""
        key = name.strip().lower().replace(" ", "_")
        if key.startswith(OF_MAP) and key.removeprefix(OF_MAP) in ("title", *ABOUT):
            self.about[key.removeprefix(OF_MAP)] = unguarded(value)
        elif known({key: value})[0] or key in ("relation", "same", "cut", "notes", EXACT):
            node.fields[key] = unguarded(value)
        else:
            return False
        return True

    def _idea(self, node: _Node) -> Idea:
        relation = node.fields.pop("relation", "").strip().lower()
        stands = Stands(relation) if relation in set(Stands) else Stands.CARD
        said_so = polarity_in(relation) or polarity_in(node.fields.get("polarity", ""))
        icon = next((one for one in node.icons if one in ICONS), "")
        words = self._words(node)
        polarity = said_so or ICONS.get(icon) or (polarity_in(words) if stands is Stands.GROUP else None)
        for name in node.attributes:
            if name not in ("ID", "TEXT", "LINK"):
                self.leftovers.note(name, node.place)
        for name in dict.fromkeys(node.icons):
            if ICONS.get(name) is not polarity or polarity is None:
                self.leftovers.note(f"icon {name}", node.place)
        same = self._same(node)
        return Idea(
            node.attributes.get("ID", ""),
            node.above,
            node.place,
            words,
            stands,
            polarity,
            same=same,
            is_cut=is_yes(node.fields.pop("cut", "")),
            fields=node.fields,
            notes="" if same else self._notes(node),
            kept=self._kept(node, words, words if stands is Stands.GROUP else ""),
        )

    def _words(self, node: _Node) -> str:
        exact = node.fields.pop(EXACT, "")
        if exact and plain(node.rich.get("NODE", [])) == plain(rich("NODE", exact)):
            del node.rich["NODE"]
            return exact
        if exact:
            self.leftovers.note(EXACT, node.place)
        if "TEXT" in node.attributes or "NODE" not in node.rich:
            return node.attributes.get("TEXT", node.attributes.get("LOCALIZED_TEXT", ""))
        return plain(node.rich["NODE"])

    def _same(self, node: _Node) -> str:
        """The node that this one is again: as argmap says it, or a clone as Freeplane does."""
        said = node.fields.pop("same", "")
        clone = node.attributes.get("TREE_ID") or node.attributes.get("CONTENT_ID") or ""
        return said or ("" if "TEXT" in node.attributes or node.rich else clone)

    def _notes(self, node: _Node) -> str:
        link = node.attributes.get("LINK", "")
        is_web = link.lower().startswith(WEB)
        if is_web and link not in self.addresses:
            self.addresses.add(link)
            self.builder.source(link, None, node.place, "", link)
        elif link and not is_web:
            self.leftovers.note("LINK", node.place)
        note = node.rich.get("NOTE", [])
        exact = node.fields.pop("notes", "")
        if exact and plain(note) == plain(rich("NOTE", exact)) and "DETAILS" not in node.rich:
            return exact
        return notes_of(node.rich.get("DETAILS", []), note, link)

    def _kept(self, node: _Node, words: str, title: str) -> dict[str, object]:
        attributes = {name: value for name, value in node.attributes.items() if name not in ("ID", "TEXT")}
        rich = {kind: xml_writing.written(pieces) for kind, pieces in node.rich.items()}
        found: dict[str, object] = {
            "id": node.attributes.get("ID", ""),
            "attributes": attributes,
            "icons": node.icons,
            "rich": rich,
            "inside": xml_writing.written(node.inside),
            "title": "" if title in GROUP_WORDS.values() else title,
            "drawn": words if DRAWN.match(words) and "TEXT" in node.attributes else "",
        }
        return {name: value for name, value in found.items() if value}

    def finished(self) -> Imported:
        root = self.ideas[0].text if self.ideas else ""
        is_frame = bool(self.ideas) and self.ideas[0].stands is Stands.MAP
        title = self.about.pop("title", root if is_frame else title_in(root))
        kept: dict[str, object] = {"attributes": self._map, "inside": xml_writing.written(self._inside_map)}
        kept |= {"root": self.ideas[0].kept} if is_frame else {}
        return self.builder.finished(title, kept, **{name: sound(value) for name, value in self.about.items()})


def title_in(root: str) -> str:
    """What a root that is a card gives its map as a title: its first line, unless that is long."""
    first = root.strip().split("\n")[0]
    return first if len(first) <= TITLE else ""


def notes_of(details: list[Piece], note: list[Piece], link: str) -> str:
    """The notes of a card: the details that stand under a node, its note, and its address in the web."""
    address = link if link.lower().startswith(WEB) else ""
    return "\n\n".join(filter(None, (plain(details), plain(note), address)))


def _whole(first: Begin, pieces: Iterator[Piece]) -> Iterator[Piece]:
    """The pieces of the element that begins so, up to its end."""
    yield first
    depth = 1
    while depth:
        piece = next(pieces)
        depth += isinstance(piece, Begin) - isinstance(piece, End)
        yield piece


FORMAT = Format(
    FORMAT_ID,
    "Freeplane and FreeMind",
    (".mm",),
    fits,
    later("freeplane:read"),
    later("freeplane_writing:write"),
    CARRIES,
)
