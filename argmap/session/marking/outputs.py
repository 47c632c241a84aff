"""What is made of all results of a folder: the gradebook, the heat maps, the report."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from argmap.core.stopping import Check
from argmap.core.tree import Tree
from argmap.formats import csv_table
from argmap.reasoning.marking.class_result import ClassResult, class_result
from argmap.reasoning.marking.gradebook import COLUMNS, Cell, gradebook
from argmap.reasoning.marking.page import KeyPart, report
from argmap.reasoning.marking.results import Result
from argmap.session.marking.keys import Key, names_of
from argmap.storage.output import write_output

BOM = "\ufeff"  # by which spreadsheets know that a table is in UTF-8

Draw = Callable[[Tree, ClassResult, str], tuple[bytes, bytes]]
"""Makes a heat map in a theme, as PNG and as SVG."""


@dataclass(frozen=True, slots=True)
class Targets:
    """Where things go; `heat_map` is a path to which each picture adds what its name ends in."""

    table: Path
    page: Path
    heat_map: Path


def write_outputs(
    results: Sequence[Result],
    keys: Sequence[Key],
    targets: Targets,
    draw: Callable[[Tree, ClassResult], tuple[bytes, bytes]],
    check: Check,
) -> None:
    """Write the gradebook, two pictures for each key that counted, and the report; `check` is called between them.

    Raises a `StorageError`, or what `check` does.
    """
    names = names_of(keys)
    write_output(targets.table, csv_of(gradebook(results, names)))
    check()
    parts = []
    for number, (name, key, found) in enumerate(zip(names, keys, classes_of(results, len(keys)), strict=True), 1):
        if found.count:
            png, svg = draw(key.tree, found)
            _write_pictures(targets.heat_map, f"-{number}" if len(keys) > 1 else "", png, svg)
            check()
            parts.append(KeyPart(name, key.tree, found, svg))
    check()
    write_output(targets.page, report(results, parts, names).encode())


def csv_of(rows: Sequence[Sequence[Cell]]) -> bytes:
    """The gradebook as a spreadsheet opens it."""
    return (BOM + csv_table.write(COLUMNS, rows)).encode()


def classes_of(results: Sequence[Result], keys: int) -> list[ClassResult]:
    """What the class did with each key, of those hand-ins that it gave the most points to."""
    best = [one.best for one in results if one.best is not None]
    return [class_result(one.mark for one in best if one.key == number) for number in range(keys)]


def _write_pictures(heat_map: Path, ending: str, png: bytes, svg: bytes) -> None:
    for suffix, data in ((".png", png), (".svg", svg)):
        write_output(heat_map.with_name(f"{heat_map.name}{ending}{suffix}"), data)
