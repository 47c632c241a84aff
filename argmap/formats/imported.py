"""What every importer is given and gives back, whatever the format."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from argmap.core.records import Record
from argmap.formats.report import NOTHING, Report


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file to be read: its bytes and its name, which is never a path.

    `beside` holds the files that lie beside it and belong to it, by name, as far as the format asked for them and they
    are there. `choices` is what the user said of it, such as which column of a table holds what.
    """

    data: bytes = field(repr=False)
    name: str
    beside: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Imported:
    """The records of one map, and what became of all the file says."""

    records: tuple[Record, ...]
    report: Report = NOTHING

    @property
    def remarks(self) -> tuple[str, ...]:
        """A sentence on each thing that was not taken over as it was."""
        return tuple(entry.sentence for entry in self.report.entries)
