"""Passages on which nothing rests any more after a merge."""

from collections.abc import Iterator
from heapq import heappop, heappush

from argmap.core.forgetting import forget_unneeded
from argmap.core.graph import is_needed
from argmap.core.merging.conflicts import Conflict, ConflictKind, key_of
from argmap.core.merging.keeping import put_back, settle
from argmap.core.merging.state import ConflictKey, Merging
from argmap.core.records import Passage, PassageLink, Record, RecordId


def settle_passages(merging: Merging) -> None:
    """Forget passages that the sides together took all links from; one that a side changed besides keeps them."""
    for passage in _touched(merging):
        if not _is_left_over(merging, passage.id):
            continue
        links = [link for some in _links(merging, passage.id).values() for link in some]
        causes = sorted(cause for link in links if (cause := merging.cause_of(link)) is not None)
        if not causes and merging.base.find(Passage, passage.id) != passage:
            causes = [_keep(merging, passage)]
        _forget(merging, passage, causes)


def _touched(merging: Merging) -> Iterator[Passage]:
    """The passages that were changed, or something that rests on them, in the order of their ids.

    Settling one may touch others: of those only what comes later has its turn.
    """
    noted, read = merging.draft.noted, 0
    waiting: list[RecordId] = []
    last = ""
    while True:
        for record_type, record_id in noted[read:]:
            for one in merging.versions(record_type, record_id):
                for passage_id in _named(one):
                    heappush(waiting, passage_id)
        read = len(noted)
        while waiting and waiting[0] <= last:
            heappop(waiting)
        if not waiting:
            return
        last = heappop(waiting)
        passage = merging.draft.find(Passage, last)
        if passage is not None:
            yield passage


def _named(one: Record) -> tuple[RecordId, ...]:
    """The passages that a record is or names."""
    match one:
        case Passage(id=passage_id, found_from=None):
            return (passage_id,)
        case Passage(id=passage_id, found_from=str(earlier_id)):
            return passage_id, earlier_id
        case PassageLink(passage_id=passage_id):
            return (passage_id,)
        case _:
            return ()


def _is_left_over(merging: Merging, passage_id: RecordId) -> bool:
    """Whether nothing needs a passage that each side which has it needs."""
    if merging.draft.find(Passage, passage_id) is None or is_needed(merging.draft, passage_id):
        return False
    sides = [side for side in merging.sides.values() if side.find(Passage, passage_id) is not None]
    return all(is_needed(side, passage_id) for side in sides)


def _links(merging: Merging, passage_id: RecordId) -> dict[str, list[PassageLink]]:
    return {
        choice: sorted(side.where(PassageLink, "passage_id", passage_id), key=lambda one: one.id)
        for choice, side in merging.sides.items()
    }


def _keep(merging: Merging, passage: Passage) -> ConflictKey:
    """Put the links back that the sides took away, or those of the chosen side."""
    conflict = Conflict(ConflictKind.LAST_PLACE, key_of(passage))
    links, chosen = _links(merging, passage.id), merging.ask(conflict)
    for link in links[chosen] if chosen in links else [link for some in links.values() for link in some]:
        if merging.is_absent(link):
            settle(merging, put_back(merging, link, conflict.key))
    return conflict.key


def _forget(merging: Merging, passage: Passage, causes: list[ConflictKey]) -> None:
    """Forget a passage that is still left over, and what it was found from, with a word if a conflict is why."""
    forget_unneeded(merging.draft, passage.id)
    gone: Passage | None = passage
    while gone is not None and merging.is_gone(gone):
        for cause in causes:
            merging.cover(cause, key_of(gone))
        gone = _found_from(merging, gone)


def _found_from(merging: Merging, passage: Passage) -> Passage | None:
    maps = (merging.base, *merging.sides.values())
    found = (one.find(Passage, passage.found_from or "") for one in maps)
    return next((one for one in found if one is not None), None)
