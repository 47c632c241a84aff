"""An annotation as any format says it, and what reading a file of them gives."""

from dataclasses import dataclass

from argmap.core.annotations import Relation, Reply, Said
from argmap.core.records import Kind, LinkRole, RecordId
from argmap.intake.countings import Counting


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
