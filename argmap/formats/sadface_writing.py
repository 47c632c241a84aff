"""A map as a SADFace document of any version; what SADFace does not say stands in a block of argmap's own."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any

from argmap.core.document import Document
from argmap.core.records import (
    Inference,
    Kind,
    LinkRole,
    Node,
    Passage,
    PassageLink,
    Polarity,
    Premise,
    RecordId,
    Source,
    SourceText,
)
from argmap.formats.foreign import foreign_of, given_ids
from argmap.formats.json_entries import object_of, text_of
from argmap.formats.json_writing import indented
from argmap.formats.passage_reading import SOURCE_FIELDS
from argmap.formats.passage_writing import documents_of, quoted_of
from argmap.formats.report import Tally
from argmap.formats.sadface_words import (
    ATOM,
    CORE,
    FAMILY,
    OF_A_MAP,
    OF_THE_CORE,
    OF_THE_DOCUMENT,
    OWN,
    TEXTS_OF_A_CARD,
    Reading,
    Version,
    reading_of,
    uuid_of,
)
from argmap.formats.scheme_graph_writing import Giving
from argmap.formats.written import Outgoing, Written

NO_SOURCE = "It is of no source of the map."


def write_01(outgoing: Outgoing) -> Written:
    """As MonkeyPuzzle reads it."""
    return _write(outgoing, Version.V01)


def write_02(outgoing: Outgoing) -> Written:
    """With nodes of two types, atoms and schemes."""
    return _write(outgoing, Version.V02)


def write_05(outgoing: Outgoing) -> Written:
    """With nodes of three types, atoms, inferences and conflicts."""
    return _write(outgoing, Version.V05)


def _write(outgoing: Outgoing, version: Version) -> Written:
    writing = _Writing(outgoing.tree.document, version)
    value = writing.document_value()
    return Written(indented(value), writing.tally.report())


@dataclass(slots=True)
class _Writing:
    document: Document
    version: Version
    giving: Giving = field(init=False)
    documents: list[tuple[Source | SourceText, Source]] = field(init=False)
    resource_ids: dict[RecordId, str] = field(init=False)
    names_roots: bool = field(init=False)  # where some stand in steps too
    tally: Tally = field(default_factory=Tally)

    def __post_init__(self) -> None:
        self.giving = Giving(self.document, FAMILY, "id", uuid_of)
        document = self.document
        self.names_roots = any(document.is_named(Premise, "node_id", one) for one in document.root_ids)
        self.documents = [*documents_of(document, self.tally)]
        resources = [one.id for one, _ in self.documents]
        wished: dict[RecordId, object] = {one: text_of(self._kept(one).get("id")) for one in resources}
        given = given_ids(wished)
        self.resource_ids = {one: uuid_of(one) if found == one else found for one, found in given.items()}

    def _kept(self, entity_id: RecordId) -> dict[str, object]:
        return foreign_of(self.document, entity_id, FAMILY)

    def document_value(self) -> dict[str, Any]:
        giving = self.giving
        nodes = [self._atom(one) for one in giving.cards]
        nodes += [self._scheme(one) for one in giving.steps if not giving.is_bare(one)]
        edges = [edge for step in giving.steps for edge in self._edges(step)]
        resources = [self._resource(*one) for one in self.documents]
        for what, found in (("cards", giving.cards), ("steps", giving.steps), ("resources", resources)):
            if found:
                self.tally.keep(what, len(found))
        info = self.document.info
        kept = self._kept(info.id)
        own = {name: getattr(info, name) for name in OF_A_MAP if getattr(info, name)}
        rules = {"rules": json.loads(info.rules)} if info.rules != "{}" else {}
        core = {"id": uuid_of(info.id), "analyst_name": "", "analyst_email": ""} | object_of(kept.get("core"))
        core |= {word: getattr(info, name) for name, word in OF_THE_CORE.items() if getattr(info, name)}
        at_top = (
            {name: core.pop(name) for name in OF_THE_DOCUMENT if name in core} if self.version is Version.V01 else {}
        )
        core |= {} if self.version is Version.V01 else {"version": self.version.value}
        metadata = object_of(kept.get("metadata")) | ({CORE: core} if core else {})
        metadata |= {OWN: own | rules} if own or rules else {}
        lists = {"nodes": nodes, "edges": edges, "resources": resources}
        return at_top | {"metadata": metadata} | object_of(kept.get("rest")) | lists

    def _atom(self, node: Node) -> dict[str, Any]:
        own = _differing(node, TEXTS_OF_A_CARD) | ({"kind": node.kind.value} if node.kind is not Kind.CLAIM else {})
        own |= {"implicit": True} if node.implicit else {}
        own |= {"tags": list(node.tags)} if node.tags else {}
        stands = bool(self.document.where(Premise, "node_id", node.id))
        own |= {"root": True} if node.order_key and self.names_roots else {}
        own |= {"tray": True} if not node.order_key and not stands else {}
        sources = self._sources(node)
        untied = self.giving.kept[node.id].get("untied")
        sources += untied if isinstance(untied, list) else []
        said = {"id": self.giving.ids[node.id], "type": ATOM, "text": node.text, "sources": sources}
        return self._with_metadata(node.id, own) | said

    def _scheme(self, step: Inference) -> dict[str, Any]:
        is_conflict = step.polarity is Polarity.OPPOSES
        node_type = "scheme" if self.version is not Version.V05 else "conflict" if is_conflict else "inference"
        name = self._name(step, node_type)
        plain, actual = reading_of(node_type, name), Reading(step.polarity, step.symmetric, step.scheme)
        own: dict[str, Any] = {
            one.name: getattr(actual, one.name)
            for one in fields(Reading)
            if getattr(actual, one.name) != getattr(plain, one.name)
        }
        own |= {"name": name} if own else {}
        own |= {"label": step.label} if step.label else {}
        own |= {"strength": step.strength} if step.strength is not None else {}
        premises = self.document.where(Premise, "inference_id", step.id)
        roles = {self.giving.ids[one.node_id]: one.role for one in premises if one.role}
        own |= {"roles": roles} if roles else {}
        sources = self._sources(step)
        own |= {"sources": sources} if sources else {}
        said = {"id": self.giving.ids[step.id], "type": node_type, "name": name}
        return self._with_metadata(step.id, own) | said

    def _name(self, step: Inference, node_type: str) -> str:
        """The name it had, if that says the same; else its scheme, or what it does."""
        actual = Reading(step.polarity, step.symmetric, step.scheme)
        had = self.giving.kept[step.id].get("name")
        if isinstance(had, str) and reading_of(node_type, had) == actual:
            return had
        if step.polarity is Polarity.OPPOSES:
            return "disagree" if step.symmetric else "attack"
        return step.scheme or ("support" if step.polarity is Polarity.SUPPORTS else step.polarity.value)

    def _with_metadata(
        self, entity_id: RecordId, own: dict[str, Any], core: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """What was kept of a thing, with argmap's block in its metadata."""
        kept = {
            name: value for name, value in self._kept(entity_id).items() if name not in ("untied", "arrows", "arrow")
        }
        metadata = object_of(kept.get("metadata"))
        if self.version is Version.V05 or core:
            metadata |= {CORE: object_of(metadata.get(CORE)) | (core or {})}
        return kept | {"metadata": metadata | ({OWN: own} if own else {})}

    def _edges(self, step: Inference) -> Iterator[dict[str, Any]]:
        for arrow in self.giving.arrows(step):
            made = uuid_of(arrow.premise.id) if arrow.premise is not None else uuid_of(arrow.step_id, "target")
            yield {"id": made} | arrow.kept | {"source_id": arrow.source, "target_id": arrow.target}

    def _resource(self, one: Source | SourceText, source: Source) -> dict[str, Any]:
        own: dict[str, Any] = _differing(source, SOURCE_FIELDS)
        own |= {"kind": source.kind} if source.kind != own.pop("kind", "text/plain") or not source.kind else {}
        own |= {"citation": json.loads(source.citation)} if source.citation != "{}" else {}
        if isinstance(one, SourceText) and one.media_type != "text/plain":
            own["media_type"] = one.media_type
        core = {name: value for name, value in (("title", source.title), ("url", source.url)) if value}
        content = one.text if isinstance(one, SourceText) else ""
        said = {"id": self.resource_ids[one.id], "type": "text", "content": content}
        return self._with_metadata(one.id, own, core) | said

    def _sources(self, one: Node | Inference) -> list[dict[str, Any]]:
        """The passages of a card or a step, as far as they are of a source."""
        found = []
        for link, passage in quoted_of(self.document, one, self.tally, NO_SOURCE):
            assert passage.source_text_id is not None  # as those of no source are left out
            found.append(self._source(link, passage, passage.source_text_id))
        return found

    def _source(self, link: PassageLink, passage: Passage, text_id: RecordId) -> dict[str, Any]:
        """A passage; without an offset where it has none."""
        said: dict[str, Any] = {"resource_id": self.resource_ids[text_id], "text": passage.exact}
        own: dict[str, Any] = {"role": link.role.value} if link.role is not LinkRole.PARAPHRASES else {}
        if passage.start is not None and passage.end is not None:
            said |= {"offset": passage.start, "length": passage.end - passage.start}
        own |= {"page": passage.page} if passage.page else {}
        return said | ({"metadata": {OWN: own}} if own else {})


def _differing(one: object, names: tuple[str, ...]) -> dict[str, Any]:
    """Those of the fields that say anything."""
    return {name: getattr(one, name) for name in names if getattr(one, name)}
