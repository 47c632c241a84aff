"""Outlines in OPML: an outline is a card, and attributes with an underscore say what argmap or other outliners say."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from argmap.core.limits import NODES
from argmap.formats.errors import CannotImport, EmptyImport
from argmap.formats.format import Format, later
from argmap.formats.freeplane_text import unshielded
from argmap.formats.graph_building import GraphBuilder
from argmap.formats.idea_fields import Fields, is_yes, known
from argmap.formats.idea_leftovers import Leftovers
from argmap.formats.idea_planting import Habits, plant
from argmap.formats.idea_words import GROUP_WORDS, without_prefix
from argmap.formats.ideas import CARRIES, Idea, Stands, polarity_in
from argmap.formats.imported import Imported, Incoming
from argmap.formats.sound_text import sound
from argmap.intake.xml_pieces import Begin, End, Text, xml_pieces

FORMAT_ID = "opml"
OURS = "_"  # before the names of what is no attribute of OPML
ABOUT = ("task", "description", "author", "licence", "language", "origin_id", "submitted_by")
ADDRESSES = ("url", "htmlUrl", "xmlUrl")
WEB = ("http://", "https://")
HABITS = Habits("outlines", "arrows")


def read(incoming: Incoming) -> Imported:
    """The map in an OPML file. Raises `EmptyImport`, `DamagedFile` naming the line, `SwollenFile` or `CannotImport`."""
    if not incoming.data.strip():
        raise EmptyImport(incoming.name)
    reading = _Reading(GraphBuilder(FORMAT_ID, incoming.name))
    reading.take(incoming)
    plant(reading.builder, reading.ideas, (), HABITS)
    reading.leftovers.enter(reading.builder.tally)
    return reading.finished()


def fits(start: bytes) -> bool:
    """Whether the first bytes are those of an OPML file."""
    return b"<opml" in start


@dataclass(slots=True)
class _Reading:
    builder: GraphBuilder
    ideas: list[Idea] = field(default_factory=list)
    leftovers: Leftovers = field(default_factory=lambda: Leftovers("attributes"))
    addresses: set[str] = field(default_factory=set)
    _head: list[tuple[str, str]] = field(default_factory=list)
    _root: dict[str, str] = field(default_factory=dict)

    def take(self, incoming: Incoming) -> None:
        pieces = xml_pieces(incoming.data, incoming.name)
        first = next(pieces)
        if not isinstance(first, Begin) or first.name.lower() != "opml":
            raise CannotImport(incoming.name, "it is XML, but no OPML: its first element is no “opml”")
        self._root = first.attributes
        path: list[str] = []
        above: list[int] = []
        for piece in pieces:
            match piece:
                case Begin(name=name):
                    path.append(name.lower())
                    self._begin(piece, path, above)
                case Text(text=text) if path[:1] == ["head"] and len(path) == 2 and path[1] != "outline":
                    self._head[-1] = (self._head[-1][0], self._head[-1][1] + text)
                case End() if path:
                    if path.pop() == "outline" and above:
                        above.pop()

    def _begin(self, piece: Begin, path: list[str], above: list[int]) -> None:
        if path[-1] == "outline":
            if len(self.ideas) > NODES:
                raise CannotImport(self.builder.name, f"it has more than {NODES:,} outlines; argmap holds no more")
            self.ideas.append(self._idea(piece, above[-1] if above else None))
            above.append(len(self.ideas) - 1)
        elif path[:1] == ["head"] and len(path) == 2:
            self._head.append((piece.name, ""))
        elif path not in (["head"], ["body"]):
            self.builder.tally.drop("elements", f"line {piece.line:,}", f"“{piece.name[:80]}” is no element of OPML.")

    def _idea(self, piece: Begin, above: int | None) -> Idea:
        place = f"line {piece.line:,}"
        said, ours = self._attributes(piece.attributes)
        relation = ours.pop("relation", "").strip().lower()
        text = unshielded(said.get("text") or said.get("title", ""))
        stands = Stands(relation) if relation in set(Stands) else Stands.CARD
        is_group = stands is Stands.GROUP
        polarity = polarity_in(relation) or polarity_in(ours.get("polarity", ""))
        polarity = polarity or (polarity_in(text) if is_group else None)
        others = {name: value for name, value in said.items() if name != "text"}
        for name in others:
            self.leftovers.note(name, place)
        self._sources(others, place)
        title = text if is_group and text not in GROUP_WORDS.values() else ""
        kept = {name: value for name, value in (("id", ours.get("id", "")), ("attributes", others)) if value}
        return Idea(
            ours.pop("id", ""),
            above,
            place,
            without_prefix(text, polarity) if relation else text,
            stands,
            polarity,
            same=ours.pop("same", ""),
            is_cut=is_yes(ours.pop("cut", "")),
            notes=ours.pop("note", ""),
            fields=ours,
            kept=(kept | ({"title": title} if title else {})) or None,
        )

    def _attributes(self, attributes: Mapping[str, str]) -> tuple[Fields, Fields]:
        """What OPML or another program says of an outline, and what argmap understands, by its name there."""
        said: Fields = {}
        ours: Fields = {}
        for name, value in attributes.items():
            key = name.removeprefix(OURS).lower()
            if name.startswith(OURS) and (key in ("relation", "id", "same", "cut", "note") or known({key: value})[0]):
                ours[key] = value
            else:
                said[name.lower() if name.lower() in ("text", "title") else name] = value
        return said, ours

    def _sources(self, said: Mapping[str, str], place: str) -> None:
        """A source for each address in the web; none is looked at."""
        names = {name.lower() for name in ADDRESSES}
        for name, value in said.items():
            address = value.strip()
            is_web = name.lower() in names and address.lower().startswith(WEB)
            if is_web and address not in self.addresses:
                self.addresses.add(address)
                self.builder.source(said.get("title", "") or address, None, place, "", address)

    def finished(self) -> Imported:
        """The map, with what its head says."""
        about: dict[str, str] = {}
        title = ""
        others: list[tuple[str, str]] = []
        for name, value in self._head:
            if name.lower() == "title" and not title:
                title = unshielded(value.strip())
            elif name.startswith(OURS) and name.removeprefix(OURS) in ABOUT:
                about[name.removeprefix(OURS)] = sound(value)
            else:
                others.append((name, value))
        kept = {"attributes": self._root, "head": [list(one) for one in others]}
        return self.builder.finished(title, kept, **about)


FORMAT = Format(FORMAT_ID, "OPML", (".opml",), fits, later("opml:read"), later("opml_writing:write"), CARRIES)
