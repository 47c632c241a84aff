"""`argmap fidelity`: where the cards of a map say what their passages do not."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from argmap.cli.files import map_language, read_tree
from argmap.cli.paths import PATH
from argmap.cli.trouble import Told
from argmap.core.printable import printable
from argmap.core.records import Node, Passage, RecordId
from argmap.core.tree import Tree
from argmap.reasoning.fidelity import Difference, DifferenceKind, Lexicon
from argmap.reasoning.fidelity.cards import differences_of, rendered_passages
from argmap.reasoning.fidelity.sentences import english
from argmap.reasoning.word_lists import load_words


@dataclass(frozen=True, slots=True)
class Compared:
    """A card that renders passages, and where it differs from them."""

    node: Node
    passages: tuple[Passage, ...]
    differences: tuple[Difference, ...]


@click.command("fidelity")
@click.argument("file", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="As a JSON object with counts and differences.")
def command(file: Path, as_json: bool) -> None:
    """Say where the cards of the map FILE say more than the passages they rest on, or something else."""
    tree = read_tree(file)
    cards = list(compared(tree, lexicon_for(tree, file)))
    if as_json:
        click.echo(_as_json(cards))
        return
    for card in cards:
        for difference in card.differences:
            click.echo(printable(f"“{' '.join(card.node.text.split())}” {english(difference)}"))
    differing = sum(bool(card.differences) for card in cards)
    click.echo(f"{differing:,} of {len(cards):,} cards with a passage differ from it.")


def lexicon_for(tree: Tree, file: Path) -> Lexicon:
    """The word lists of a map's language. Raises `Told` if there are none."""
    words = load_words(map_language(tree))
    if words is None:
        raise Told(f"There are no word lists for the language of “{file.name}”, {map_language(tree)}.")
    return Lexicon(words)


def compared(tree: Tree, lexicon: Lexicon) -> Iterator[Compared]:
    """The cards that render passages, in drawing order and then those of the tray."""
    drawn = dict.fromkeys(place.node_id for place, _ in tree.walk())
    for node_id in [*drawn, *sorted(tree.document.tray_ids)]:
        passages = rendered_passages(tree.document, node_id)
        if passages:
            yield Compared(tree.node(node_id), tuple(passages), differences_of(tree, node_id, lexicon))


def _as_json(cards: list[Compared]) -> str:
    found = [(card, difference) for card in cards for difference in card.differences]
    counts = {kind.value: sum(one.kind is kind for _, one in found) for kind in DifferenceKind}
    said = [
        {"node_id": card.node.id, "passage_id": _passage_id(card, one), **asdict(one), "words": english(one)}
        for card, one in found
    ]
    return json.dumps({"compared": len(cards), "counts": counts, "differences": said}, ensure_ascii=False, indent=2)


def _passage_id(card: Compared, difference: Difference) -> RecordId | None:
    return card.passages[difference.quoted.quote].id if difference.quoted is not None else None
