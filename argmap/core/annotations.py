"""Annotations of other programs as cards: what each says, and what became of the words that it marks."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from argmap.core.document import Records
from argmap.core.records import Foreign, Kind, LinkRole, PassageLink, Polarity, RecordId, canonical_json
from argmap.core.refinding import Found


@dataclass(frozen=True, slots=True)
class MarkedWords:
    """Words that an annotation marks in one version of a source, and what became of them there.

    `found` is None where there is no text to seek them in.
    """

    source_text_id: RecordId
    exact: str
    prefix: str = ""
    suffix: str = ""
    page: str = ""
    found: Found | None = None
    role: LinkRole = LinkRole.PARAPHRASES


@dataclass(frozen=True, slots=True)
class Said:
    """One annotation as its file says it: `key` tells it from all others of its format, `raw` is any JSON value.

    `link_id` is the passage link of ours that the key names, if it is one of ours that comes back.
    """

    format: str
    key: str
    raw: object
    link_id: RecordId | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody answered to an annotation. `created` is ISO 8601, or empty."""

    text: str
    created: str = ""


Replies = tuple[Said, tuple[Reply, ...]]
"""All that was answered to one annotation so far."""


@dataclass(frozen=True, slots=True)
class Relation:
    """How the card of one annotation bears on that of another, by the keys that their format knows them by."""

    format: str
    premise_key: str
    target_key: str
    polarity: Polarity


@dataclass(frozen=True, slots=True)
class AnnotationCard:
    """A card for the tray, with the annotations that it comes from and the words that each marks."""

    text: str
    marks: tuple[tuple[Said, tuple[MarkedWords, ...]], ...]
    kind: Kind = Kind.CLAIM
    tags: tuple[str, ...] = ()
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """An annotation that came in, as the map keeps it: what it said, and which links to which passages it became."""

    said: Said
    node_id: RecordId
    links: Mapping[RecordId, RecordId]


def kept_annotation(said: Said, node_id: RecordId, links: Mapping[RecordId, RecordId], foreign_id: RecordId) -> Foreign:
    """The record in which an annotation is kept for the way back. `links` says the passage of each link it became."""
    value = {"key": said.key, "annotation": said.raw, "links": dict(links)}
    return Foreign(id=foreign_id, entity_id=node_id, format=said.format, data=canonical_json(value))


def kept_annotations(records: Records, format_name: str) -> list[Kept]:
    """The annotations of a format that came into the map and whose card is still there."""
    found = (_kept(one) for one in records.all(Foreign) if one.format == format_name)
    return [one for one in found if one is not None]


@dataclass(frozen=True, slots=True)
class Known:
    """Which annotations a map has: those that came in, with their cards, by format and key; and its passage links."""

    cards: Mapping[tuple[str, str], RecordId]
    link_ids: frozenset[RecordId]

    def has(self, said: Said) -> bool:
        """Whether an annotation is in the map."""
        return (said.format, said.key) in self.cards or said.link_id in self.link_ids


def known_in(records: Records) -> Known:
    """What is known of annotations in a map, as it stands now."""
    kept = (_kept(one) for one in records.all(Foreign))
    cards = {(one.said.format, one.said.key): one.node_id for one in kept if one is not None}
    return Known(cards, frozenset(link.id for link in records.all(PassageLink)))


def _kept(foreign: Foreign) -> Kept | None:
    """None for what another program or another argmap has written under the same name."""
    match json.loads(foreign.data):
        case {"key": str(key), "annotation": raw, "links": dict(links)}:
            return Kept(Said(foreign.format, key, raw), foreign.entity_id, links)
    return None
