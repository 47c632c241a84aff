"""A map written in one of the formats of the registry, with what belongs beside it."""

from pathlib import Path

import click

from argmap.cli.interrupting import noted_interrupts
from argmap.core.graph import Place
from argmap.core.references.styles import CitationStyle
from argmap.core.tree import Tree
from argmap.formats.branch_map import branch_map
from argmap.formats.errors import NotWritten, UnknownFormat
from argmap.formats.format import Format
from argmap.formats.registry import export_map, format_written
from argmap.formats.report import Report
from argmap.formats.written import Outgoing
from argmap.reasoning.sayings import sayings_of
from argmap.storage.output import write_output


def format_for(output: Path, format_id: str, title: bool | None, citations: str | None) -> Format:
    """The format of a file to be written. Raises `click.UsageError` for a wish that says nothing about it."""
    try:
        written = format_written(output.name, format_id)
    except NotWritten as error:
        raise click.UsageError(f"{error} Pictures are .png, .svg and .pdf.") from error
    except UnknownFormat as error:
        raise click.UsageError(str(error)) from error
    if not written.is_for_readers and title is not None:
        raise click.UsageError(f"--title and --no-title say nothing about {written.name}, which always has it.")
    if not written.is_for_readers and citations is not None:
        raise click.UsageError(f"--citations says nothing about {written.name}, which is for programs.")
    return written


def write_map(
    output: Path,
    tree: Tree,
    place: Place | None,
    has_title: bool,
    has_passages: bool,
    citations: CitationStyle | None,
    chosen: Format,
) -> Report:
    """Write the map, or the branch at a place, and say what became of it. Raises a `StorageError`."""
    shown = branch_map(tree, place) if place is not None else tree
    written = export_map(Outgoing(shown, has_title, has_passages, citations, _draw, sayings_of(shown)), chosen)
    write_output(output, written.data, written.beside)
    return written.report


def _draw(tree: Tree) -> bytes:
    """The whole map as SVG."""
    with noted_interrupts() as check:
        from argmap.render.plain_imports import import_plainly

        import_plainly()
        from argmap.cli.images import draw

        return draw(tree, ".svg", None, {}, False, None, True, check)
