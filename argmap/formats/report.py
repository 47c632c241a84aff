"""What became of a file's content on its way in or out: kept, approximated, stored but not shown, or dropped."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from pydantic import TypeAdapter

SHOWN = 3  # places in a line


class Fate(StrEnum):
    """What became of one thing that was not taken over as it was."""

    APPROXIMATED = "approximated"
    STORED = "stored"  # kept for the way back, and shown nowhere
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was not taken over as it was. `what` is a plural ("relations"), `place` where it stands.

    A place is what the format counts in: "line 3, column 5", "nodes[4]", or the first words of a card; it may be empty.
    `reason` is a sentence.
    """

    fate: Fate
    what: str
    place: str
    reason: str

    @property
    def sentence(self) -> str:
        return f"{self.place[:1].upper()}{self.place[1:]}: {self.reason}" if self.place else self.reason


@dataclass(frozen=True, slots=True)
class Report:
    """How many of what were kept, by their plural, and an entry for each of the others: together, all there was."""

    kept: tuple[tuple[str, int], ...] = ()
    entries: tuple[Entry, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether nothing was changed or lost."""
        return not self.entries

    def counted(self) -> dict[str, int]:
        """How many things of each kind there were, kept or not."""
        counts = Counter(dict(self.kept))
        counts.update(entry.what for entry in self.entries)
        return dict(counts)

    def of(self, fate: Fate) -> list[Entry]:
        return [entry for entry in self.entries if entry.fate is fate]

    def left_out(self) -> str:
        """How many of what were dropped: "12 passages, 3 tags"; empty if nothing was."""
        counts = Counter(entry.what for entry in self.of(Fate.DROPPED))
        return ", ".join(f"{count:,} {what}" for what, count in counts.items())

    def as_json(self) -> bytes:
        return _REPORT.dump_json(self, indent=1) + b"\n"

    def lines(self, most: int) -> Iterator[str]:
        """The report in words: what was kept on the first line, then the others by fate, at most `most` lines of each.

        Those of which the same is to be said stand in one line, with the places of the first.
        """
        if self.kept:
            yield f"Kept: {', '.join(f'{count:,} {what}' for what, count in self.kept)}."
        for fate in Fate:
            alike: dict[tuple[str, str], list[Entry]] = {}
            for entry in self.of(fate):
                alike.setdefault((entry.what, entry.reason), []).append(entry)
            if alike:
                yield f"{HEADINGS[fate]}:"
                yield from (f"  {_line(entries)}" for entries in list(alike.values())[:most])
                if len(alike) > most:
                    yield f"  And {sum(map(len, list(alike.values())[most:])):,} more."

    def text(self, most: int) -> str:
        """The lines, each fate a paragraph of its own."""
        return "\n".join(line if line.startswith(" ") else f"\n{line}" for line in self.lines(most)).strip("\n")


def _line(entries: list[Entry]) -> str:
    """What is said of some things of which the same is to be said."""
    if len(entries) == 1:
        return entries[0].sentence
    places = [entry.place for entry in entries if entry.place][:SHOWN]
    at = f" ({'; '.join(places)}{'; …' if len(entries) > len(places) else ''})" if places else ""
    return f"{len(entries):,} {entries[0].what}{at}: {entries[0].reason}"


NOTHING = Report()
HEADINGS = {
    Fate.APPROXIMATED: "Approximated",
    Fate.STORED: "Stored, but not shown",
    Fate.DROPPED: "Dropped",
}
_REPORT = TypeAdapter(Report)


def read_report(data: bytes) -> Report:
    """The report that `as_json` wrote. Raises `ValueError`."""
    return _REPORT.validate_json(data)


@dataclass(slots=True)
class Tally:
    """A report in the making."""

    kept: dict[str, int] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)

    def keep(self, what: str, count: int = 1) -> None:
        self.kept[what] = self.kept.get(what, 0) + count

    def approximate(self, what: str, place: str, reason: str) -> None:
        self.entries.append(Entry(Fate.APPROXIMATED, what, place, reason))

    def store(self, what: str, place: str, reason: str) -> None:
        self.entries.append(Entry(Fate.STORED, what, place, reason))

    def drop(self, what: str, place: str, reason: str) -> None:
        self.entries.append(Entry(Fate.DROPPED, what, place, reason))

    def report(self, more: Sequence[Entry] = ()) -> Report:
        return Report(tuple(self.kept.items()), (*self.entries, *more))
