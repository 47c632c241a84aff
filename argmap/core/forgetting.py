"""Taking a record away with what hangs on it, for edits and for undoing them."""

from argmap.core.draft import Draft
from argmap.core.graph import is_needed
from argmap.core.records import Foreign, Passage, Record, RecordId


def forget_unneeded(draft: Draft, passage_id: RecordId) -> None:
    """Take away a passage that has no links and that none was found from; then the one that it was found from."""
    passage = draft.find(Passage, passage_id)
    while passage is not None and not is_needed(draft, passage.id):
        forget(draft, passage)
        passage = draft.find(Passage, passage.found_from) if passage.found_from is not None else None


def forget(draft: Draft, one: Record) -> None:
    """Take away a record, and what an imported file said about it."""
    draft.remove(one)
    for foreign in draft.where(Foreign, "entity_id", one.id):
        draft.remove(foreign)
