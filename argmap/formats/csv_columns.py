"""The columns of a table that argmap knows, by what people call them or as they were chosen, and the rows in them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from argmap.formats.errors import CannotImport
from argmap.formats.idea_fields import CHECKS

SOURCE, PASSAGE = "source", "passage"
"""Relations of rows that are no cards."""
QUOTED = ("document", "start", "end", "exact", "page", "passage_role")
OF_SOURCES = ("authors", "issued", "url", "reliability", "citation")
LIKES = {
    "text": ("text", "claim", "statement", "content", "argument", "sentence", "premise"),
    "parent": ("parent", "parent_id", "parentid", "target", "target_id"),
    "relation": ("relation", "stance", "type", "side", "pro/con"),
    "id": ("id", "node_id", "nodeid", "claim_id", "number"),
    "notes": ("notes", "note", "comment", "comments", "description"),
    "tags": ("tags", "tag", "labels"),
    "speaker": ("speaker", "author", "source"),
    "exact": ("exact", "quote", "quotation"),
    "document": ("document", "document_title"),
    "page": ("page", "pages"),
}
"""What people call the columns that argmap writes under the first name."""
COLUMNS = ("id", "parent", "relation", "kind", "text", "notes", "same", "cut")
NAMES = (*COLUMNS, *(name for name in CHECKS if name not in COLUMNS), *QUOTED, *OF_SOURCES)
ALWAYS = ("id", "parent", "relation", "kind", "text")
"""The columns that each table of argmap's has."""
SHOWN = 20


@dataclass(slots=True)
class Row:
    """A row: its cells by what argmap knows, and the others by the place of their column."""

    line: int
    cells: dict[str, str]
    others: dict[str, str]
    file: str = ""  # that of several in which it stands

    @property
    def place(self) -> str:
        return f"{self.file}, line {self.line:,}" if self.file else f"line {self.line:,}"

    @property
    def relation(self) -> str:
        return self.said("relation").lower()

    def said(self, name: str) -> str:
        """The cell of that name without blanks around it."""
        return self.cells.get(name, "").strip()

    def put_aside(self, names: Iterable[str], columns: Mapping[str, int]) -> None:
        """Let cells that say nothing here be among the others."""
        for name in names:
            if name in self.cells:
                self.others[str(columns[name])] = self.cells.pop(name)


def columns_of(header: Sequence[str], choices: Mapping[str, str], name: str) -> dict[str, int]:
    """The place in a row of what argmap knows: as the user chose, else by what the column is called."""
    cleaned = [one.strip() for one in header]
    found: dict[str, int] = {}
    for column, chosen in choices.items():
        if column not in NAMES:
            raise CannotImport(
                name, f"“{column[:80]}” is nothing that a column can hold; it is one of {', '.join(NAMES)}"
            )
        if chosen.strip() not in cleaned:
            raise CannotImport(name, f"it has no column “{chosen[:80]}”; it has {_listed(cleaned)}")
        found[column] = cleaned.index(chosen.strip())
    lowered = [one.lower() for one in cleaned]
    for column in NAMES:
        likes = (like for like in LIKES.get(column, (column,)) if like in lowered)
        place = next((lowered.index(like) for like in likes), None)
        if column not in found and place is not None and place not in found.values():
            found[column] = place
    if "text" not in found:
        raise CannotImport(name, f"no column is called “text”; choose the one that holds it, of {_listed(cleaned)}")
    return found


def row_of(line: int, row: Sequence[str], columns: Mapping[str, int], width: int, file: str = "") -> Row:
    """A row of a table that has so many columns."""
    places = set(columns.values())
    cells = {name: row[at] for name, at in columns.items() if at < len(row) and row[at]}
    others = {str(at): row[at] for at in range(min(len(row), width)) if at not in places and row[at]}
    return Row(line, cells, others, file)


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - SHOWN:,} more" if len(names) > SHOWN else ""
    return ", ".join(f"“{one[:80]}”" for one in names[:SHOWN]) + more
