"""What every importer gives back, whatever the format."""

from dataclasses import dataclass

from argmap.core.records import Record


@dataclass(frozen=True, slots=True)
class Imported:
    """The records of one map, and one sentence on each thing that was mended, cut or left out."""

    records: tuple[Record, ...]
    remarks: tuple[str, ...] = ()
