"""`argmap check`: what is still open in a map."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from argmap.cli.files import read_tree
from argmap.cli.paths import PATH
from argmap.core.printable import printable
from argmap.core.tree import Tree
from argmap.reasoning.checks import Check, OpenPoint
from argmap.reasoning.fixes import fix_of
from argmap.reasoning.open_points import count, open_points
from argmap.reasoning.sayings import sayings_of
from argmap.reasoning.words import FIXED, sentence, summary


@click.command("check")
@click.argument("file", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="As a JSON object with counts and points.")
def command(file: Path, as_json: bool) -> None:
    """Say what is still open in the map FILE: reasons without support, reasoning inside a card and the like.

    Behind a point stands what F8 and then Shift+F8 would do about it in the window, where there is something.
    """
    tree = read_tree(file)
    points = open_points(tree)
    if as_json:
        click.echo(_as_json(tree, points))
        return
    for point in points:
        click.echo(printable(sentence(tree, point)) + _fixed(tree, point))
    said = summary(count(points), sayings_of(tree))
    click.echo(f"{said[:1].upper()}{said[1:]}.")


def _fixed(tree: Tree, point: OpenPoint) -> str:
    """What can be done about a point with one key, if there is something."""
    return f" ({sayings_of(tree)(FIXED[point.check])})" if fix_of(tree, point) is not None else ""


def _fix_name(tree: Tree, point: OpenPoint) -> str | None:
    change = fix_of(tree, point)
    return change.label.value if change is not None else None


def _as_json(tree: Tree, points: list[OpenPoint]) -> str:
    counts = {check.value: sum(point.check is check for point in points) for check in Check}
    said = [{**asdict(point), "words": sentence(tree, point), "fix": _fix_name(tree, point)} for point in points]
    return json.dumps({"counts": counts, "open_points": said}, ensure_ascii=False, indent=2)
