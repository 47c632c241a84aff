"""A map as several tables in one .zip: each thing in a row of its own, and the texts of sources in files."""

import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from argmap.core.graph import in_order, premises_of
from argmap.core.records import Inference, LinkRole, Node, Passage, PassageLink, Polarity, RecordId, SourceText
from argmap.core.tree import Tree
from argmap.formats.csv_files import (
    ABOUT,
    ALWAYS,
    COLUMNS,
    EDGES,
    FORMAT_ID,
    NODES,
    OF_MAP,
    PASSAGES,
    ROOT,
    SEPARATOR,
    SOURCES,
    TEXTS,
    TRAY,
    UNDERCUT,
)
from argmap.formats.csv_rows import MARK, WrittenRow, header_in
from argmap.formats.foreign import foreign_of, given_ids, texts_in
from argmap.formats.idea_fields import card_fields, step_fields, written_list
from argmap.formats.json_entries import object_of
from argmap.formats.passage_writing import documents_of, quoted_of, source_fields
from argmap.formats.report import Tally
from argmap.formats.written import Outgoing, Written
from argmap.intake.archives import HARMLESS, RATIO

EPOCH = (1980, 1, 1, 0, 0, 0)
RULES = "The format does not hold the rules of the coach."
Rows = list[WrittenRow]


def write(outgoing: Outgoing) -> Written:
    """The map as an archive; tables in which nothing stands are left out, but for those of nodes and edges."""
    writing = _Writing(outgoing.tree, outgoing.has_title)
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, data in writing.files():
            _put(archive, name, data)
    return Written(made.getvalue(), writing.tally.report())


class _Writing:
    def __init__(self, tree: Tree, has_title: bool) -> None:
        self.tally = Tally()
        self._document = tree.document
        self._has_title = has_title
        roots = sorted((one for one in self._document.all(Node) if one.order_key), key=in_order)
        self._cards = [*roots, *(one for one in self._document.all(Node) if not one.order_key)]
        self._steps = sorted(self._document.all(Inference), key=in_order)
        self._documents = [*documents_of(self._document, self.tally)]
        record_ids = [one.id for things in (self._cards, self._steps) for one in things]
        record_ids += [one.id for one, _ in self._documents]
        self._kept = {one: foreign_of(self._document, one, FORMAT_ID) for one in record_ids}
        self._ids = given_ids({one: kept.get("id") for one, kept in self._kept.items()}, _is_fit)
        texts = [one for one, _ in self._documents if isinstance(one, SourceText) and one.text]
        self._files = {one.id: f"{TEXTS}{number}.txt" for number, one in enumerate(texts, 1)}
        self._headers = object_of(foreign_of(self._document, self._document.info.id, FORMAT_ID).get("tables"))

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The names and the bytes of all files, tables first."""
        rows = {NODES: [*map(self._card, self._cards)], EDGES: [*map(self._step, self._steps)]}
        rows |= {PASSAGES: [*self._passages()], SOURCES: [*self._sources()], ABOUT: [*self._about()]}
        for file, found in rows.items():
            if found or file in (NODES, EDGES):
                header = header_in(object_of(self._headers.get(file)))
                yield file, header.table(COLUMNS[file], ALWAYS[file], found)
        for one, _ in self._documents:
            if one.id in self._files:
                assert isinstance(one, SourceText)  # as no other has a file
                yield self._files[one.id], MARK + one.text.encode()

    def _row(self, record_id: RecordId, said: Mapping[str, str]) -> WrittenRow:
        return WrittenRow(said, texts_in(self._kept[record_id].get("cells")))

    def _card(self, card: Node) -> WrittenRow:
        place = ROOT if card.order_key else TRAY if card.id in self._document.tray_ids else ""
        said = {"id": self._ids[card.id], "kind": card.kind.value, "text": card.text, "notes": card.notes}
        self.tally.keep("cards")
        return self._row(card.id, card_fields(card) | said | {"place": place})

    def _step(self, step: Inference) -> WrittenRow:
        premises = premises_of(self._document, step.id)
        target = step.target_node_id or step.target_inference_id
        said = step_fields(step)
        kind = said.pop("polarity")
        is_undercut = step.polarity is Polarity.OPPOSES and step.target_inference_id is not None
        said |= {
            "id": self._ids[step.id],
            "kind": UNDERCUT if is_undercut else kind,
            "premise_ids": SEPARATOR.join(self._ids[one.node_id] for one in premises),
            "target_id": self._ids[target] if target is not None else "",
            "roles": written_list(one.role for one in premises) if any(one.role for one in premises) else "",
        }
        self.tally.keep("steps")
        return self._row(step.id, said)

    def _passages(self) -> Iterator[WrittenRow]:
        things: list[Node | Inference] = [*self._cards, *self._steps]
        for one in things:
            about = {"edge_id" if isinstance(one, Inference) else "claim_id": self._ids[one.id]}
            for link, passage in quoted_of(self._document, one, self.tally):
                yield WrittenRow(about | self._quoted(link, passage))

    def _quoted(self, link: PassageLink, passage: Passage) -> dict[str, str]:
        said = {"exact": passage.exact, "prefix": passage.prefix, "suffix": passage.suffix, "page": passage.page or ""}
        said["document"] = self._ids[passage.source_text_id] if passage.source_text_id is not None else ""
        if passage.start is not None and passage.end is not None:
            said |= {"start": str(passage.start), "end": str(passage.end)}
        return said | ({"role": link.role.value} if link.role is not LinkRole.PARAPHRASES else {})

    def _sources(self) -> Iterator[WrittenRow]:
        for one, source in self._documents:
            said = source_fields(one, source) | {"id": self._ids[one.id]}
            self.tally.keep("sources")
            yield self._row(one.id, said | {"text_file": self._files.get(one.id, "")})

    def _about(self) -> Iterator[WrittenRow]:
        info = self._document.info
        if info.rules != "{}":
            self.tally.drop("what the map says of itself", "rules of the coach", RULES)
        for name in OF_MAP:
            value = getattr(info, name) if name != "title" or self._has_title else ""
            if value:
                yield WrittenRow({"name": name, "value": value})


def _is_fit(wish: str) -> bool:
    """Whether an id can stand in a list of ids."""
    return bool(wish) and wish == wish.strip() and SEPARATOR not in wish


def _put(archive: ZipFile, name: str, data: bytes) -> None:
    """One file, packed as tightly as it can be without being taken for a bomb when it is read."""
    member = ZipInfo(name, EPOCH)
    is_harmless = len(data) <= HARMLESS or len(zlib.compress(data)) * RATIO > 2 * len(data)
    member.compress_type = ZIP_DEFLATED if is_harmless else ZIP_STORED
    archive.writestr(member, data)
