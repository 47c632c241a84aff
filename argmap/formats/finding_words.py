"""Where words stand in a text that are not quite where a file says."""

WINDOW = 20_000  # characters either side that are looked through first
MOST = 500_000_000  # characters looked through for one file: some seconds


class Finder:
    """Looks for words in one text, until that took too long for all of them together."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._left = MOST

    def nearest(self, words: str, start: int) -> int:
        """Where the words stand near an offset, else where they stand first; -1 if nowhere, or if nobody looked."""
        low, high = max(0, start - WINDOW), start + len(words) + WINDOW
        found, at = -1, self._find(words, low, high)
        while at >= 0 and (found < 0 or abs(at - start) < abs(found - start)):
            found, at = at, self._find(words, at + len(words), high)
        return found if found >= 0 else self._find(words, 0, len(self.text))

    def _find(self, words: str, start: int, end: int) -> int:
        if self._left <= 0 or not words:
            return -1
        found = self.text.find(words, start, end)
        self._left -= max(1, (found if found >= 0 else min(end, len(self.text))) - start) + len(words)
        return found
