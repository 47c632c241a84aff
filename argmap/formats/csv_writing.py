"""A map as one table that spreadsheets open: cards and steps in the order in which they are drawn."""

from collections.abc import Iterator, Mapping

from argmap.core.records import Inference, LinkRole, Node, Passage, PassageLink, RecordId
from argmap.core.tree import Tree
from argmap.formats.csv_columns import ALWAYS, NAMES, PASSAGE, SOURCE
from argmap.formats.csv_map import FORMAT_ID
from argmap.formats.csv_rows import WrittenRow, header_in
from argmap.formats.foreign import foreign_of, texts_in
from argmap.formats.idea_gathering import Gathered, gather
from argmap.formats.idea_words import group_words
from argmap.formats.ideas import RELATIONS, Idea, Stands
from argmap.formats.passage_writing import document_names, documents_of, quoted_of, source_fields
from argmap.formats.report import Tally
from argmap.formats.written import Outgoing, Written

Cells = dict[str, str]


def write(outgoing: Outgoing) -> Written:
    """The map as a table; columns in which nothing stands are left out."""
    tree, tally = outgoing.tree, Tally()
    found = gather(tree, FORMAT_ID, tally, has_single_cards=True, has_empty_groups=True, has_passages=True)
    title = tree.document.info.title if outgoing.has_title else ""
    header = header_in(foreign_of(tree.document, tree.document.info.id, FORMAT_ID))
    rows = [WrittenRow({"id": "map", "relation": Stands.MAP.value, "text": title})] if title else []
    rows += [*_rows(tree, found, tally)]
    tally.keep("rows", len(rows))
    return Written(header.table(NAMES, ALWAYS, rows), tally.report())


def _rows(tree: Tree, found: Gathered, tally: Tally) -> Iterator[WrittenRow]:
    """A row for each card and group, those of its further passages below it, and at the end one for each source."""
    document, names = tree.document, _Names(found)
    documents = [*documents_of(document, tally)]
    titles = document_names(documents)
    for index, idea in enumerate(found.ideas):
        row = names.row(idea, index)
        one = document.find(Node, idea.id) or document.find(Inference, idea.id) if idea.id else None
        quoted = [_quoted(*said, titles) for said in quoted_of(document, one, tally)] if one is not None else []
        kept = texts_in(idea.kept.get("cells")) if isinstance(idea.kept, dict) else {}
        yield WrittenRow(row | (quoted[0] if quoted else {}), kept)
        yield from (WrittenRow({"parent": row["id"], "relation": PASSAGE, **said}) for said in quoted[1:])
    for text, source in documents:
        fields = source_fields(text, source)
        said = {"id": titles[text.id], "relation": SOURCE, "text": fields.pop("title", "")} | fields
        yield WrittenRow(said, texts_in(foreign_of(document, text.id, FORMAT_ID).get("cells")))


def _quoted(link: PassageLink, passage: Passage, titles: Mapping[RecordId, str]) -> Cells:
    said = {
        "document": titles.get(passage.source_text_id or "", ""),
        "exact": passage.exact,
        "page": passage.page or "",
    }
    if passage.start is not None and passage.end is not None:
        said |= {"start": str(passage.start), "end": str(passage.end)}
    said |= {"passage_role": link.role.value} if link.role is not LinkRole.PARAPHRASES else {}
    return {name: value for name, value in said.items() if value}


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

    def row(self, idea: Idea, index: int) -> Cells:
        relation = RELATIONS[idea.polarity] if idea.polarity is not None else ""
        is_group = idea.stands is Stands.GROUP
        said = dict(idea.fields) | {
            "id": self._ids[index],
            "parent": self._ids[idea.above] if idea.above is not None else "",
            "relation": relation if idea.stands is Stands.CARD else idea.stands.value,
            "text": group_words(idea.polarity, idea.fields.get("label", "")) if is_group else idea.text,
            "notes": idea.notes,
            "same": self._by_record[idea.same] if idea.same else "",
            "cut": "yes" if idea.is_cut else "",
        }
        return {name: value for name, value in said.items() if value}
