"""`argmap compare`: in what two maps differ."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from argmap.cli.files import read_tree
from argmap.cli.paths import PATH
from argmap.cli.trouble import FOUND
from argmap.core.printable import printable
from argmap.core.tree import Tree
from argmap.reasoning.comparing import Comparison, compare
from argmap.reasoning.comparing.sentences import sentence, summary
from argmap.reasoning.sayings import sayings_of


@click.command("compare")
@click.argument("a", type=PATH)
@click.argument("b", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="As a JSON object with counts, differences and matched cards.")
@click.pass_context
def command(context: click.Context, a: Path, b: Path, as_json: bool) -> None:
    """Say in what the map B differs from the map A, card by card.

    Cards are the same by their id where one map is a copy of the other, else by their passages, then by their words.
    The exit code is 0 for maps that say the same and 3 for others.
    """
    one, other = read_tree(a), read_tree(b)
    comparison = compare(one, other)
    if as_json:
        click.echo(_as_json(comparison, one, other))
    else:
        for finding in comparison.findings:
            click.echo(printable(sentence(finding, one, other)))
        click.echo(summary(comparison, sayings_of(other, one)))
    context.exit(0 if comparison.is_same else FOUND)


def _as_json(comparison: Comparison, a: Tree, b: Tree) -> str:
    found = [{**asdict(one), "words": sentence(one, a, b)} for one in comparison.findings]
    matches = [asdict(one) for one in comparison.matching.matches]
    said = {"same": comparison.is_same, "counts": comparison.counts(), "differences": found, "matches": matches}
    return json.dumps(said, ensure_ascii=False, indent=2)
