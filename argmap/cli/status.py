"""`argmap status`: which cards of a map stand, fall or are open by one person's ratings, and on what that turns."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from argmap.cli.files import read_tree
from argmap.cli.paths import PATH
from argmap.cli.trouble import Told
from argmap.core.document import Document
from argmap.core.printable import printable
from argmap.core.records import RecordId
from argmap.core.tree import Tree
from argmap.reasoning.sayings import sayings_of
from argmap.reasoning.status import words
from argmap.reasoning.status.crux import Sway, crux, sways
from argmap.reasoning.status.disagreements import Disagreement, disagreements
from argmap.reasoning.status.drawing_order import drawn, drawn_cards
from argmap.reasoning.status.judgements import raters
from argmap.reasoning.status.scales import Scales, load_scales
from argmap.reasoning.status.status import Status, status_of
from argmap.reasoning.status.strength import CardStrengths, Energies, energies, strengths_of


@dataclass(frozen=True, slots=True)
class Found:
    """All that is said of a map."""

    tree: Tree
    rater: str
    status: Status
    strengths: CardStrengths
    disagreements: list[Disagreement]
    sways: list[Sway]
    scales: Scales


@click.command("status")
@click.argument("file", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="As a JSON object with cards, steps, disagreements and the crux.")
@click.option("--rater", help="Whose ratings count; needed where several people rated the map.")
@click.option("--strength", "with_strength", is_flag=True, help="Also how strongly each card holds, from 0 to 1.")
def command(file: Path, as_json: bool, rater: str | None, with_strength: bool) -> None:
    """Say which cards of the map FILE stand, fall or are open, computed from one person's ratings.

    A card without a rating on which nothing bears stands as it is said. Also told is where the ratings say otherwise,
    and the crux: the card on which the main claim turns. It is no verdict.
    """
    tree = read_tree(file)
    found = _find(tree, _chosen(tree.document, rater), with_strength or as_json)
    if as_json:
        click.echo(json.dumps(_as_object(found, with_strength), ensure_ascii=False, indent=2))
        return
    for line in _lines(found, with_strength):
        click.echo(printable(line))


def _chosen(document: Document, rater: str | None) -> str:
    """Whose ratings count. Raises `Told` where nobody of that name rated, or several did and none is named."""
    known = raters(document)
    if rater is None and len(known) > 1:
        names = ", ".join(f"“{one}”" for one in known)
        raise Told(f"{len(known)} people rated this map; say with --rater whose ratings count: {names}.")
    if rater and rater not in known:
        raise Told(f"“{rater}” rated nothing in this map.")
    return rater if rater is not None else next(iter(known), "")


def _find(tree: Tree, rater: str, with_all_sways: bool) -> Found:
    status = status_of(tree.document, rater)
    made = energies(status.reading, status.judgements)
    swaying = _swaying(tree, status, made, with_all_sways)
    disagreeing = disagreements(status, drawn(tree, status.reading))
    return Found(
        tree, rater, status, strengths_of(made), disagreeing, swaying, load_scales(tree.document.info.language)
    )


def _swaying(tree: Tree, status: Status, made: Energies, with_all: bool) -> list[Sway]:
    """How the drawn cards sway the main claim, if there is one; the crux alone is found faster."""
    main = tree.main_claim()
    if main is None:
        return []
    others = [one for one, _ in drawn_cards(tree, status.reading) if one != main.node_id]
    if with_all:
        return sways(status, made, main.node_id, others)
    first = crux(status, made, main.node_id, others)
    return [first] if first is not None else []


def _lines(found: Found, with_strength: bool) -> Iterator[str]:
    tree, reading, say = found.tree, found.status.reading, sayings_of(found.tree)
    yield say(words.NOTICE)
    if not found.status.judgements:
        yield say(words.UNRATED)
    for card_id, depth in drawn_cards(tree, reading):
        strength = f"{found.strengths[card_id]:.2f}  " if with_strength else ""
        rated = _rated(found, card_id)
        mark = f" [{rated}]" if rated is not None else ""
        text = words.shortened(tree.node(card_id).text)
        yield f"{say(found.status.standings[card_id].value):<6}  {strength}{'  ' * depth}{text}{mark}"
    standings = [found.status.standings[one] for one, _ in drawn_cards(tree, reading)]
    yield f"{words.counts(standings, say)}."
    if found.sways:
        yield words.crux_words(tree, found.sways[0])
        strongest = max(found.sways, key=lambda one: one.swing)
        if with_strength and strongest.swing:
            yield words.strength_words(tree, strongest)
    for one in found.disagreements:
        yield words.disagreement_words(tree, reading, found.scales, found.rater, one)
    for rating in found.status.judgements.stale:
        yield words.stale_words(tree, reading, rating)


def _rated(found: Found, one: RecordId) -> str | None:
    """How acceptable the rater finds a card, or how relevant a step, in words."""
    value = found.status.judgements.of(one)
    return words.rated(found.status.reading, found.scales, one, value) if value is not None else None


def _as_object(found: Found, with_strength: bool) -> dict[str, object]:
    status = found.status
    order = drawn(found.tree, status.reading)
    steps = status.reading.steps
    return {
        "notice": sayings_of(found.tree)(words.NOTICE),
        "rater": found.rater,
        "cards": [_card(found, one, with_strength) for one in order if one not in steps],
        "steps": [_step(found, one, with_strength) for one in order if one in steps],
        "disagreements": [_disagreement(found, one) for one in found.disagreements],
        "stale_ratings": [rating.id for rating in status.judgements.stale],
        "crux": [_sway(one, with_strength) for one in found.sways if one.moves or (with_strength and one.swing)],
    }


def _card(found: Found, one: RecordId, with_strength: bool) -> dict[str, object]:
    return {"node_id": one, "text": found.tree.node(one).text, **_standing(found, one, with_strength)}


def _step(found: Found, one: RecordId, with_strength: bool) -> dict[str, object]:
    step = found.status.reading.steps[one]
    return {"inference_id": one, "bearing": step.bearing, **_standing(found, one, with_strength)}


def _standing(found: Found, one: RecordId, with_strength: bool) -> dict[str, object]:
    judged = found.status.judgements
    said = {"standing": found.status.standings[one], "rating": judged.of(one), "rated": _rated(found, one)}
    strength = {"strength": found.strengths[one]} if with_strength else {}
    return {**said, "sufficiency": judged.sufficiency(one), **strength}


def _disagreement(found: Found, one: Disagreement) -> dict[str, object]:
    said = words.disagreement_words(found.tree, found.status.reading, found.scales, found.rater, one)
    return {"id": one.id, "rating": one.value, "computed": one.computed, "words": said}


def _sway(one: Sway, with_strength: bool) -> dict[str, object]:
    said = {"node_id": one.card_id, "if_stands": one.if_stands, "if_falls": one.if_falls}
    return {**said, "strength_if_full": one.strong, "strength_if_none": one.weak} if with_strength else dict(said)
