"""What one rater says of a map's cards and steps, and which of it was said of other words than stand there now."""

from dataclasses import dataclass, field

from argmap.core.document import Document
from argmap.core.judged import is_stale
from argmap.core.records import Dimension, Rating, RecordId


@dataclass(frozen=True, slots=True)
class Judgements:
    """The ratings that count, by what they rate, from 0 to 1; and those that are stale and do not."""

    values: dict[tuple[Dimension, RecordId], float] = field(default_factory=dict)
    stale: tuple[Rating, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything was rated, though it may not count any more."""
        return bool(self.values or self.stale)

    def of(self, target_id: RecordId) -> float | None:
        """How acceptable the rater finds a card, or how relevant a step."""
        if not self.values:  # as on most maps
            return None
        acceptable = self.values.get((Dimension.ACCEPTABILITY, target_id))
        return acceptable if acceptable is not None else self.values.get((Dimension.RELEVANCE, target_id))

    def sufficiency(self, target_id: RecordId) -> float | None:
        """How far what bears on a card or a step suffices to carry it."""
        return self.values.get((Dimension.SUFFICIENCY, target_id))


def judgements(document: Document, rater: str) -> Judgements:
    """What the rater says. Values beyond the scale, as imports may hold, count as its ends.

    Where two of a person's ratings say two things, as in maps put together from several, that of the larger id counts.
    """
    values: dict[tuple[Dimension, RecordId], float] = {}
    stale: list[Rating] = []
    for rating in sorted(document.all(Rating), key=lambda one: one.id):
        if rating.rater != rater or not _fits(rating):
            continue
        if is_stale(document, rating):
            stale.append(rating)
        else:
            values[rating.dimension, rating.node_id or rating.inference_id or ""] = min(max(rating.value, 0.0), 1.0)
    return Judgements(values, tuple(stale))


def raters(document: Document) -> list[str]:
    """Everyone who rated something, by name."""
    return sorted({rating.rater for rating in document.all(Rating)})


def _fits(rating: Rating) -> bool:
    """Whether it rates what its dimension is about: acceptability is of cards, relevance of steps."""
    match rating.dimension:
        case Dimension.ACCEPTABILITY:
            return rating.node_id is not None
        case Dimension.RELEVANCE:
            return rating.inference_id is not None
        case Dimension.SUFFICIENCY:
            return rating.node_id is not None or rating.inference_id is not None
