"""Which records name a record by one of their fields, kept up to date as they come and go."""

from argmap.core.records import RecordId


class Index(dict[RecordId, RecordId | dict[RecordId, None]]):
    """From a record that is named to those that name it, in the order they came.

    Nearly all are named once, so that one id stands for itself: a container for each would cost 30 MiB in a large map.
    """

    def add(self, named_id: RecordId, one_id: RecordId) -> None:
        known = self.get(named_id)
        if known is None:
            self[named_id] = one_id
        elif isinstance(known, str):
            self[named_id] = {known: None, one_id: None}
        else:
            known[one_id] = None

    def remove(self, named_id: RecordId, one_id: RecordId) -> None:
        """Raises KeyError if it is not there."""
        known = self[named_id]
        if isinstance(known, dict):
            del known[one_id]
        if isinstance(known, str) or not known:
            del self[named_id]
