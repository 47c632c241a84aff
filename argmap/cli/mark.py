"""`argmap mark`: a folder of hand-ins against a key, with a gradebook, a report, marked copies and a heat map."""

from pathlib import Path

import click

from argmap.cli.exercise import passphrase_option
from argmap.cli.interrupting import noted_interrupts
from argmap.cli.paths import PATH
from argmap.cli.progress import shown_progress
from argmap.cli.trouble import FOUND
from argmap.cli.unseal import passphrase_for
from argmap.core.saying import Say
from argmap.core.tree import Tree
from argmap.reasoning.marking.class_result import ClassResult
from argmap.reasoning.marking.results import Result
from argmap.reasoning.marking.sentences import number, percent
from argmap.reasoning.sayings import sayings_of
from argmap.session.marking.folder import Task, mark_folder, rubric_for
from argmap.session.marking.keys import load_key


@click.command("mark")
@click.argument("key", type=PATH)
@click.argument("folder", type=PATH)
@click.option("--out", required=True, type=PATH, help="A new folder for all that is made.")
@click.option("--key", "more_keys", multiple=True, type=PATH, help="One more key; the best counts.")
@click.option("--rubric", "rubric_file", type=PATH, help="The weights of points, .toml or .json.")
@click.option("--csv", "table", type=PATH, help="The gradebook, if not in the folder of --out.")
@click.option("--html", "page", type=PATH, help="The report, if not in the folder of --out.")
@click.option("--theme", type=click.Choice(["print", "light", "dark"]), default="print", help="The heat map's colours.")
@passphrase_option
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
    passphrase_file: Path | None,
) -> None:
    """Mark each map in FOLDER against the map KEY, and say for every point why.

    KEY may be an exercise, or a hand-in of one, in which the key is sealed: its passphrase is asked for without
    --passphrase-file, and its rubric counts unless --rubric names one. Made are a gradebook, a report, a copy of each
    map with the points as comments, and a heat map on the key. The maps stay as they are, and nothing leaves the
    machine. The exit code is 3 if a file could not be read; all others are marked.
    """
    keys = tuple(load_key(path, lambda sealed: passphrase_for(sealed, passphrase_file)) for path in (key, *more_keys))
    task = Task(folder, keys, rubric_for(keys, rubric_file), out, theme, table, page)
    with shown_progress("Marking") as reach:
        results = mark_folder(task, reach, _draw).results
    say = sayings_of(*(one.tree for one in keys))
    for one in results:
        click.echo(_line(one, say))
    context.exit(FOUND if any(one.trouble for one in results) else 0)


def _draw(key: Tree, found: ClassResult, theme: str) -> tuple[bytes, bytes]:
    with noted_interrupts() as check:
        from argmap.render.plain_imports import import_plainly

        import_plainly()
        from argmap.render.heat_images import draw_heat

        check()
        return draw_heat(key, found, theme, check)


def _line(result: Result, say: Say) -> str:
    if result.best is None:
        return result.trouble
    mark = result.best.mark
    points = number(mark.points), number(mark.of), percent(mark.share)
    return say("{0}: {1} of {2} points ({3})").format(result.file, *points)
