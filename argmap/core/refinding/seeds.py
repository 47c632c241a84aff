"""Where short stretches of a passage recur in a text: each votes for the place the whole would then begin at."""

from collections import Counter, defaultdict

from argmap.core.refinding.heeding import Heed, go_on, heeding

COMMON = 32  # a stretch that stands more often than this votes for nothing
SPACED = 0.05  # the share of spaces from which a text is written in words
WITH_SPACES, WITHOUT_SPACES = 6, 3  # characters of a stretch: each about a word


class Seeds:
    """The stretches of a text that follow each other without overlap, and where each stands."""

    def __init__(self, text: str, heed: Heed = go_on) -> None:
        self.is_spaced = text.count(" ") >= SPACED * len(text)
        self.size = WITH_SPACES if self.is_spaced else WITHOUT_SPACES
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place in heeding(range(0, len(text) - self.size + 1, self.size), heed):
            self._places[text[place : place + self.size]].append(place)

    def beginnings(self, words: str, most: int) -> list[int]:
        """The places where words may begin, those with the most votes first; near ones count as one."""
        votes = self._votes(words)
        near = max(self.size, len(words) // 8)
        bands: Counter[int] = Counter()
        for place, count in votes.items():
            bands[place // near] += count
        joined = {band: bands[band] + bands.get(band + 1, 0) for band in bands}
        ranked = sorted(joined, key=lambda band: (-joined[band], band))
        return _apart([band * near for band in ranked[: 3 * most]], 2 * near)[:most]

    def _votes(self, words: str) -> Counter[int]:
        votes: Counter[int] = Counter()
        for offset in range(len(words) - self.size + 1):
            places = self._places.get(words[offset : offset + self.size], ())
            if len(places) <= COMMON:
                votes.update(place - offset for place in places)
        return votes


def _apart(places: list[int], least: int) -> list[int]:
    kept: list[int] = []
    for place in places:
        if all(abs(place - other) >= least for other in kept):
            kept.append(place)
    return kept
