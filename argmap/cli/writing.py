"""A map written in one of the formats of the registry, with what belongs beside it."""

from dataclasses import replace
from pathlib import Path

from argmap.cli.interrupting import noted_interrupts
from argmap.core.tree import Tree
from argmap.formats.format import Format
from argmap.formats.registry import export_map
from argmap.formats.report import Report
from argmap.formats.written import Outgoing
from argmap.storage.output import write_output


def write_map(output: Path, outgoing: Outgoing, chosen: Format) -> Report:
    """Write the map to `output` and say what became of it. Raises a `StorageError`."""
    written = export_map(replace(outgoing, draw=_draw), chosen)
    for suffix, data in written.beside.items():
        write_output(output.with_suffix(suffix), data)
    write_output(output, written.data)
    return written.report


def _draw(tree: Tree) -> bytes:
    """The whole map as SVG."""
    with noted_interrupts() as check:
        from argmap.render.plain_imports import import_plainly

        import_plainly()
        from argmap.cli.images import draw

        return draw(tree, ".svg", None, {}, False, None, True, check)
