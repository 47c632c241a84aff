"""How SADFace says things in its versions, and what argmap adds in a block of its own beside the `core` of metadata."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID, uuid5

from argmap.core.records import Polarity, RecordId
from argmap.formats.json_entries import object_of
from argmap.formats.parts import Part

FAMILY = "sadface"
OWN = "argmap"
CORE = "core"
ATOM = "atom"
STEP_TYPES = ("scheme", "inference", "conflict")
ATTACKS = {"attack", "conflict", "defeat", "rebut", "rebuttal", "undercut", "default conflict", "default attack"}
BOTH_WAYS = {"disagree", "disagreement"}
PLAIN = {"", "support", "inference", "scheme", "default support", "default inference", "default"}
OF_A_MAP = ("task", "licence", "language", "origin_id", "submitted_by")
OF_THE_CORE = {"title": "title", "description": "description", "author": "analyst_name"}
TEXTS_OF_A_CARD = ("title", "speaker", "basis", "basis_detail", "notes", "section")
OF_THE_DOCUMENT = ("analyst_name", "analyst_email", "created", "edited", "id")
CARRIES = frozenset(Part) - {Part.RATINGS, Part.COMMENTS, Part.QUESTIONS, Part.EXERCISE}


class Version(StrEnum):
    """As it is written; 0.1 says of the document at the top what later ones say in `metadata.core`."""

    V01 = "0.1"
    V02 = "0.2"
    V05 = "0.5.4.0"


@dataclass(frozen=True, slots=True)
class Reading:
    """What the type and the name of a step's node say by themselves."""

    polarity: Polarity
    symmetric: bool = False
    scheme: str = ""


def reading_of(node_type: str, name: str) -> Reading:
    """A conflict, or a scheme that is called one, opposes; other names are those of schemes."""
    word = " ".join(name.split())
    if word.casefold() in BOTH_WAYS:
        return Reading(Polarity.OPPOSES, symmetric=True)
    if word.casefold() in ATTACKS:
        return Reading(Polarity.OPPOSES)
    if node_type == "conflict":
        return Reading(Polarity.OPPOSES, scheme=word)
    return Reading(Polarity.SUPPORTS, scheme="" if word.casefold() in PLAIN else word)


def uuid_of(record_id: RecordId, part: str = "") -> str:
    """A record's id as a UUID; that of something that belongs to it, if `part` names it."""
    own = UUID(record_id)
    return str(uuid5(own, part) if part else own)


def own_of(fields: dict[str, object]) -> dict[str, object]:
    """What argmap itself added to a node, a resource, a passage or the document."""
    return object_of(object_of(fields.get("metadata")).get(OWN))
