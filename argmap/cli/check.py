"""`argmap check`: what is still open in a map."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from argmap.cli.files import read_tree
from argmap.core.printable import printable
from argmap.core.tree import Tree
from argmap.reasoning.checks import Check, OpenPoint
from argmap.reasoning.open_points import count, open_points
from argmap.reasoning.words import sentence, summary


@click.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="As a JSON object with counts and points.")
def command(file: Path, as_json: bool) -> None:
    """Say what is still open in the map FILE: reasons without support, unanswered objections and the like."""
    tree = read_tree(file)
    points = open_points(tree)
    if as_json:
        click.echo(_as_json(tree, points))
        return
    for point in points:
        click.echo(printable(sentence(tree, point)))
    said = summary(count(points))
    click.echo(f"{said[:1].upper()}{said[1:]}.")


def _as_json(tree: Tree, points: list[OpenPoint]) -> str:
    counts = {check.value: sum(point.check is check for point in points) for check in Check}
    said = [{**asdict(point), "words": sentence(tree, point)} for point in points]
    return json.dumps({"counts": counts, "open_points": said}, ensure_ascii=False, indent=2)
