"""Lists of objects in foreign JSON, each with its place: what is no list, no object or no id is named, all at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from argmap.formats.errors import CannotImport

MOST_PROBLEMS = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """One object of a list, and its place as "nodes[3]"."""

    place: str
    fields: dict[str, object]

    def text(self, name: str) -> str:
        """The text of that field; a whole number is read as one. Empty where it is neither."""
        return text_of(self.fields.get(name))

    def rest(self, *known: str) -> dict[str, object]:
        """The other fields."""
        return {name: value for name, value in self.fields.items() if name not in known}


@dataclass(slots=True)
class Entries:
    """Reads lists of objects out of one file, and collects what is wrong with them."""

    name: str
    problems: list[str] = field(default_factory=list)

    def of(
        self, holder: dict[str, object], list_name: str, needed: Iterable[str] = (), prefix: str = ""
    ) -> list[Entry]:
        """The objects of a list, which may be missing or null. Each of the `needed` fields must be a text or number."""
        place = f"{prefix}{list_name}"
        found = holder.get(list_name)
        if not isinstance(found, list):
            self.problems += [] if found is None else [f"{place} is not a list"]
            return []
        entries = []
        for index, fields in enumerate(found):
            if not isinstance(fields, dict):
                self.problems.append(f"{place}[{index}] is not an object")
                continue
            entry = Entry(f"{place}[{index}]", fields)
            self.problems += [f"{entry.place} has no {name}" for name in needed if not entry.text(name)]
            entries.append(entry)
        return entries

    def refuse(self) -> None:
        """Raises `CannotImport` with what is wrong, if anything is: at most twenty problems, and how many more."""
        more = len(self.problems) - MOST_PROBLEMS
        said = self.problems[:MOST_PROBLEMS] + ([f"and {more:,} more"] if more > 0 else [])
        if said:
            raise CannotImport(self.name, "; ".join(said))


def text_of(value: object) -> str:
    """A text, or a whole number as a text; empty for anything else."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if abs(value) < 10**20 else ""
    return value if isinstance(value, str) else ""


def object_of(value: object) -> dict[str, object]:
    """An object of JSON; empty for anything else."""
    return value if isinstance(value, dict) else {}


def number_of(value: object) -> float | None:
    """A number that a record can hold; None for anything else."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and abs(value) < 10**300 else None  # type: ignore[arg-type]  # as is_number says
