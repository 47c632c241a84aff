"""Which cards of a map say the same, word for word: kept true change by change."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from argmap.core.change import Change
from argmap.core.records import Node, RecordId

MOST = 20
"""Of more cards with the same words than these it is not asked which of them support each other: "to do", "?"."""


class Repeats:
    """The cards of a map by what they say.

    Of a text its hash is kept, in a row with the others: a map may have very many. Cards with the same words stand side
    by side there, by id. Hand over each change once the document has applied it.
    """

    def __init__(self) -> None:
        self._keys = array("q")
        self._ids: list[RecordId] = []
        self._repeated: set[int] = set()

    def add(self, node: Node) -> set[RecordId]:
        """Take up a card that is there; the cards with its words of which something else may be true now."""
        key = _key(node.text)
        if key is None:
            return set()
        start, end = self._span(key)
        at = bisect_left(self._ids, node.id, start, end)
        if at < end and self._ids[at] == node.id:
            return set()
        self._keys.insert(at, key)
        self._ids.insert(at, node.id)
        return self._around(key, is_led_anew=at == start)

    def update(self, change: Change) -> set[RecordId]:
        """Follow a change; the cards with the words it names of which something else may be true now."""
        pairs = [(old, new) for old, new in change.records(Node) if old is None or new is None or old.text != new.text]
        around = [self._drop(old) for old, _ in pairs if old is not None]
        around += [self.add(new) for _, new in pairs if new is not None]
        return {node_id for ids in around for node_id in ids}

    def first(self, node: Node) -> RecordId:
        """The card with the smallest id of all that say what this one says."""
        same = self._with_key(_key(node.text))
        return same[0] if same else node.id

    def with_the_same_words(self, node: Node) -> set[RecordId]:
        """The card and the others that say the same; none if there are no others, or too many of them."""
        key = _key(node.text)
        same = self._with_key(key) if key in self._repeated else []
        return set(same) if len(same) <= MOST else set()

    def repeated(self) -> Iterator[RecordId]:
        """All cards of which some others, but not too many, say the same."""
        for key in self._repeated:
            same = self._with_key(key)
            yield from same if len(same) <= MOST else ()

    def _drop(self, node: Node) -> set[RecordId]:
        key = _key(node.text)
        if key is None:
            return set()
        start, end = self._span(key)
        at = bisect_left(self._ids, node.id, start, end)
        if at == end or self._ids[at] != node.id:
            return set()
        del self._keys[at], self._ids[at]
        return self._around(key, is_led_anew=at == start)

    def _around(self, key: int, is_led_anew: bool) -> set[RecordId]:
        same = self._with_key(key)
        (self._repeated.add if len(same) > 1 else self._repeated.discard)(key)
        return set(same) if is_led_anew or len(same) <= MOST + 1 else set()

    def _with_key(self, key: int | None) -> list[RecordId]:
        start, end = self._span(key) if key is not None else (0, 0)
        return self._ids[start:end]

    def _span(self, key: int) -> tuple[int, int]:
        start = bisect_left(self._keys, key)
        return start, bisect_right(self._keys, key, start)


def _key(text: str) -> int | None:
    """What is compared: the words, without signs and capitals; None if there are none."""
    plain = "".join([sign if sign.isalnum() else " " for sign in text.casefold()])
    return hash(tuple(plain.split())) if plain.strip() else None
