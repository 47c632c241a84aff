"""`argmap mark`: a folder of hand-ins against a key, with a gradebook, a report, marked copies and a heat map."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click

from argmap.cli.files import read_tree
from argmap.cli.hand_ins import hand_ins_in
from argmap.cli.marking_outputs import Targets, write_outputs
from argmap.cli.progress import shown_progress
from argmap.cli.trouble import FOUND, Told
from argmap.core.errors import MapError
from argmap.core.printable import printable
from argmap.core.tree import Tree
from argmap.reasoning.marking.naming import refuse_unknown
from argmap.reasoning.marking.remarks import annotated
from argmap.reasoning.marking.results import Result, result_of
from argmap.reasoning.marking.rubric import Rubric, read_rubric
from argmap.reasoning.marking.sentences import number, percent
from argmap.session.marked import read_hand_in
from argmap.storage.creating import create_map
from argmap.storage.errors import NoFolder, named_errors

MARKED = "marked"  # where the copies go, in the folder of all that is made


@dataclass(frozen=True, slots=True)
class Task:
    """What is marked, by what, and where the copies go, as they lie in the folder."""

    folder: Path
    hand_ins: list[Path]
    keys: list[Tree]
    rubric: Rubric
    copies: Path
    created: datetime


@click.command("mark")
@click.argument("key", type=click.Path(path_type=Path))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="A new folder for all that is made.")
@click.option(
    "--key", "more_keys", multiple=True, type=click.Path(path_type=Path), help="One more key; the best counts."
)
@click.option("--rubric", "rubric_file", type=click.Path(path_type=Path), help="The weights of points, .toml or .json.")
@click.option("--csv", "table", type=click.Path(path_type=Path), help="The gradebook, if not in the folder of --out.")
@click.option("--html", "page", type=click.Path(path_type=Path), help="The report, if not in the folder of --out.")
@click.option("--theme", type=click.Choice(["print", "light", "dark"]), default="print", help="The heat map's colours.")
@click.pass_context
def command(
    context: click.Context,
    key: Path,
    folder: Path,
    out: Path,
    more_keys: tuple[Path, ...],
    rubric_file: Path | None,
    table: Path | None,
    page: Path | None,
    theme: str,
) -> None:
    """Mark each map in FOLDER against the map KEY, and say for every point why.

    Made are a gradebook, a report, a copy of each map with the points as comments, and a heat map on the key. The maps
    stay as they are, and nothing leaves the machine. The exit code is 3 if a file could not be read; all others are
    marked.
    """
    paths = (key, *more_keys)
    keys = [load_key(path) for path in paths]
    rubric = read_rubric(rubric_file) if rubric_file is not None else Rubric()
    refuse_unknown(keys, rubric)
    hand_ins = hand_ins_in(folder, (*paths, out))
    targets = Targets(table or out / "gradebook.csv", page or out / "report.html", out / "heat-map", theme)
    _refuse_without_folder([path for path in (table, page) if path is not None and path.parent != out])
    _make_empty(out / MARKED)
    task = Task(folder, hand_ins, keys, rubric, out / MARKED, datetime.now(UTC))
    results = _marked(task)
    names = [printable(one.document.info.title.strip() or path.stem) for one, path in zip(keys, paths, strict=True)]
    write_outputs(results, keys, names, targets)
    for one in results:
        click.echo(_line(one))
    context.exit(FOUND if any(one.trouble for one in results) else 0)


def load_key(path: Path) -> Tree:
    """The key at a path, with at least one card. Raises `Told` or a `StorageError`."""
    tree = read_tree(path)
    if not tree.roots():
        raise Told(f"“{path.name}” has no cards at the top, so nothing can be marked against it.")
    return tree


def _make_empty(copies: Path) -> None:
    """Make the folders. Raises `Told` where something lies there: what was handed back once is never replaced."""
    out = copies.parent
    with named_errors(out):
        if out.is_dir() and any(out.iterdir()):
            raise Told(f"“{out.name or out}” is not empty; name a new folder with --out, so that nothing is replaced.")
        copies.mkdir(parents=True)


def _refuse_without_folder(paths: Iterable[Path]) -> None:
    """Raises `NoFolder` before the work for what could not be written after it."""
    for path in paths:
        if not path.parent.is_dir():
            raise NoFolder(path)


def _marked(task: Task) -> list[Result]:
    results: list[Result] = []
    with shown_progress("Marking") as reach:
        for at, path in enumerate(task.hand_ins):
            reach(at / len(task.hand_ins))
            results.append(_result(path, task))
    return results


def _result(path: Path, task: Task) -> Result:
    """One file, marked and copied; what cannot be read is told of and stops nothing."""
    place = path.relative_to(task.folder)
    name = printable(place.as_posix())
    try:
        hand_in = read_hand_in(path)
    except MapError as error:
        return Result(name, trouble=printable(str(error)))
    found = result_of(name, task.keys, hand_in.tree, task.rubric)
    if found.best is not None:
        records = annotated(hand_in.tree, task.keys[found.best.key], found.best.mark, task.rubric, task.created)
        copy = task.copies / place
        with named_errors(copy.parent):
            copy.parent.mkdir(parents=True, exist_ok=True)
        create_map(copy, records, hand_in.originals)
    return found


def _line(result: Result) -> str:
    if result.best is None:
        return result.trouble
    mark = result.best.mark
    return f"{result.file}: {number(mark.points)} of {number(mark.of)} points ({percent(mark.share)})"
