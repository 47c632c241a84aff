"""Where the next of something stands, asked many times from left to right: in linear time altogether."""

from bisect import bisect_left, bisect_right

from argmap.formats.argdown.tokens import DATA_STOP, NO_DATA_END


class Finder:
    """Remembers what it found last for each string, so that no stretch of the text is searched again and again."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._found: dict[str, tuple[int, int]] = {}
        self._data_ends: list[int] | None = None
        self._data_stops: list[int] = []

    def next(self, what: str, start: int) -> int:
        """The offset of the first `what` at `start` or later, or -1."""
        begun, found = self._found.get(what, (-1, 0))
        if begun > start:
            nearer = self.text.find(what, start, begun + len(what) - 1)
            return nearer if nearer >= 0 else found
        if begun < 0 or -1 < found < start:
            found = self.text.find(what, start)
            self._found[what] = (start, found)
        return found

    def behind(self, what: str, start: int) -> int:
        """The offset behind the first `what` at `start` or later, or -1."""
        found = self.next(what, start)
        return found + len(what) if found >= 0 else -1

    def on_line(self, what: str, start: int) -> int:
        """As `next`, but -1 if a line ends before it."""
        found = self.next(what, start)
        ends = (self.next("\n", start), self.next("\r", start))
        return -1 if any(start <= end < found for end in ends) else found

    def data_end(self, start: int) -> int:
        """Behind the brace that closes the data opened at `start`, or -1.

        As in the reference this is the last one before a brace with other words behind it, whatever is opened between.
        """
        if self._data_ends is None:
            self._look_for_braces()
        ends, stops = self._data_ends or [], self._data_stops
        stop = bisect_right(stops, start)
        most = stops[stop] if stop < len(stops) else len(self.text)
        end = ends[bisect_right(ends, most) - 1] if bisect_left(ends, start) < bisect_right(ends, most) else -1
        return end + 1 if end > start else -1

    def _look_for_braces(self) -> None:
        self._data_ends = []
        at = self.text.find("}")
        while at >= 0:
            if not NO_DATA_END.match(self.text, at + 1):
                self._data_ends.append(at)
            if DATA_STOP.match(self.text, at + 1):
                self._data_stops.append(at)
            at = self.text.find("}", at + 1)
