"""`argmap merge`: one map of two that come from a third."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from argmap.cli.paths import PATH
from argmap.cli.trouble import FOUND
from argmap.core.document import Document
from argmap.core.merging import Choice, Merged, both
from argmap.core.printable import printable
from argmap.reasoning.conflict_words import Telling, conflict_count, conflict_sentence
from argmap.session.merged import Maps, make_merged, read_maps

SIDES = {Choice.A.value: Choice.A, Choice.B.value: Choice.B}


@click.command("merge")
@click.argument("base", type=PATH)
@click.argument("a", type=PATH)
@click.argument("b", type=PATH)
@click.argument("out", type=PATH)
@click.option("--prefer", type=click.Choice([*SIDES]), help="Whose choice counts where both cannot be.")
@click.option("--json", "as_json", is_flag=True, help="As a JSON object with all conflicts.")
@click.pass_context
def command(context: click.Context, base: Path, a: Path, b: Path, out: Path, prefer: str | None, as_json: bool) -> None:
    """Make OUT, which must not exist, of what the maps A and B each changed in BASE, and say each conflict.

    Without --prefer the most of both sides is kept, and it does not matter which is A. The exit code is 0 if there was
    no conflict and 3 if there were some; OUT is made in either case.
    """
    maps = read_maps(base, a, b)
    merged = make_merged(maps, (base, a, b), out, (lambda _: SIDES[prefer]) if prefer is not None else both)
    telling = _telling(maps, merged, a, b)
    words = [conflict_sentence(conflict, telling) for conflict in merged.conflicts]
    if as_json:
        pairs = zip(merged.conflicts, words, strict=True)
        said = [{**asdict(one), "result": one.result, "words": sentence} for one, sentence in pairs]
        click.echo(json.dumps({"conflicts": said}, ensure_ascii=False, indent=2))
    else:
        for sentence in [*words, conflict_count(len(merged.conflicts), telling.say)]:
            click.echo(printable(sentence))
    context.exit(FOUND if merged.conflicts else 0)


def _telling(maps: Maps, merged: Merged, a: Path, b: Path) -> Telling:
    names = (f"“{a.name}”", f"“{b.name}”") if a.name != b.name else ("A", "B")
    return Telling((maps.base, maps.a, maps.b, Document(merged.records)), *names)
