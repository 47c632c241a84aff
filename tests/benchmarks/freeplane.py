"""Freeplane as a peer: its maps, and a home of its own in which it neither greets nor remembers."""

from pathlib import Path
from xml.etree.ElementTree import Element, ElementTree, SubElement

from argmap.core.document import Document
from argmap.core.records import Record
from argmap.core.tree import Tree

FORMAT = "freeplane 1.7.0"
SETTINGS = "load_last_maps=false\nsingle_instance=false\n"
VERSIONS = (
    "1.7.x",
    "1.8.x",
    "1.9.x",
    "1.10.x",
    "1.11.x",
    "1.12.x",
)  # each has a folder of its own; without a file in it, it shows its tutorial


def write_map(records: list[Record], path: Path) -> None:
    """The cards of a map as a mind map. Steps, and which of them oppose, have no place in it."""
    tree = Tree(Document(records))
    root = Element("map", version=FORMAT)
    above = [root]
    for place, depth in tree.walk():
        del above[depth + 1 :]
        above.append(SubElement(above[depth], "node", TEXT=tree.node(place.node_id).text))
    ElementTree(root).write(path, encoding="utf-8")


def at_home(environment: dict[str, str], folder: Path) -> dict[str, str]:
    """The environment in which Freeplane finds its settings in `folder`."""
    for version in VERSIONS:
        settings = folder / "freeplane" / version / "auto.properties"
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text(SETTINGS)
    return environment | {"XDG_CONFIG_HOME": str(folder)}
