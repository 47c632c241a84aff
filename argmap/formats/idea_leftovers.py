"""What a format says of its ideas that argmap does not model, counted by name: a report tells each name once."""

from dataclasses import dataclass, field

from argmap.formats.report import Tally


@dataclass(slots=True)
class Leftovers:
    """How often each name was met, and where first."""

    noun: str
    found: dict[str, tuple[int, str]] = field(default_factory=dict)

    def note(self, name: str, place: str) -> None:
        count, first = self.found.get(name, (0, place))
        self.found[name] = (count + 1, first)

    def enter(self, tally: Tally) -> None:
        """An entry for each name."""
        for name, (count, place) in self.found.items():
            times = "once" if count == 1 else f"{count:,} times"
            tally.store(self.noun, place, f"“{name[:80]}” is said {times}; it is kept for the way back.")
