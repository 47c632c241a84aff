"""MindMup's argument maps (.mup): JSON in which a group holds the cards of a step under what that bears on."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from argmap.core.records import Polarity
from argmap.formats.errors import CannotImport
from argmap.formats.format import Format, later
from argmap.formats.graph_building import GraphBuilder
from argmap.formats.idea_fields import is_yes, known
from argmap.formats.idea_leftovers import Leftovers
from argmap.formats.idea_planting import Habits, plant
from argmap.formats.ideas import CARRIES, Arrow, Idea, Stands
from argmap.formats.imported import Imported, Incoming
from argmap.formats.parts import Part
from argmap.formats.sound_text import sound
from argmap.intake.json_text import parse_json

FORMAT_ID = "mindmup"
VERSION = 3
OURS = "argmap"  # the attribute that holds what MindMup has no word for
GROUPS = {"supporting": Polarity.SUPPORTS, "opposing": Polarity.OPPOSES}
HABITS = Habits("ideas", "links", has_words=False, has_empty_groups=False)
ABOUT = ("task", "description", "author", "licence", "language", "origin_id", "submitted_by")
SHOWN = 20  # problems in a sentence, and ranks in the place of one


def read(incoming: Incoming) -> Imported:
    """The map in a .mup file. Raises `BrokenJson`, `EmptyImport`, or `CannotImport` naming all that is wrong."""
    said = parse_json(incoming.data, incoming.name, is_deep=True)
    if not isinstance(said, dict) or not ({"ideas", "title"} & said.keys()):
        raise CannotImport(incoming.name, "it holds no ideas, as a file of MindMup does")
    reading = _Reading(GraphBuilder(FORMAT_ID, incoming.name))
    reading.ideas_of(said)
    arrows = list(reading.arrows_of(said.get("links", [])))
    if reading.problems:
        more = len(reading.problems) - SHOWN
        told = "; ".join(reading.problems[:SHOWN]) + (f"; and {more:,} more" if more > 0 else "")
        raise CannotImport(incoming.name, told)
    plant(reading.builder, reading.ideas, arrows, HABITS)
    reading.leftovers.enter(reading.builder.tally)
    return reading.finished(said)


@dataclass(slots=True)
class _Reading:
    builder: GraphBuilder
    ideas: list[Idea] = field(default_factory=list)
    leftovers: Leftovers = field(default_factory=lambda: Leftovers("attributes"))
    problems: list[str] = field(default_factory=list)
    _names: list[tuple[int | None, str]] = field(default_factory=list)  # of each idea: under which, at which rank

    def ideas_of(self, root: dict[str, Any]) -> None:
        """All ideas, each after the one it stands under. In older versions the root is one."""
        is_frame = _version(root) >= VERSION
        waiting = _below(self._inside(root), None)[::-1] if is_frame else [(None, "", root)]
        while waiting:
            above, rank, idea = waiting.pop()
            self._names.append((above, rank))
            index = len(self._names) - 1
            if not isinstance(idea, dict):
                self._trouble(index, "is no idea")
                continue
            self.ideas.append(self._idea(index, above, rank, idea))
            waiting += _below(self._inside(idea, index), index)[::-1]

    def _inside(self, idea: dict[str, Any], index: int | None = None) -> dict[str, Any]:
        found = idea.get("ideas") or {}
        if isinstance(found, dict):
            return found
        self._trouble(index, "has ideas that are not listed by rank")
        return {}

    def _trouble(self, index: int | None, what: str) -> None:
        ranks: list[str] = []
        while len(self.problems) < SHOWN and index is not None:
            index, rank = self._names[index]
            ranks.append(rank)
        path = [*filter(None, ranks[::-1])]
        shown = path if len(path) <= SHOWN else [*path[: SHOWN - 1], "…", path[-1]]
        self.problems.append(f"{'.'.join(['root', *shown])} {what}")

    def _idea(self, index: int, above: int | None, rank: str, said: dict[str, Any]) -> Idea:
        attributes = said.get("attr") or {}
        if not isinstance(attributes, dict):
            self._trouble(index, "has an attr that is no object")
            attributes = {}
        title = said.get("title")
        if title is not None and not isinstance(title, str | int | float):
            self._trouble(index, "has a title that is no text")
        id_ = said.get("id", "")
        place = f"idea {id_}" if isinstance(id_, str | int | float) and id_ != "" else f"idea {index + 1:,} of the file"
        ours, rest = _ours(attributes)
        fields, others = known(ours)
        group = rest.pop("group", None)
        notes, rest = _notes(rest)
        for name in rest:
            self.leftovers.note(name, place)
        kept = {"id": id_, "rank": rank, "attr": rest | ({OURS: others} if others else {})}
        kept |= {name: value for name, value in said.items() if name not in ("id", "title", "attr", "ideas")}
        is_group = bool(group) and ours.get("stands") != Stands.TRAY
        return Idea(
            str(id_),
            above,
            place,
            str(title if title is not None else ""),
            Stands.GROUP if is_group else Stands.TRAY if ours.get("stands") == Stands.TRAY else Stands.CARD,
            GROUPS.get(str(group)) if is_group else None,
            same=ours.get("same", ""),
            is_cut=is_yes(ours.get("cut", "")),
            fields=fields,
            notes=notes,
            kept=kept | ({"title": title, "group": group} if is_group else {}),
        )

    def arrows_of(self, links: object) -> Iterator[Arrow]:
        if not isinstance(links, list):
            self.problems.append("its links are no list")
            return
        for number, link in enumerate(links):
            if not isinstance(link, dict):
                self.problems.append(f"links[{number}] is no link")
                continue
            start, end = str(link.get("ideaIdFrom", "")), str(link.get("ideaIdTo", ""))
            yield Arrow(start, end, f"links[{number}]", _label(link.get("attr")), link.get("attr"))

    def finished(self, root: dict[str, Any]) -> Imported:
        """The map, with what its root says."""
        is_frame = _version(root) >= VERSION
        said = {name: value for name, value in root.items() if name not in ("id", "ideas", "links", "formatVersion")}
        attributes = said.get("attr")
        ours, rest = _ours(attributes if is_frame and isinstance(attributes, dict) else {})
        about = {name: sound(ours.pop(name)) for name in ABOUT if name in ours}
        title = said.pop("title", "") if is_frame else ours.pop("title", "")
        kept = (said | {"attr": rest | ({OURS: ours} if ours else {})}) if is_frame else None
        return self.builder.finished(title if isinstance(title, str) else "", kept, **about)


def fits(start: bytes) -> bool:
    """Whether the first bytes are those of a file of MindMup."""
    return start.lstrip()[:1] == b"{" and b'"ideas"' in start and b'"formatVersion"' in start


def order_of(rank: str) -> tuple[bool, float]:
    """The place of a rank among others: those to the right of what they stand under first, then those to the left."""
    try:
        number = float(rank)
    except ValueError:
        return True, float("inf")
    return not number > 0, abs(number)


def _below(inside: dict[str, Any], index: int | None) -> list[tuple[int | None, str, Any]]:
    return [(index, rank, inside[rank]) for rank in sorted(inside, key=order_of)]


def _version(root: dict[str, Any]) -> float:
    version = root.get("formatVersion")
    return version if isinstance(version, int | float) else VERSION if root.get("id") == "root" else 0


def _ours(attributes: dict[str, Any]) -> tuple[dict[str, str], dict[str, Any]]:
    """What argmap wrote into the attributes, and the others."""
    rest = dict(attributes)
    found = rest.get(OURS)
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        return {}, rest
    del rest[OURS]
    return dict(found), rest


def _notes(attributes: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The words of the note, and the attributes without them."""
    note = attributes.get("note")
    if not isinstance(note, dict) or not isinstance(note.get("text"), str):
        return "", attributes
    rest = {name: value for name, value in note.items() if name != "text"}
    others = {name: value for name, value in attributes.items() if name != "note"}
    return note["text"], others | ({"note": rest} if rest else {})


def _label(attributes: object) -> str:
    if not isinstance(attributes, dict):
        return ""
    style = attributes.get("style")
    found = attributes.get("label", style.get("label", "") if isinstance(style, dict) else "")
    return found if isinstance(found, str) else ""


FORMAT = Format(
    FORMAT_ID, "MindMup", (".mup",), fits, later("mindmup:read"), later("mindmup_writing:write"), CARRIES - {Part.LOOSE}
)
