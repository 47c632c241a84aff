"""`argmap questions`: which steps of a map argue by a scheme, and how its critical questions were answered."""

import json
from dataclasses import dataclass
from pathlib import Path

import click

from argmap.cli.files import read_tree
from argmap.cli.paths import PATH
from argmap.core.printable import printable
from argmap.core.records import AnswerStatus, Inference
from argmap.core.tree import Tree
from argmap.reasoning.sayings import sayings_of
from argmap.reasoning.schemes.asking import Asked, missing_roles, questions_of
from argmap.reasoning.schemes.catalogue import Catalogue, load_catalogue
from argmap.reasoning.schemes.words import asked_words, counts, step_words


@dataclass(frozen=True, slots=True)
class Questioned:
    """A step that has a scheme, and what that asks."""

    step: Inference
    asked: list[Asked]


@click.command("questions")
@click.argument("file", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="As a JSON object with steps and questions.")
def command(file: Path, as_json: bool) -> None:
    """List the critical questions of the map FILE, step by step as it is drawn, the open ones first.

    They are asked in the map's language where argmap knows it. A question is answered by yes, or by no and a card that
    says why.
    """
    tree = read_tree(file)
    catalogue = load_catalogue(tree.document.info.language)
    found = _questioned(tree, catalogue)
    if as_json:
        click.echo(_as_json(tree, catalogue, found))
        return
    for one in found:
        click.echo(printable(step_words(tree, one.step, catalogue.find(one.step.scheme))))
        for asked in one.asked:
            click.echo(printable(f"  {asked_words(tree, asked)}"))
    every = [asked for one in found for asked in one.asked]
    open_ones = sum(asked.status is AnswerStatus.OPEN for asked in every)
    click.echo(counts(len(found), len(every), open_ones, sayings_of(tree)))


def _questioned(tree: Tree, catalogue: Catalogue) -> list[Questioned]:
    """The steps with a scheme, each where its first card is drawn."""
    drawn = dict.fromkeys(place.inference_id for place, _ in tree.walk())
    steps = [tree.document.find(Inference, one) for one in drawn if one is not None]
    return [
        Questioned(step, questions_of(tree.document, step.id, catalogue))
        for step in steps
        if step is not None and step.scheme
    ]


def _as_json(tree: Tree, catalogue: Catalogue, found: list[Questioned]) -> str:
    steps = [
        {
            "inference_id": one.step.id,
            "scheme": one.step.scheme,
            "words": step_words(tree, one.step, catalogue.find(one.step.scheme)),
            "missing_roles": missing_roles(tree.document, one.step.id, catalogue),
            "questions": [_question(asked) for asked in one.asked],
        }
        for one in found
    ]
    return json.dumps({"steps": steps}, ensure_ascii=False, indent=2)


def _question(asked: Asked) -> dict[str, object]:
    question = asked.question
    said = {"question": question.id, "words": question.text, "hits": question.hits}
    return {**said, "status": asked.status, "node_id": asked.node_id}
