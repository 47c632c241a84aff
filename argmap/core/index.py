"""Which records name a record by one of their fields, kept up to date as they come and go."""

from collections.abc import Collection

from argmap.core.records import RecordId


class Index:
    """From a record that is named to those that name it, in the order they came.

    Nearly all are named once, so that one id stands for itself: a container for each would cost 30 MiB in a large map.
    """

    def __init__(self) -> None:
        self._naming: dict[RecordId, RecordId | dict[RecordId, None]] = {}

    def __contains__(self, named_id: RecordId) -> bool:
        return named_id in self._naming

    def naming(self, named_id: RecordId) -> Collection[RecordId]:
        """The ids of the records that name this one."""
        known = self._naming.get(named_id, ())
        return (known,) if isinstance(known, str) else known

    def add(self, named_id: RecordId, one_id: RecordId) -> None:
        known = self._naming.get(named_id)
        if known is None:
            self._naming[named_id] = one_id
        elif isinstance(known, str):
            self._naming[named_id] = {known: None, one_id: None}
        else:
            known[one_id] = None

    def remove(self, named_id: RecordId, one_id: RecordId) -> None:
        """Raises KeyError if it is not there."""
        known = self._naming[named_id]
        if isinstance(known, dict):
            del known[one_id]
        if isinstance(known, str) or not known:
            del self._naming[named_id]
