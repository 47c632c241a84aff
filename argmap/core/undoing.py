"""Undo: the inverse of a change, fitted field by field to what stands now.

It never takes back what somebody else has done since: a field that they changed keeps their value, a record that they
edited or need stays, and what has lost its ground meanwhile does not come back.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from argmap.core.change import Change
from argmap.core.document import NAMED_BY, REFERENCES, SOFT_REFERENCES, Document
from argmap.core.draft import Draft
from argmap.core.forgetting import forget_unneeded
from argmap.core.graph import is_needed
from argmap.core.records import Inference, Node, Passage, PassageLink, Premise, Record, RecordId
from argmap.core.things import things

Key = tuple[type[Record], RecordId]


def rebased_inverse(change: Change, document: Document) -> Change:
    """What undoes `change` in the document as it stands; empty if nothing of it can be undone any more."""
    return _Undoing(change, document).change()


class _Undoing:
    """A draft of the undone document, from which is left out, until nothing changes, what cannot stand."""

    def __init__(self, change: Change, document: Document) -> None:
        self._label = change.label
        self._document = document
        self._draft = Draft(document)
        self._made = {one.id for one in change.added(Node)}
        self._filled = {p.inference_id for p, _ in change.records(Premise) if p is not None}
        self._filled |= {link.passage_id for link, _ in change.records(PassageLink) if link is not None}
        self._filled |= {one.found_from for one in change.removed(Passage) if one.found_from is not None}
        self._wanted: dict[Key, tuple[Record | None, Record | None]] = {}
        for before, after in change.pairs:
            self._want(before, after)
        waiting = list(self._wanted)
        while waiting:
            waiting += self._left_out(waiting.pop())

    def change(self) -> Change:
        for key in [*self._wanted]:
            now, becomes = self._wanted.pop(key)  # one by one, as `Draft.forget_names` does and why
            if isinstance(now, PassageLink) and now != becomes:
                forget_unneeded(self._draft, now.passage_id)
            if isinstance(now, Passage) and becomes is None and now.found_from is not None:
                forget_unneeded(self._draft, now.found_from)
        made = self._draft.change(self._label)
        self._draft.forget_names()
        return made

    def _want(self, before: Record | None, after: Record | None) -> None:
        one = after if before is None else before
        now = self._document.find(type(one), one.id) if one is not None else None
        becomes = _taken_back(before, after, now)
        if now is not None and becomes is None:
            self._draft.remove(now)
        elif becomes is not None and becomes != now:
            self._draft.put(becomes)
        else:
            return
        self._wanted[_key(becomes if now is None else now)] = (now, becomes)

    def _left_out(self, key: Key) -> list[Key]:
        """If it cannot stand, leaves it as it is in the document; returns what has to be asked again then."""
        now, becomes = self._wanted.get(key, (None, None))
        if key not in self._wanted or self._can_stand(now, becomes):
            return []
        del self._wanted[key]
        self._draft.leave(*key)
        return [other for one in (now, becomes) if one is not None for other in self._neighbours(one)]

    def _neighbours(self, one: Record) -> Iterator[Key]:
        for name, target in REFERENCES.get(type(one), {}).items():
            named = getattr(one, name)
            if named is not None:
                yield target, named
        for record_type, name in NAMED_BY[type(one)]:
            for records in (self._document, self._draft):
                yield from (_key(other) for other in records.where(record_type, name, one.id))

    def _can_stand(self, now: Record | None, becomes: Record | None) -> bool:
        if isinstance(now, Premise) and self._is_needed(now):
            return False
        if becomes is None:
            return now is None or not self._is_named(now)
        return self._names_what_stands(becomes) and (now is not None or not self._is_bare(becomes))

    def _is_needed(self, premise: Premise) -> bool:
        """Whether a step that stays would be left without premises, or a new card that stays without its place."""
        is_gone = self._draft.find(Premise, premise.id) is None
        if is_gone and premise.node_id in self._made and self._draft.find(Node, premise.node_id) is not None:
            return True
        step_stays = self._draft.find(Inference, premise.inference_id) is not None
        return step_stays and not self._draft.where(Premise, "inference_id", premise.inference_id)

    def _is_bare(self, one: Record) -> bool:
        """Whether a step would come back without its premises, or a passage without its links."""
        match one:
            case Inference():
                return one.id in self._filled and not self._draft.where(Premise, "inference_id", one.id)
            case Passage():
                return one.id in self._filled and not is_needed(self._draft, one.id)
            case _:
                return False

    def _is_named(self, one: Record) -> bool:
        if isinstance(one, Passage):
            return is_needed(self._draft, one.id)
        return any(self._draft.where(record_type, name, one.id) for record_type, name in NAMED_BY[type(one)])

    def _names_what_stands(self, one: Record) -> bool:
        return all(
            getattr(one, name) is None or self._draft.find(target, getattr(one, name)) is not None
            for name, target in REFERENCES.get(type(one), {}).items()
            if (type(one), name) not in SOFT_REFERENCES
        )


def _key(one: Any) -> Key:  # noqa: ANN401  # a record
    return type(one), one.id


def _taken_back(before: Record | None, after: Record | None, now: Record | None) -> Record | None:
    """What the record becomes when `before` → `after` is taken back from `now`."""
    if now is None:
        return before if after is None else None
    if after is None:
        return now
    if before is None:
        return None if _says_the_same(now, after) else now
    back = {
        name: getattr(before, name)
        for names in things(type(now))
        if any(getattr(before, name) != getattr(after, name) for name in names)
        and all(getattr(now, name) == getattr(after, name) for name in names)
        for name in names
    }
    return replace(now, **back) if back else now


def _says_the_same(now: Record, after: Record) -> bool:
    """Whether nobody has edited the record; a key that gave others' cards room beside it is no edit."""
    if isinstance(now, Node | Inference | Premise) and isinstance(after, Node | Inference | Premise):
        return now == (replace(after, order_key=now.order_key) if now.order_key and after.order_key else after)
    return now == after
