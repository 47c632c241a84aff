"""`argmap schemes`: which argumentation schemes there are, and what they ask."""

import json
from collections.abc import Iterator
from dataclasses import asdict

import click

from argmap.cli.trouble import Told
from argmap.reasoning.schemes.catalogue import Catalogue, has_words, load_catalogue
from argmap.reasoning.schemes.scheme import Scheme, shown


@click.command("schemes")
@click.option("--language", default="en", help="The language of the words, such as de.")
@click.option("--json", "as_json", is_flag=True, help="As a JSON object with packs and schemes.")
def command(language: str, as_json: bool) -> None:
    """List the argumentation schemes by which a step can argue, with their critical questions."""
    if not has_words(language):
        raise Told(f"There are no schemes in the language “{language}”.")
    catalogue = load_catalogue(language)
    if as_json:
        click.echo(_as_json(catalogue))
        return
    for pack in catalogue.packs:
        click.echo(f"{pack.name}: {', '.join(scheme.id for scheme in pack.schemes)}")
    for scheme in catalogue.schemes.values():
        click.echo("\n".join(["", *_lines(scheme)]))


def _lines(scheme: Scheme) -> Iterator[str]:
    yield f"{scheme.id}: {scheme.name}"
    yield from (f"  + {shown(form.pattern)}" for form in scheme.premises)
    yield f"  = {shown(scheme.conclusion)}"
    yield from (f"  ? {question.text}" for question in scheme.questions)


def _as_json(catalogue: Catalogue) -> str:
    packs = [
        {"id": pack.id, "name": pack.name, "schemes": [one.id for one in pack.schemes]} for pack in catalogue.packs
    ]
    schemes = [asdict(scheme) for scheme in catalogue.schemes.values()]
    return json.dumps({"packs": packs, "schemes": schemes}, ensure_ascii=False, indent=2)
