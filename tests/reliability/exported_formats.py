"""Maps in each format that argmap writes and reads: the words of the cards come back."""

from collections.abc import Iterable

from argmap.core.document import Document
from argmap.core.errors import MapError
from argmap.core.records import Node
from argmap.core.tree import Tree
from argmap.formats.format import Format
from argmap.formats.imported import Incoming
from argmap.formats.registry import FORMATS, export_map
from argmap.formats.written import Outgoing

ON_ONE_LINE = {"brat", "aif", "aif-ova2", "aif-ova3"}
"""Formats that have one blank for several and none at the ends, line ends included; brat leaves out what is blank."""
BOTH_WAYS = [one for one in FORMATS if one.write is not None and one.read is not None]


def of_formats(tree: Tree) -> list[str]:
    """What is wrong with a map that was written in each of the formats and read again."""
    return [complaint for one in BOTH_WAYS for complaint in _of(one, tree)]


def _of(chosen: Format, tree: Tree) -> list[str]:
    assert chosen.read is not None
    exported = export_map(Outgoing(tree), chosen)
    beside = {f"a{suffix}": data for suffix, data in exported.beside.items()}
    try:
        again = chosen.read(Incoming(exported.data, f"a{chosen.suffixes[0]}", beside)).records
    except MapError as error:
        return [f"{chosen.id} is not read again: {error}"]
    is_same = _texts(tree.document.all(Node), chosen) == _texts(Document(again).all(Node), chosen)
    return [] if is_same else [f"{chosen.id} has other words"]


def _texts(nodes: Iterable[Node], chosen: Format) -> list[str]:
    if chosen.id not in ON_ONE_LINE:
        return sorted(one.text for one in nodes)
    return sorted(words for one in nodes if (words := " ".join(one.text.split())))
