"""Maps written as outlines, with ratings, and how their cards stand by their words."""

from dataclasses import replace
from random import Random

from argmap.core import edits
from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.records import Dimension, Inference, Kind, MapInfo, Node, Polarity, Premise, Record
from argmap.core.tree import Tree
from argmap.formats.markdown_outline import read
from argmap.reasoning.status.status import Status, status_of
from tests.core.builders import Build


def build_from(outline: str) -> Build:
    """The map that an outline says."""
    build = Build()
    build.document = Document(read(outline.encode(), "a.md").records)
    build.tree = Tree(build.document)
    return build


def rate_card(build: Build, text: str, value: float, rater: str = "") -> None:
    build.do(edits.rate(build.document, build.id(text), Dimension.ACCEPTABILITY, value, rater))


def rate_step(build: Build, text: str, value: float, rater: str = "") -> None:
    """Rate how relevant the step is of which the card with this text is a premise."""
    build.do(edits.rate(build.document, build.step(text).id, Dimension.RELEVANCE, value, rater))


def rate_bearing(build: Build, text: str, value: float, rater: str = "") -> None:
    """Rate whether what bears on the card suffices."""
    build.do(edits.rate(build.document, build.id(text), Dimension.SUFFICIENCY, value, rater))


def make_mutual(build: Build, text: str) -> None:
    """Let the objection with this text hold both ways, as imports do."""
    step = build.step(text)
    build.do(Change(Label.IMPORT, ((step, replace(step, symmetric=True)),)))


def let_support(build: Build, text: str, target: str) -> None:
    """Let a card support another, also where that closes a circle, as imports do."""
    _let(build, text, target, Polarity.SUPPORTS)


def let_restate(build: Build, text: str, target: str) -> None:
    """Let a card say another over again, also where that closes a circle, as imports do."""
    _let(build, text, target, Polarity.RESTATES)


def _let(build: Build, text: str, target: str, polarity: Polarity) -> None:
    step = Inference("a" * 32, polarity, target_node_id=build.id(target))
    build.do(Change(Label.IMPORT, ((None, step), (None, Premise("b" * 32, step.id, build.id(text))))))


def words(build: Build, rater: str = "", status: Status | None = None) -> dict[str, str]:
    """How each card stands, by its text."""
    status = status or status_of(build.document, rater)
    return {
        build.tree.node(one).text: str(standing)
        for one, standing in status.standings.items()
        if one not in status.reading.steps
    }


def tangled_map(random: Random, cards: int, acyclic: bool = False) -> list[Record]:
    """A map as no editor makes it but an import may: shared cards, circles, mutual objections, steps upon steps."""
    ids = iter(range(1, 10_000))
    new_id = lambda: f"{next(ids):032x}"  # noqa: E731  # as short as it is used often
    kinds = random.choices(list(Kind), (6, 2, 1), k=cards)
    nodes = [Node(new_id(), kind, text=f"card {turn}", order_key="V") for turn, kind in enumerate(kinds)]
    steps: list[Inference] = []
    records: list[Record] = [MapInfo(new_id()), *nodes]
    premises: list[Premise] = []
    for _ in range(random.randint(0, 2 * cards)):
        target = random.randrange(cards)
        below = nodes[target + 1 :] if acyclic else nodes
        if not below:
            continue
        polarity = random.choices(list(Polarity), (5, 5, 1, 2))[0]
        upon_step = bool(steps) and random.random() < 0.3
        step = Inference(
            new_id(),
            polarity,
            symmetric=not acyclic and random.random() < 0.2,
            target_node_id=None if upon_step else nodes[target].id,
            target_inference_id=random.choice(steps).id if upon_step else None,
            strength=random.choice([None, None, 0.5, 7.0]),
        )
        steps.append(step)
        chosen = random.sample(below, min(len(below), random.choice([1, 1, 1, 2, 3])))
        premises += [Premise(new_id(), step.id, node.id) for node in chosen]
    return [*records, *steps, *premises]


def rated(random: Random, records: list[Record]) -> list[Record]:
    """The records, and ratings of some of the cards and steps."""
    document = Document(records)
    for one in [*document.all(Node), *document.all(Inference)]:
        for dimension in Dimension:
            if random.random() < 0.15 and (dimension is Dimension.SUFFICIENCY or _fits(one, dimension)):
                value = random.choice([0.0, 0.25, 0.5, 0.75, 1.0])
                document.apply(edits.rate(document, one.id, dimension, value))
    return list(document.records())


def _fits(one: Node | Inference, dimension: Dimension) -> bool:
    return isinstance(one, Node) == (dimension is Dimension.ACCEPTABILITY)
