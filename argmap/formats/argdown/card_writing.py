"""Cards as titled statements: which title each gets, in which order they come, and what stands in their data."""

from argmap.core.graph import in_order
from argmap.core.records import Kind, Node, RecordId
from argmap.core.tree import Tree
from argmap.formats.argdown.escaping import data, escaped, tag
from argmap.formats.argdown.fields import (
    FORMAT_ID,
    KEPT,
    NOT_IN_TITLES,
    TEXT_FIELDS,
    is_label_of,
    label_of,
    one_line,
)
from argmap.formats.argdown.model import Json
from argmap.formats.argdown.source_writing import SourceWriter
from argmap.formats.foreign import foreign_of


class CardWriter:
    """Knows the title of each card; they are all different."""

    def __init__(self, tree: Tree, sources: SourceWriter) -> None:
        self._tree = tree
        self._document = tree.document
        self._sources = sources
        self._taken: dict[str, int] = {}
        self._nodes = self._ordered()
        self.labels: dict[RecordId, str] = {node.id: self.free_label(_wished(node)) for node, _ in self._nodes}
        self._root_numbers = self._numbered_roots()

    def free_label(self, wished: str) -> str:
        """The title, with a number behind it if another has it."""
        label = wished
        while label in self._taken:
            self._taken[wished] += 1
            label = f"{wished} ({self._taken[wished]})"
        self._taken.setdefault(label, 1)
        return label

    def in_order(self) -> list[tuple[Node, str]]:
        """All cards, each with the heading that it stands under."""
        return self._nodes

    def _ordered(self) -> list[tuple[Node, str]]:
        """Those of no section first, then by section; within one as they are drawn, then those of the tray."""
        drawn = dict.fromkeys(place.node_id for place, _ in self._tree.walk())
        tray = sorted(self._document.tray_ids)
        ids = [*drawn, *(one for one in tray if one not in drawn)]
        rest = (node.id for node in sorted(self._document.all(Node), key=in_order))
        nodes = [self._tree.node(node_id) for node_id in dict.fromkeys([*ids, *rest])]
        sections: dict[str, list[Node]] = {"": []}
        for node in nodes:
            sections.setdefault(_heading(node), []).append(node)
        return [(node, heading) for heading, found in sections.items() for node in found]

    def _numbered_roots(self) -> dict[RecordId, int]:
        """The number of each root, if the order of the file does not tell the roots and their order anyway."""
        standing = {place.node_id for place, _ in self._tree.walk() if place.inference_id is not None}
        roots = [place.node_id for place in self._tree.roots() if place.node_id in self._document.root_ids]
        told = [node.id for node, _ in self._nodes if node.id in self._document.root_ids]
        is_told = told == roots and not standing & set(roots)
        return {} if is_told else {node_id: number for number, node_id in enumerate(roots, 1)}

    def line(self, node: Node, heading: str) -> str:
        """The definition of a card, with its tags and its data."""
        label = self.labels[node.id]
        words = escaped(node.text)
        fields = self._fields(node, heading)
        tags = [tag(name) for name in node.tags]
        if not all(tags):
            fields["tags"] = list(node.tags)
            tags = []
        line = " ".join([f"[{label}]:", words or escaped(label), *tags])
        return f"{line} {data(fields)}" if fields else line

    def _fields(self, node: Node, heading: str) -> dict[str, Json]:
        """What stands in the data of a card: whatever its title, its text and its heading do not say."""
        label = self.labels[node.id]
        fields: dict[str, Json] = {}
        text = one_line(node.text)
        if text != node.text or not text:
            fields["text"] = node.text
        if ("" if is_label_of(label, text or label) else label) != node.title:
            fields["title"] = node.title
        if heading != node.section:
            fields["section"] = node.section
        if node.kind is not Kind.CLAIM:
            fields["kind"] = node.kind.value
        if node.implicit:
            fields["implicit"] = True
        fields |= {name: value for name in TEXT_FIELDS if (value := getattr(node, name))}
        if node.id in self._document.tray_ids:
            fields["tray"] = True
        if node.id in self._root_numbers:
            fields["root"] = self._root_numbers[node.id]
        fields |= self._sources.passages(node.id)
        return fields | kept_fields(foreign_of(self._document, node.id, FORMAT_ID), fields)


def kept_fields(foreign: dict[str, Json], taken: dict[str, Json]) -> dict[str, Json]:
    """What is kept of another file: its own data as they were, as far as we need none of the names, the rest as one."""
    said = foreign.get("data")
    data = said if isinstance(said, dict) else {}
    found = {name: value for name, value in data.items() if name not in taken and name != KEPT}
    rest = {name: value for name, value in foreign.items() if name != "data" or value is not data}
    return found | ({KEPT: rest} if rest else {})


def _wished(node: Node) -> str:
    title = one_line(NOT_IN_TITLES.sub(" ", node.title)).lstrip("- ")
    return title or label_of(node.text)


def _heading(node: Node) -> str:
    """The section as a heading, or none where a heading cannot say it."""
    return node.section if node.section == one_line(node.section) else ""
