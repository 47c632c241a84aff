"""Maps to be opened in other programs: the samples, then those whose words are written to be taken for other things."""

from functools import cache
from pathlib import Path

from argmap.core.document import Document
from argmap.core.records import Record
from argmap.core.tree import Tree
from argmap.formats.format import Format
from argmap.formats.registry import export_map
from argmap.formats.written import Draw, Outgoing
from argmap.render.images import ImageFormat
from argmap.samples import sample_names, sample_records
from tests.benchmarks.flextree import on_node
from tests.reliability.exported_pictures import picture
from tests.reliability.nasty_maps import nasty_map


def records_of(number: int) -> list[Record]:
    """The map of that number: a sample, or a nasty one."""
    names = sample_names()
    return list(sample_records(names[number])) if number < len(names) else nasty_map(number)


def outgoing(number: int, written: Format, draw: Draw | None = None) -> bytes:
    """The map of that number in a format, as the window writes it."""
    tree = Tree(Document(records_of(number)))
    return export_map(Outgoing(tree, has_passages=True, draw=draw), written).data


def drawn(tree: Tree) -> bytes:
    """The map as SVG."""
    return picture(tree, ImageFormat.SVG)


@cache
def npm_file(name: str) -> Path | None:
    """A file of a package that npm installed for everybody; None where it is not there."""
    said = on_node("-p", f"require.resolve('{name.split('/')[0]}/package.json')")
    found = Path(said.strip()).parent.parent / name if said is not None else None
    return found if found is not None and found.is_file() else None
