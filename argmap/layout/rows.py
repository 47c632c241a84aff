"""What stands below what, asked of a tree: node by node, or of the whole map in one pass."""

from collections.abc import Iterable
from typing import Protocol

from argmap.core.all_rows import AllRows as AllRows
from argmap.core.graph import Place
from argmap.core.records import Inference, RecordId


class Rows(Protocol):
    """The part of a `Tree` that a layout reads."""

    def row(self, node_id: RecordId) -> Iterable[Inference]: ...

    def premises(self, inference_id: RecordId) -> list[Place]: ...

    def is_full(self, place: Place) -> bool: ...
