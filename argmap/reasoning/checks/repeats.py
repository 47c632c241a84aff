"""Which cards of a map say the same, word for word: kept true change by change."""

from collections.abc import Iterator

from argmap.core.change import Change
from argmap.core.records import Node, RecordId

MOST = 20
"""Of more cards with the same words than these it is not asked which of them support each other: "to do", "?"."""


class Repeats:
    """The cards of a map by what they say.

    Of a text its hash is kept, and the card with the smallest id that has it: nearly all cards say something of their
    own, and a map may have very many. Hand over each change once the document has applied it.
    """

    def __init__(self) -> None:
        self._first: dict[int, RecordId] = {}
        self._more: dict[int, set[RecordId]] = {}

    def add(self, node: Node) -> set[RecordId]:
        """Take up a card that is there; the cards with its words of which something else may be true now."""
        key = _key(node.text)
        first = self._first.setdefault(key, node.id) if key is not None else node.id
        if key is None or node.id == first or node.id in self._more.get(key, ()):
            return set()
        self._first[key] = min(first, node.id)
        self._more.setdefault(key, set()).add(max(first, node.id))
        return self._around(key, is_led_anew=node.id < first)

    def update(self, change: Change) -> set[RecordId]:
        """Follow a change; the cards with the words it names of which something else may be true now."""
        pairs = [(old, new) for old, new in change.records(Node) if old is None or new is None or old.text != new.text]
        around = [self._drop(old) for old, _ in pairs if old is not None]
        around += [self.add(new) for _, new in pairs if new is not None]
        return {node_id for ids in around for node_id in ids}

    def first(self, node: Node) -> RecordId:
        """The card with the smallest id of all that say what this one says."""
        return self._first.get(_key(node.text) or 0, node.id)

    def with_the_same_words(self, node: Node) -> set[RecordId]:
        """The card and the others that say the same; none if there are no others, or too many of them."""
        key = _key(node.text)
        more = self._more.get(key or 0, set())
        return {self.first(node), *more} if more and len(more) < MOST else set()

    def repeated(self) -> Iterator[RecordId]:
        """All cards of which some others, but not too many, say the same."""
        for key, more in self._more.items():
            if len(more) < MOST:
                yield self._first[key]
                yield from more

    def _drop(self, node: Node) -> set[RecordId]:
        key = _key(node.text)
        more = self._more.get(key or 0, set())
        first = self._first.get(key or 0)
        if key is None or first is None or node.id not in (first, *more):
            return set()
        if node.id == first and more:
            self._first[key] = min(more)
        elif node.id == first:
            del self._first[key]
        more -= {node.id, self._first.get(key, "")}
        around = self._around(key, is_led_anew=node.id == first)
        if not more:
            self._more.pop(key, None)
        return around

    def _around(self, key: int, is_led_anew: bool) -> set[RecordId]:
        more = self._more.get(key, set())
        return {self._first[key], *more} if key in self._first and (is_led_anew or len(more) <= MOST) else set()


def _key(text: str) -> int | None:
    """What is compared: the words, without signs and capitals; None if there are none."""
    plain = "".join([sign if sign.isalnum() else " " for sign in text.casefold()])
    return hash(tuple(plain.split())) if plain.strip() else None
