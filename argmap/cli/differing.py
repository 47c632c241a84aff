"""How much of a map is different, in the words of the command line."""

from argmap.core.map_difference import Difference, Part
from argmap.core.printable import printable

SHOWN = 2  # texts of cards
LENGTH = 40  # characters of each
WORDS = {
    Part.ADDED: ("card added", "cards added"),
    Part.CHANGED: ("card changed", "cards changed"),
    Part.REMOVED: ("card removed", "cards removed"),
    Part.MOVED: ("card moved", "cards moved"),
    Part.STEPS: ("step changed", "steps changed"),
    Part.SOURCES: ("source changed", "sources changed"),
    Part.PASSAGES: ("passage changed", "passages changed"),
    Part.DETAILS: ("detail of the map changed", "details of the map changed"),
    Part.REMARKS: ("remark changed", "remarks changed"),
}


def since_then(difference: Difference) -> str:
    """What has become different since a version, and the first of the cards it is about."""
    if not difference:
        return "as it is now"
    counts = [f"{count:,} {WORDS[part][count != 1]}" for part, count in difference.counts.items()]
    texts = [f"“{_brief(text)}”" for text in difference.texts[:SHOWN]]
    return f"since then {', '.join(counts)}" + (f" ({', '.join(texts)})" if texts else "")


def _brief(text: str) -> str:
    line = printable(" ".join(text[: 4 * LENGTH].split()))
    return line if len(line) <= LENGTH and len(text) <= 4 * LENGTH else line[: LENGTH - 1] + "…"
