"""How far two cards of different maps rest on the same words of the same source."""

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.core.graph import passages_of
from argmap.core.records import Passage, RecordId, SourceText
from argmap.core.tree import Tree
from argmap.reasoning.coverage import Stretch, merge

PART = 500  # characters of a text that are looked up together


@dataclass(frozen=True, slots=True)
class Ground:
    """What a card rests on: stretches of texts by their sha256, and the words of passages without a place."""

    stretches: dict[str, list[Stretch]]
    words: frozenset[str]

    def size(self) -> int:
        """In characters."""
        return sum(map(_length, self.stretches.values())) + sum(map(len, self.words))

    def keys(self) -> Iterator[str]:
        """What two grounds that overlap have one of in common: parts of texts, and words."""
        for digest, stretches in self.stretches.items():
            parts = (part for start, end in stretches for part in range(start // PART, end // PART + 1))
            yield from (f"{digest} {part}" for part in dict.fromkeys(parts))
        yield from self.words


def ground_of(tree: Tree, node_id: RecordId) -> Ground:
    """What a card rests on. A source is known again by the bytes of its text, whatever its record says."""
    stretches: dict[str, list[Stretch]] = {}
    words: set[str] = set()
    for _, passage in passages_of(tree.document, node_id):
        digest = _digest(tree, passage)
        if digest is not None and passage.start is not None and passage.end is not None:
            stretches.setdefault(digest, []).append((passage.start, passage.end))
        elif plain := " ".join(passage.exact.split()):
            words.add(plain)
    return Ground({digest: merge(some) for digest, some in stretches.items()}, frozenset(words))


def overlap(one: Ground, other: Ground) -> float:
    """From 0 (nothing in common) to 1 (the same words): twice what both rest on, of what each does (Dice)."""
    common = sum(map(len, one.words & other.words))
    for digest in one.stretches.keys() & other.stretches.keys():
        mine, theirs = one.stretches[digest], other.stretches[digest]
        common += _length(mine) + _length(theirs) - _length(merge([*mine, *theirs]))
    sizes = one.size() + other.size()
    return 2 * common / sizes if sizes else 0.0


def _digest(tree: Tree, passage: Passage) -> str | None:
    text = tree.document.find(SourceText, passage.source_text_id) if passage.source_text_id is not None else None
    return text.sha256 if text is not None else None


def _length(stretches: list[Stretch]) -> int:
    return sum(end - start for start, end in stretches)
