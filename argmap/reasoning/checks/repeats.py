"""Which cards of a map say the same, word for word or in other words: kept true change by change."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from argmap.core.change import Change
from argmap.core.records import Node, RecordId
from argmap.core.tree import Tree

PAIR = 2
MOST = 20
"""Of more cards that say the same than these it is not asked which of them support each other: "to do", "?"."""


class Repeats:
    """The cards of a map by what they say.

    Of a text a hash of what it claims is kept, in a row with the others: a map may have very many. Cards that say the
    same stand side by side there, by id. Hand over each change once the document has applied it; in another language
    all is read otherwise.
    """

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._keys = array("q")
        self._ids: list[RecordId] = []
        self._repeated: dict[RecordId, int] = {}

    def add(self, node: Node) -> set[RecordId]:
        """Take up a card that is there; the cards with its words of which something else may be true now."""
        key = self._key(node.text)
        if key is None:
            return set()
        start, end = self._span(key)
        at = bisect_left(self._ids, node.id, start, end)
        if at < end and self._ids[at] == node.id:
            return set()
        self._keys.insert(at, key)
        self._ids.insert(at, node.id)
        if start < end:
            self._repeated.update({self._ids[start]: key, self._ids[start + 1]: key, node.id: key})
        return self._around(key, is_led_anew=at == start)

    def update(self, change: Change) -> set[RecordId]:
        """Follow a change; the cards with the words it names of which something else may be true now."""
        pairs = [(old, new) for old, new in change.records(Node) if old is None or new is None or old.text != new.text]
        around = [self._drop(old) for old, _ in pairs if old is not None]
        around += [self.add(new) for _, new in pairs if new is not None]
        return {node_id for ids in around for node_id in ids}

    def first(self, node: Node) -> RecordId:
        """The card with the smallest id of all that say what this one says."""
        same = self._with_key(self._repeated.get(node.id))
        if len(same) > MOST:
            return same[0]
        return next((one for one in same if one == node.id or self._say_the_same(one, node)), node.id)

    def that_say_the_same(self, node: Node) -> set[RecordId]:
        """The card and the others that say the same; none if there are no others, or too many of them."""
        same = self._with_key(self._repeated.get(node.id))
        return {one for one in same if one == node.id or self._say_the_same(one, node)} if len(same) <= MOST else set()

    def repeated(self) -> Iterator[RecordId]:
        """All cards of which some others, but not too many, say the same."""
        for key in set(self._repeated.values()):
            same = self._with_key(key)
            yield from same if len(same) <= MOST else ()

    def _drop(self, node: Node) -> set[RecordId]:
        key = self._key(node.text)
        if key is None:
            return set()
        start, end = self._span(key)
        at = bisect_left(self._ids, node.id, start, end)
        if at == end or self._ids[at] != node.id:
            return set()
        del self._keys[at], self._ids[at]
        self._repeated.pop(node.id, None)
        if end - start == PAIR:
            self._repeated.pop(self._ids[start])
        return self._around(key, is_led_anew=at == start)

    def _around(self, key: int, is_led_anew: bool) -> set[RecordId]:
        same = self._with_key(key)
        return set(same) if is_led_anew or len(same) <= MOST + 1 else set()

    def _with_key(self, key: int | None) -> list[RecordId]:
        start, end = self._span(key) if key is not None else (0, 0)
        return self._ids[start:end]

    def _span(self, key: int) -> tuple[int, int]:
        start = bisect_left(self._keys, key)
        return start, bisect_right(self._keys, key, start)

    def _key(self, text: str) -> int | None:
        """What is compared: what a text claims or, where that cannot be told, its words; None if it has none."""
        from argmap.reasoning.checks import spoken  # late: a window opens before anybody looks at words

        gist = spoken.gist(self._tree, text)
        return hash(gist) if gist is not None else _hash_of_words(text)

    def _say_the_same(self, one: RecordId, node: Node) -> bool:
        from argmap.reasoning.checks import spoken  # late, as above

        return spoken.say_the_same(self._tree, self._tree.node(one).text, node.text)


def _hash_of_words(text: str) -> int | None:
    """The words alone, without signs and capitals."""
    plain = "".join([sign if sign.isalnum() else " " for sign in text.casefold()])
    return hash(tuple(plain.split())) if plain.strip() else None
