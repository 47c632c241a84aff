"""A map written in a format and read again: what the format carries is there as it was."""

from collections.abc import Sequence

from argmap.core.document import Document
from argmap.core.graph import in_order
from argmap.core.records import Node, Record
from argmap.core.tree import Tree
from argmap.formats.format import Format
from argmap.formats.imported import Imported, Incoming
from argmap.formats.registry import export_map
from argmap.formats.written import Outgoing
from tests.formats.generated_maps import said_by


def written(records: Sequence[Record], chosen: Format) -> bytes:
    return export_map(Outgoing(Tree(Document(records))), chosen).data


def read_again(records: Sequence[Record], chosen: Format) -> Imported:
    """The map once it was written and read."""
    exported = export_map(Outgoing(Tree(Document(records))), chosen)
    assert chosen.read is not None
    suffixes = {f"a{suffix}": data for suffix, data in exported.beside.items()}
    return chosen.read(Incoming(exported.data, f"a{chosen.suffixes[0]}", suffixes))


def check_round_trip(records: Sequence[Record], chosen: Format) -> None:
    """Twice there and back, as the second time ids and what else the file says are kept from the first."""
    exported = export_map(Outgoing(Tree(Document(records))), chosen)
    once = read_again(records, chosen)

    assert exported.report.is_whole
    assert said(once.records, chosen) == said(records, chosen)
    assert said(read_again(once.records, chosen).records, chosen) == said(records, chosen)


def said(records: Sequence[Record], chosen: Format) -> dict[str, object]:
    """What is to come back. Where a circle is cut depends on ids, which are new; roots by choice stay."""
    roots = sorted((one for one in Document(records).all(Node) if one.order_key), key=in_order)
    return said_by(records, chosen.carries) | {"roots": [one.text for one in roots]}
