"""An annotation as any format says it, and what reading a file of them gives."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from argmap.core.annotations import Relation, Reply, Said
from argmap.core.records import Kind, LinkRole, RecordId
from argmap.intake.countings import Counting

NOBODY = Said("", "", None)
"""For comparing what annotations say, whoever says it."""


@dataclass(frozen=True, slots=True)
class NamedSource:
    """How an annotation names what it is about. `text` is there where the file brings the text along."""

    id: RecordId | None = None
    address: str = ""
    doi: str = ""
    title: str = ""
    file_name: str = ""
    sha256: str = ""
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Where marked words stand, as the program counts that marked them."""

    start: int
    end: int
    counting: Counting = Counting.CODE_POINTS


@dataclass(frozen=True, slots=True)
class Target:
    """What an annotation is about: a source, and words in it if it marks any."""

    source: NamedSource
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    span: Span | None = None
    page: str = ""


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotation. `links` are addresses that it gives instead of words.

    Those of one file with the same `card`, where that is not empty, make one card together.
    """

    said: Said
    text: str = ""
    links: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    kind: Kind = Kind.CLAIM
    role: LinkRole | None = None
    targets: tuple[Target, ...] = ()
    replies: tuple[Reply, ...] = ()
    card: str = ""
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class ReadAnnotations:
    """The annotations of one file, how they bear on each other, and one sentence on each thing that was left out."""

    annotations: tuple[Annotation, ...]
    remarks: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()


def told_apart(annotations: Iterable[Annotation]) -> Iterator[Annotation]:
    """The annotations of one file, each other one that says something else under the same key with a key of its own.

    That is no annotation of ours which comes back. What says the same twice keeps its key, and is one.
    """
    numbers: dict[tuple[str, str], dict[Annotation, int]] = {}
    for one in annotations:
        said = one.said
        seen = numbers.setdefault((said.format, said.key), {})
        number = seen.setdefault(replace(one, said=NOBODY, replies=()), len(seen) + 1)
        yield one if number == 1 else replace(one, said=Said(said.format, f"{said.key} ({number})", said.raw))
