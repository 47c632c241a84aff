"""What `argmap mark` makes of all results: the gradebook, the heat maps, the report."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from argmap.cli.files import write_output
from argmap.cli.interrupting import noted_interrupts
from argmap.core.tree import Tree
from argmap.formats import csv_table
from argmap.reasoning.marking.class_result import ClassResult, class_result
from argmap.reasoning.marking.gradebook import COLUMNS, Cell, gradebook
from argmap.reasoning.marking.page import KeyPart, report
from argmap.reasoning.marking.results import Result

BOM = "\ufeff"  # by which spreadsheets know that a table is in UTF-8


@dataclass(frozen=True, slots=True)
class Targets:
    """Where things go; `heat_map` is a path to which each picture adds what its name ends in."""

    table: Path
    page: Path
    heat_map: Path
    theme: str


def write_outputs(results: Sequence[Result], keys: Sequence[Tree], names: Sequence[str], targets: Targets) -> None:
    """Write the gradebook, two pictures for each key that counted, and the report. Raises a `StorageError`."""
    write_output(targets.table, csv_of(gradebook(results, names)))
    classes = classes_of(results, len(keys))
    parts = [
        KeyPart(names[number], key, found, _drawn(key, found, f"-{number + 1}" if len(keys) > 1 else "", targets))
        for number, (key, found) in enumerate(zip(keys, classes, strict=True))
        if found.count
    ]
    write_output(targets.page, report(results, parts, names).encode())


def csv_of(rows: Sequence[Sequence[Cell]]) -> bytes:
    """The gradebook as a spreadsheet opens it."""
    return (BOM + csv_table.write(COLUMNS, rows)).encode()


def classes_of(results: Sequence[Result], keys: int) -> list[ClassResult]:
    """What the class did with each key, of those hand-ins that it gave the most points to."""
    best = [one.best for one in results if one.best is not None]
    return [class_result(one.mark for one in best if one.key == number) for number in range(keys)]


def _drawn(key: Tree, found: ClassResult, ending: str, targets: Targets) -> bytes:
    """Write the heat map as PNG and SVG, and give the latter."""
    with noted_interrupts() as check:
        from argmap.render.plain_imports import import_plainly

        import_plainly()
        from argmap.cli.heat_images import draw_heat

        check()
        png, svg = draw_heat(key, found, targets.theme)
    for suffix, data in ((".png", png), (".svg", svg)):
        write_output(targets.heat_map.with_name(f"{targets.heat_map.name}{ending}{suffix}"), data)
    return svg
