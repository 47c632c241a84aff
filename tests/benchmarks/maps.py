"""Realistic random maps for benchmarks and tests: the same records for the same seed, on every machine."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from itertools import accumulate
from random import Random

from argmap.core.limits import CONTEXT
from argmap.core.records import (
    Inference,
    Kind,
    LinkRole,
    MapInfo,
    Node,
    Passage,
    PassageLink,
    Polarity,
    Premise,
    Record,
    RecordId,
    Source,
    SourceText,
)

PASSAGES_PER_SOURCE = 400
VOCABULARY = 6_000
COMMON = """the of and to in a is that for it as was with be by on not this are or from at which but have an they
which were been has more will would state public policy member council security budget rate health city housing energy
price because however therefore between without under national European cost evidence study report percent million year
government citizens treaty defence alliance market growth transport school hospital climate emissions tax law"""
SYLLABLES = "ba con de ex fi gra hu in jo ka lo men nor op per qui ra sti tion ul ver wis xa ye zen"


class Shape(StrEnum):
    """How the nodes of a map hang together."""

    TREE = "tree"  # branching 1 to 5
    STAR = "star"  # all below one
    CHAIN = "chain"  # one below the other


def random_map(nodes: int, seed: int = 1, passages: bool = False, shape: Shape = Shape.TREE) -> list[Record]:
    """A map of that many nodes: one root, branching 1 to 5, texts of 5 to 60 words; with `passages`, one per node.

    Every ninth inference or so holds co-premises, every fiftieth node doubts a step instead of supporting a card.
    """
    grower = _Grower(Random(seed), shape)
    grower.grow(nodes)
    records: list[Record] = [
        MapInfo(grower.new_id(), title=f"A random map of {nodes} nodes"),
        *grower.nodes,
    ]
    records += grower.inferences
    records += grower.premises
    return records + (_passages(grower) if passages else [])


@dataclass(slots=True)
class _Grower:
    """The tree while it grows; every card below the root is a premise of an inference."""

    random: Random
    shape: Shape
    nodes: list[Node] = field(default_factory=list)
    inferences: list[Inference] = field(default_factory=list)
    premises: list[Premise] = field(default_factory=list)
    words: "Words" = field(init=False)

    def __post_init__(self) -> None:
        self.words = Words(self.random)

    def new_id(self) -> RecordId:
        return f"{self.random.getrandbits(128):032x}"

    def grow(self, count: int) -> None:
        root = self._add_node(Kind.CLAIM, order_key="V")
        frontier: list[Node] = [root]
        while len(self.nodes) < count:
            parent = frontier.pop(self.random.randrange(len(frontier)))
            frontier += self._add_children(parent, min(self._brood(), count - len(self.nodes)))

    def _brood(self) -> int:
        match self.shape:
            case Shape.TREE:
                return self.random.randint(1, 5)
            case Shape.CHAIN:
                return 1
            case Shape.STAR:
                return sys.maxsize

    def _add_children(self, parent: Node, brood: int) -> list[Node]:
        children, inference = [], None
        for turn in range(brood):
            child = self._add_node(self.random.choices((Kind.CLAIM, Kind.EVIDENCE), (4, 1))[0])
            if inference is None or self.random.random() > 0.12:
                inference = self._add_inference(parent, turn)
            self.premises.append(Premise(self.new_id(), inference.id, child.id, order_key=_order_key(turn)))
            children.append(child)
        return children

    def _add_node(self, kind: Kind, order_key: str = "") -> Node:
        text = self.words.sentence(self.random.randint(5, 60))
        self.nodes.append(Node(self.new_id(), kind, text, order_key=order_key))
        return self.nodes[-1]

    def _add_inference(self, parent: Node, turn: int) -> Inference:
        polarity = self.random.choices((Polarity.SUPPORTS, Polarity.OPPOSES), (3, 2))[0]
        one = Inference(
            self.new_id(),
            polarity,
            target_node_id=parent.id,
            order_key=_order_key(turn),
        )
        if self.inferences and self.random.random() < 0.02:
            doubted = self.inferences[-1].id
            one = Inference(
                one.id,
                Polarity.OPPOSES,
                target_inference_id=doubted,
                order_key=one.order_key,
            )
        self.inferences.append(one)
        return one


class Words:
    """A vocabulary in which a few words are common and most are rare, as in any language (Zipf)."""

    def __init__(self, random: Random) -> None:
        self._random = random
        syllables = SYLLABLES.split()
        rare = ["".join(random.choices(syllables, k=random.randint(1, 5))) for _ in range(VOCABULARY)]
        self._words = COMMON.split() + rare
        self._weights = list(accumulate(1 / (rank + 2) for rank in range(len(self._words))))

    def sentence(self, count: int) -> str:
        words = self._random.choices(self._words, cum_weights=self._weights, k=count)
        return " ".join(words).capitalize() + "."


def _order_key(turn: int) -> str:
    return chr(ord("B") + turn) + "V" if turn < 5 else f"H{turn:06}V"


def _passages(grower: _Grower) -> list[Record]:
    records: list[Record] = []
    for first in range(0, len(grower.nodes), PASSAGES_PER_SOURCE):
        records += _source_with_passages(grower, grower.nodes[first : first + PASSAGES_PER_SOURCE])
    return records


def _source_with_passages(grower: _Grower, nodes: list[Node]) -> Iterator[Record]:
    """A source whose sentences are quoted one after the other, one for each node."""
    sentences = [grower.words.sentence(grower.random.randint(12, 50)) for _ in nodes]
    text = " ".join(sentences)
    source = Source(grower.new_id(), title=grower.words.sentence(5), kind="report")
    version = SourceText(grower.new_id(), source.id, 1, text, sha256(text.encode()).hexdigest())
    yield source
    yield version
    start = 0
    for node, sentence in zip(nodes, sentences, strict=True):
        passage = _passage(grower.new_id(), version, start, start + len(sentence))
        yield passage
        yield PassageLink(grower.new_id(), passage.id, node_id=node.id, role=LinkRole.PARAPHRASES)
        start += len(sentence) + 1


def _passage(passage_id: RecordId, version: SourceText, start: int, end: int) -> Passage:
    text = version.text
    return Passage(
        passage_id,
        version.id,
        start,
        end,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
    )
