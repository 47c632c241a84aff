"""A map as one table that spreadsheets open: cards and steps in the order in which they are drawn."""

from collections.abc import Mapping, Sequence

from argmap.core.records import RecordId
from argmap.core.tree import Tree
from argmap.formats.csv_map import FORMAT_ID, NAMES
from argmap.formats.csv_rows import written
from argmap.formats.foreign import foreign_of, texts_in
from argmap.formats.idea_gathering import Gathered, gather
from argmap.formats.idea_words import group_words
from argmap.formats.ideas import RELATIONS, Idea, Stands
from argmap.formats.report import Tally
from argmap.formats.written import Outgoing, Written

ALWAYS = ("id", "parent", "relation", "kind", "text")
Row = dict[str, str]


def write(outgoing: Outgoing) -> Written:
    """The map as a table; columns in which nothing stands are left out."""
    tree, tally = outgoing.tree, Tally()
    found = gather(tree, FORMAT_ID, tally, has_single_cards=True, has_empty_groups=True)
    title = tree.document.info.title if outgoing.has_title else ""
    rows = _rows(found, title)
    header, others = _header(tree)
    columns = [name for name in NAMES if name in ALWAYS or any(row.get(name) for row in rows)]
    cells = [_cells(idea) for idea in [*([None] if title else []), *found.ideas]]
    body = [
        [*(row.get(name, "") for name in columns), *(one.get(at, "") for at in others)]
        for row, one in zip(rows, cells, strict=True)
    ]
    tally.keep("rows", len(rows))
    return Written(written([[*columns, *(header[int(at)] for at in others)], *body]), tally.report())


def _header(tree: Tree) -> tuple[Sequence[str], list[str]]:
    """The names of the columns that the map came with, and the places of those that argmap does not know."""
    kept = foreign_of(tree.document, tree.document.info.id, FORMAT_ID)
    came, taken = kept.get("header"), kept.get("columns")
    header = [one if isinstance(one, str) else "" for one in came] if isinstance(came, list) else []
    places = set(taken.values()) if isinstance(taken, dict) else set()
    return header, [str(at) for at in range(len(header)) if at not in places]


def _cells(idea: Idea | None) -> Mapping[str, str]:
    kept = idea.kept if idea is not None else None
    return texts_in(kept.get("cells")) if isinstance(kept, dict) else {}


def _rows(found: Gathered, title: str) -> list[Row]:
    names = _Names(found)
    rows = [{"id": "map", "relation": Stands.MAP.value, "text": title}] if title else []
    return rows + [names.row(idea, index) for index, idea in enumerate(found.ideas)]


class _Names:
    """An id for each row: the one that its card came with, or its number."""

    def __init__(self, found: Gathered) -> None:
        self._ideas = found.ideas
        self._ids: list[str] = []
        self._by_record: dict[RecordId, str] = {}
        wished = [str(idea.kept.get("id", "")) if isinstance(idea.kept, dict) else "" for idea in found.ideas]
        taken = {"map", *wished}
        free = (str(number) for number in range(1, 10**9) if str(number) not in taken)
        used: set[str] = {"map"}
        for idea, wish in zip(found.ideas, wished, strict=True):
            id_ = wish if wish and wish not in used else next(free)
            used.add(id_)
            self._ids.append(id_)
            self._by_record[idea.id] = id_

    def row(self, idea: Idea, index: int) -> Row:
        relation = RELATIONS[idea.polarity] if idea.polarity is not None else ""
        is_group = idea.stands is Stands.GROUP
        return dict(idea.fields) | {
            "id": self._ids[index],
            "parent": self._ids[idea.above] if idea.above is not None else "",
            "relation": relation if idea.stands is Stands.CARD else idea.stands.value,
            "text": group_words(idea.polarity, idea.fields.get("label", "")) if is_group else idea.text,
            "notes": idea.notes,
            "same": self._by_record[idea.same] if idea.same else "",
            "cut": "yes" if idea.is_cut else "",
        }
