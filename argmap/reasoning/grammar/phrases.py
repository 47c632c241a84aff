"""Phrases of a word list, looked for in a row of words."""

from collections.abc import Iterable, Sequence


class Phrases:
    """Finds the longest of its phrases that begins at a word."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for words in sorted((tuple(phrase.split()) for phrase in phrases), key=len, reverse=True):
            self._by_first.setdefault(words[0], []).append(words)

    def at(self, words: Sequence[str], number: int) -> int:
        """How many words from that one on are such a phrase; 0 if none."""
        if words[number] not in self._by_first:
            return 0
        here = self._by_first[words[number]]
        return next((len(one) for one in here if tuple(words[number : number + len(one)]) == one), 0)

    def beginnings(self, words: Sequence[str]) -> list[int]:
        """The numbers of the words with which a phrase may begin."""
        return [number for number, word in enumerate(words) if word in self._by_first]
