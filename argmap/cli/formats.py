"""`argmap formats`: what argmap reads and writes."""

import json

import click

from argmap.formats.format import EVERYTHING, Format
from argmap.formats.registry import all_formats


@click.command("formats")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def command(as_json: bool) -> None:
    """List the formats by the names that --from and --to take, and what each carries beside cards and steps."""
    if as_json:
        click.echo(json.dumps([_described(one) for one in all_formats()], ensure_ascii=False, indent=1))
        return
    for one in all_formats():
        ways = " and ".join(filter(None, ("in" if one.read else "", "out" if one.write else "")))
        click.echo(f"{one.id:<16} {one.name} ({', '.join(one.suffixes)}), {ways}")
        carried = "everything" if one.carries == EVERYTHING else ", ".join(part for part in _carried(one))
        if carried:
            click.echo(f"{'':<16}   carries {carried}")


def _described(one: Format) -> dict[str, object]:
    return {
        "id": one.id,
        "name": one.name,
        "suffixes": one.suffixes,
        "reads": one.read is not None,
        "writes": one.write is not None,
        "carries": _carried(one),
    }


def _carried(one: Format) -> list[str]:
    return sorted(part.value for part in one.carries)
