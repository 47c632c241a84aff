"""What it does to the map when lines of the outline are dropped on or between others."""

from collections.abc import Sequence
from functools import partial

from argmap.core import edits
from argmap.core.document import Document
from argmap.core.graph import Place
from argmap.core.records import Inference, RecordId
from argmap.session import Edit


def edit_of_drop(document: Document, places: Sequence[RecordId], onto: Place | None, before: Place | None) -> Edit:
    """The edit that moves cards onto another's place, or among the roots for None, before the one at `before`."""
    if onto is None:
        return partial(edits.move_to_root, place_ids=places, before=before.node_id if before is not None else None)
    step_id = _step_before(document, onto, before)
    return partial(edits.move_under, place_ids=places, target_id=onto.node_id, before=step_id)


def _step_before(document: Document, onto: Place, before: Place | None) -> RecordId | None:
    """The step before which a dropped card will stand: that of the line it was dropped above, if it is a sibling."""
    if before is None or before.inference_id is None:
        return None
    step = document.find(Inference, before.inference_id)
    return step.id if step is not None and step.target_node_id == onto.node_id else None
