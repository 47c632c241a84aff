"""A foreign graph to the records of a map: cards and steps by id, in whatever order, whatever stands on what."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from argmap.core.anchoring import passage_at
from argmap.core.document import Document
from argmap.core.edits import source_text
from argmap.core.ids import NewId, new_id
from argmap.core.limits import DEPTH, NODE_TEXT, NODES, NOTE_TEXT, SHORT_TEXT, SOURCE_TEXT
from argmap.core.order import spread_keys
from argmap.core.records import (
    Foreign,
    Inference,
    Kind,
    LinkRole,
    MapInfo,
    Node,
    Passage,
    PassageLink,
    PassageState,
    Polarity,
    Premise,
    Record,
    RecordId,
    Source,
    SourceText,
)
from argmap.formats.circles import depth_of, remarks_on
from argmap.formats.errors import CannotImport
from argmap.formats.imported import Imported
from argmap.formats.report import Tally
from argmap.formats.sound_text import TOO_DEEP, is_too_deep, sound, sound_json


@dataclass(frozen=True, slots=True)
class Said:
    """What a file says of a card besides its text."""

    kind: Kind = Kind.CLAIM
    title: str = ""
    implicit: bool = False
    speaker: str = ""
    basis: str = ""
    basis_detail: str = ""
    notes: str = ""
    tags: tuple[str, ...] = ()
    section: str = ""


PLAIN = Said()
LONG = {"task": NOTE_TEXT, "description": NOTE_TEXT}


@dataclass(slots=True)
class GraphBuilder:
    """Collects what a file says, and makes a map of it. What stands in no step is a root, in the order it came.

    Values beyond argmap's limits are cut and entered in the `tally`, NUL and lone surrogates become U+FFFD. The reader
    counts in the tally what it keeps, and enters what it does not.
    """

    format_id: str
    name: str
    new_id: NewId = new_id
    tally: Tally = field(default_factory=Tally)
    _nodes: dict[RecordId, Node] = field(default_factory=dict)
    _steps: dict[RecordId, Inference] = field(default_factory=dict)
    _premises: list[Premise] = field(default_factory=list)
    _sources: dict[RecordId, Record] = field(default_factory=dict)
    _texts: dict[RecordId, SourceText] = field(default_factory=dict)
    _links: list[Record] = field(default_factory=list)
    _foreign: list[Foreign] = field(default_factory=list)
    _tray_ids: set[RecordId] = field(default_factory=set)
    _root_ids: dict[RecordId, None] = field(default_factory=dict)

    def card(self, text: str, place: str, said: Said = PLAIN) -> RecordId:
        """A new card; `place` is where it stands in the file. Raises `CannotImport` beyond the most a map holds."""
        if len(self._nodes) >= NODES:
            raise CannotImport(self.name, f"it has more than {NODES:,} cards; argmap holds at most as many")
        text, notes = sound(text), sound(said.notes)
        if len(text) > NODE_TEXT:
            reason = f"The text has {len(text):,} characters; a card holds {NODE_TEXT:,}, and the rest is in its notes."
            self.tally.approximate("texts", place, reason)
            notes = "\n\n".join(filter(None, ["…" + text[NODE_TEXT - 1 :], notes]))
            text = text[: NODE_TEXT - 1] + "…"
        node = Node(
            id=self.new_id(),
            kind=said.kind,
            text=text,
            title=self._short(said.title, "titles", place),
            implicit=said.implicit,
            speaker=self._short(said.speaker, "speakers", place),
            basis=self._short(said.basis, "kinds of evidence", place),
            basis_detail=self._short(said.basis_detail, "kinds of evidence", place),
            notes=self._cut(notes, NOTE_TEXT, "notes", place),
            tags=tuple(dict.fromkeys(self._short(tag, "tags", place) for tag in said.tags if tag)),
            section=self._short(said.section, "sections", place),
        )
        self._nodes[node.id] = node
        return node.id

    def to_tray(self, node_id: RecordId) -> None:
        """Let a card that stands in no step lie in the tray instead of being a root."""
        self._tray_ids.add(node_id)

    def to_root(self, node_id: RecordId) -> None:
        """Let a card be a root, whether or not it stands in a step too. Such roots come first, in this order."""
        self._root_ids.setdefault(node_id)

    def step(
        self,
        polarity: Polarity,
        premises: Sequence[RecordId],
        target: RecordId | None,
        place: str = "",
        *,
        symmetric: bool = False,
        scheme: str = "",
        label: str = "",
        strength: float | None = None,
        roles: Sequence[str] = (),
    ) -> RecordId:
        """A new step from cards to a card or a step, or to nothing. `roles` are those of the premises, if any."""
        onto_step = target in self._steps
        step = Inference(
            id=self.new_id(),
            polarity=polarity,
            symmetric=symmetric,
            target_node_id=None if onto_step else target,
            target_inference_id=target if onto_step else None,
            scheme=self._short(scheme, "schemes", place),
            label=self._short(label, "labels of steps", place),
            strength=strength,
        )
        self._steps[step.id] = step
        for index, node_id in enumerate(premises):
            self.premise(step.id, node_id, roles[index] if roles else "", place)
        return step.id

    def premise(self, step_id: RecordId, node_id: RecordId, role: str = "", place: str = "") -> None:
        """One more card in a step."""
        role = self._short(role, "roles of reasons", place)
        self._premises.append(Premise(id=self.new_id(), inference_id=step_id, node_id=node_id, role=role))

    def aim(self, step_id: RecordId, target: RecordId | None) -> None:
        """Let a step bear on another card or step: for those whose target comes later in the file."""
        onto_step = target in self._steps
        self._steps[step_id] = replace(
            self._steps[step_id],
            target_node_id=None if onto_step else target,
            target_inference_id=target if onto_step else None,
        )

    def revise(self, node_id: RecordId, **fields: object) -> None:
        """Change what is said of a card already."""
        self._nodes[node_id] = replace(self._nodes[node_id], **fields)  # type: ignore[arg-type]  # the record validates

    def node(self, node_id: RecordId) -> Node:
        return self._nodes[node_id]

    def source(
        self, title: str, text: str | None, place: str = "", media_type: str = "text/plain", url: str = ""
    ) -> str:
        """A new source; gives the id of its text, or its own id if it has none. Raises `CannotImport` if too long."""
        short = self._short(title, "titles of sources", place)
        source = Source(id=self.new_id(), title=short, kind=media_type, url=self._short(url, "addresses", place))
        self._sources[source.id] = source
        if text is None:
            return source.id
        if len(text.encode("utf-8", "surrogatepass")) > SOURCE_TEXT:
            raise CannotImport(self.name, f"a text in it has more than {SOURCE_TEXT:,} bytes, the most of a source")
        made = source_text(source.id, sound(text), media_type=media_type, new_id=self.new_id)
        self._sources[made.id] = made
        self._texts[made.id] = made
        return made.id

    def revise_source(self, source_or_text_id: RecordId, citation: object = None, **fields: str) -> None:
        """Say more of a source, named by what `source` gave. `citation` is CSL-JSON."""
        text = self._texts.get(source_or_text_id)
        source = self._sources[text.source_id if text is not None else source_or_text_id]
        said = {name: self._short(value, f"{name} of sources", "") for name, value in fields.items() if name != "notes"}
        if "notes" in fields:
            said["notes"] = self._cut(sound(fields["notes"]), NOTE_TEXT, "notes", "")
        if citation is not None:
            said["citation"] = self._json(citation, "citations")
        self._sources[source.id] = replace(source, **said)  # type: ignore[arg-type]  # the record validates

    def note(self, node_id: RecordId, note: str, place: str) -> None:
        """Add to the notes of a card."""
        notes = "\n\n".join(filter(None, [self._nodes[node_id].notes, sound(note)]))
        self.revise(node_id, notes=self._cut(notes, NOTE_TEXT, "notes", place))

    def passage(
        self,
        text_id: RecordId,
        start: int,
        end: int,
        card_or_step: RecordId,
        role: LinkRole,
        ranges: tuple[tuple[int, int], ...] = (),
        page: str = "",
    ) -> None:
        """Tie a card or a step to a stretch of a source's text, in code points. It must lie within the text.

        `ranges` are those of its words that are meant, if not all are.
        """
        passage = replace(passage_at(self._texts[text_id], start, end, self.new_id()), ranges=ranges)
        passage = replace(passage, page=self._short(page, "pages", "")) if page else passage
        self._links += [passage, self._link(passage, card_or_step, role)]

    def _link(self, passage: Passage, card_or_step: RecordId, role: LinkRole) -> PassageLink:
        is_step = card_or_step in self._steps
        return PassageLink(
            id=self.new_id(),
            passage_id=passage.id,
            node_id=None if is_step else card_or_step,
            inference_id=card_or_step if is_step else None,
            role=role,
        )

    def quotation(
        self,
        text_id: RecordId | None,
        words: str,
        card_or_step: RecordId,
        role: LinkRole,
        place: str = "",
        page: str = "",
    ) -> None:
        """Tie a card or a step to words of a source that do not stand in its text, or whose text is not there."""
        exact = self._cut(sound(words), NOTE_TEXT, "passages", place)
        shown = self._short(page, "pages", place) or None
        passage = Passage(self.new_id(), text_id, exact=exact, page=shown, state=PassageState.UNVERIFIED)
        self._links += [passage, self._link(passage, card_or_step, role)]

    def cited(self, source: Source) -> RecordId:
        """A source, made with an id of `new_id`, of which only quotes are known; gives the id of its empty text."""
        text = source_text(source.id, "", media_type="text/plain", new_id=self.new_id)
        self._sources |= {source.id: source, text.id: text}
        self._texts[text.id] = text
        return text.id

    def keep(self, entity_id: RecordId, data: object) -> None:
        """Keep what the file says of a card, a step, or the map beyond what argmap models: for the way back."""
        kept = self._json(data, "fields")
        self._foreign.append(Foreign(id=self.new_id(), entity_id=entity_id, format=self.format_id, data=kept))

    def _json(self, data: object, what: str) -> str:
        if is_too_deep(data):
            self.tally.drop(what, "", TOO_DEEP)
            return "{}"
        return sound_json(data)

    def finished(self, title: str = "", map_data: object = None, **fields: str) -> Imported:
        """The map. `map_data` is what the file says of itself beyond our model; `fields` are those of `MapInfo`.

        Raises `CannotImport` for cards that stand deeper than argmap draws.
        """
        info = MapInfo(
            id=self.new_id(),
            title=self._short(" ".join(line.strip() for line in title.splitlines()), "titles", ""),
            **{
                name: value if name == "rules" else self._cut(sound(value), LONG.get(name, SHORT_TEXT), name, "")
                for name, value in fields.items()
            },
        )
        if map_data is not None:
            self.keep(info.id, map_data)
        records = [info, *self._ordered(), *self._sources.values(), *self._links, *self._foreign]
        document = Document(records)
        depth = depth_of(document)
        if depth > DEPTH:
            raise CannotImport(self.name, f"its cards stand {depth:,} deep; argmap draws at most {DEPTH:,}")
        for remark in remarks_on(document):
            self.tally.approximate("circles and loose steps", "", remark)
        return Imported(tuple(records), self.tally.report())

    def _ordered(self) -> list[Record]:
        """Cards, steps and premises with the keys of the order in which they came."""
        standing = {one.node_id for one in self._premises}
        others = standing | self._tray_ids | self._root_ids.keys()
        roots = [*self._root_ids, *(one for one in self._nodes if one not in others)]
        keys = dict(zip(roots, spread_keys(len(roots)), strict=True))
        nodes = [replace(node, order_key=keys[node.id]) if node.id in keys else node for node in self._nodes.values()]
        step_keys = zip(self._steps.values(), spread_keys(len(self._steps)), strict=True)
        premise_keys = zip(self._premises, spread_keys(len(self._premises)), strict=True)
        steps = [replace(step, order_key=key) for step, key in step_keys]
        return [*nodes, *steps, *(replace(one, order_key=key) for one, key in premise_keys)]

    def _short(self, value: str, what: str, place: str) -> str:
        return self._cut(sound(value), SHORT_TEXT, what, place)

    def _cut(self, value: str, most: int, what: str, place: str) -> str:
        if len(value) <= most:
            return value
        self.tally.approximate(what, place, f"It has {len(value):,} characters and is cut to {most:,}.")
        return value[: most - 1] + "…"
