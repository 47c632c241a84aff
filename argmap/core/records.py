"""The records of a map: frozen, validated when made, one table each in the file.

Lists are tuples. Open data is canonical JSON text (`JsonText`). Offsets count Unicode code points.
"""

import json
from dataclasses import field
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints
from pydantic.dataclasses import dataclass

from argmap.core.limits import NODE_TEXT, NOTE_TEXT, ORDER_KEY, SEALED_TEXT, SEED, SHORT_TEXT
from argmap.core.vocabulary import AnswerStatus as AnswerStatus
from argmap.core.vocabulary import Dimension as Dimension
from argmap.core.vocabulary import ExerciseKind as ExerciseKind
from argmap.core.vocabulary import Feedback as Feedback
from argmap.core.vocabulary import Kind as Kind
from argmap.core.vocabulary import LinkRole as LinkRole
from argmap.core.vocabulary import PassageState as PassageState
from argmap.core.vocabulary import Polarity as Polarity


def canonical_json(value: object) -> str:
    """The one spelling of `value` as JSON: sorted keys, no spaces, no escapes but those JSON needs."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _without_nul(text: str) -> str:
    if "\0" in text:
        raise ValueError("holds a NUL character")
    return text


def _canonical(text: str) -> str:
    return canonical_json(json.loads(text, parse_constant=_refuse_constant))


def _refuse_constant(name: str) -> None:
    raise ValueError(f"holds {name}, which JSON does not know")


RecordId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
NodeText = Annotated[str, StringConstraints(max_length=NODE_TEXT), AfterValidator(_without_nul)]
NoteText = Annotated[str, StringConstraints(max_length=NOTE_TEXT), AfterValidator(_without_nul)]
ShortText = Annotated[str, StringConstraints(max_length=SHORT_TEXT), AfterValidator(_without_nul)]
OrderKey = Annotated[str, StringConstraints(max_length=2 * ORDER_KEY, pattern=r"^[0-9A-Za-z]*$")]
JsonText = Annotated[str, AfterValidator(_canonical)]
Offset = Annotated[int, Field(ge=0)]
Seed = Annotated[int, Field(ge=0, le=SEED)]
SealedText = Annotated[str, StringConstraints(max_length=SEALED_TEXT, pattern=r"^[0-9A-Za-z+/]*={0,2}$")]
Locator = tuple[Offset, ShortText, ShortText]
"""Where a page, chapter or heading begins: offset, kind (`page`, `chapter`, `heading1` … `heading6`), label."""


def _refuse_two_targets(node_id: str | None, inference_id: str | None) -> None:
    if node_id is not None and inference_id is not None:
        raise ValueError("has one target, not two: a card or a step")


CONFIG = ConfigDict(hide_input_in_errors=True, extra="forbid", allow_inf_nan=False, defer_build=True)


@dataclass(frozen=True, slots=True, config=CONFIG)
class MapInfo:
    """The map as a whole; exactly one in a file. `rules` says which checks are on, off or locked."""

    id: RecordId
    title: ShortText = ""
    task: NoteText = ""
    description: NoteText = ""
    author: ShortText = ""
    licence: ShortText = ""
    language: ShortText = ""
    origin_id: ShortText = ""
    submitted_by: ShortText = ""
    rules: JsonText = "{}"


@dataclass(frozen=True, slots=True, config=CONFIG)
class Node:
    """A card. `order_key` is set for roots only; a node without one and without a premise is in the tray."""

    id: RecordId
    kind: Kind
    text: NodeText = ""
    title: ShortText = ""
    implicit: bool = False
    speaker: ShortText = ""
    basis: ShortText = ""
    basis_detail: ShortText = ""
    notes: NoteText = ""
    tags: tuple[ShortText, ...] = ()
    section: ShortText = ""
    order_key: OrderKey = ""


@dataclass(frozen=True, slots=True, config=CONFIG)
class Inference:
    """A step from its premises to one target: a node, or another inference (then it is an undercut or a backing)."""

    id: RecordId
    polarity: Polarity
    symmetric: bool = False
    target_node_id: RecordId | None = None
    target_inference_id: RecordId | None = None
    order_key: OrderKey = ""
    scheme: ShortText = ""
    label: ShortText = ""
    strength: float | None = None

    def __post_init__(self) -> None:
        _refuse_two_targets(self.target_node_id, self.target_inference_id)


@dataclass(frozen=True, slots=True, config=CONFIG)
class Premise:
    """A node's place in an inference. Two in one inference are co-premises."""

    id: RecordId
    inference_id: RecordId
    node_id: RecordId
    order_key: OrderKey = ""
    role: ShortText = ""


@dataclass(frozen=True, slots=True, config=CONFIG)
class Source:
    """A document the map rests on, with its citation data (`citation` is CSL-JSON)."""

    id: RecordId
    title: ShortText = ""
    kind: ShortText = ""
    authors: ShortText = ""
    issued: ShortText = ""
    url: ShortText = ""
    citation: JsonText = "{}"
    reliability: ShortText = ""
    notes: NoteText = ""


@dataclass(frozen=True, slots=True, config=CONFIG)
class SourceText:
    """One immutable version of a source's text, exactly as decoded; `sha256` is that of its UTF-8 bytes."""

    id: RecordId
    source_id: RecordId
    version: Annotated[int, Field(ge=1)]
    text: Annotated[str, AfterValidator(_without_nul)] = field(repr=False)
    sha256: Sha256
    media_type: ShortText = "text/plain"
    locators: tuple[Locator, ...] = field(default=(), repr=False)
    original_sha256: Sha256 | None = None


@dataclass(frozen=True, slots=True, config=CONFIG)
class Passage:
    """A stretch of one version of a source: `text[start:end] == exact`, or no offsets at all."""

    id: RecordId
    source_text_id: RecordId | None
    start: Offset | None = None
    end: Offset | None = None
    ranges: tuple[tuple[Offset, Offset], ...] = ()
    exact: NoteText = ""
    prefix: ShortText = ""
    suffix: ShortText = ""
    page: ShortText | None = None
    state: PassageState = PassageState.EXACT
    found_from: RecordId | None = None
    score: float | None = None
    reviewed: bool = True


@dataclass(frozen=True, slots=True, config=CONFIG)
class PassageLink:
    """What a passage is to a node or to an inference; exactly one of the two is set."""

    id: RecordId
    passage_id: RecordId
    node_id: RecordId | None = None
    inference_id: RecordId | None = None
    role: LinkRole = LinkRole.PARAPHRASES

    def __post_init__(self) -> None:
        if (self.node_id is None) == (self.inference_id is None):
            raise ValueError("a passage link names a node or an inference")


@dataclass(frozen=True, slots=True, config=CONFIG)
class Rating:
    """One rater's judgement of a node or an inference, with the text it judged."""

    id: RecordId
    node_id: RecordId | None
    inference_id: RecordId | None
    rater: ShortText
    dimension: Dimension
    value: float
    note: NoteText = ""
    text_at_rating: NodeText = ""

    def __post_init__(self) -> None:
        _refuse_two_targets(self.node_id, self.inference_id)


@dataclass(frozen=True, slots=True, config=CONFIG)
class Comment:
    """A remark pinned to a node or an inference. `created` is ISO 8601 in UTC."""

    id: RecordId
    node_id: RecordId | None
    inference_id: RecordId | None
    author: ShortText
    text: NoteText
    created: ShortText
    resolved: bool = False

    def __post_init__(self) -> None:
        _refuse_two_targets(self.node_id, self.inference_id)


@dataclass(frozen=True, slots=True, config=CONFIG)
class Answer:
    """A scheme's critical question about an inference, and how it was answered."""

    id: RecordId
    inference_id: RecordId
    question: ShortText
    status: AnswerStatus = AnswerStatus.OPEN
    node_id: RecordId | None = None


@dataclass(frozen=True, slots=True, config=CONFIG)
class Foreign:
    """What an imported file said that argmap does not model, kept for the way back; and the tries of an exercise."""

    id: RecordId
    entity_id: RecordId
    format: ShortText
    data: JsonText = "{}"


@dataclass(frozen=True, slots=True, config=CONFIG)
class Exercise:
    """What makes a map an exercise; at most one in a file.

    `rubric`, `hints` (by card) and `proofs` are as `reasoning/exercises` says; `sealed` is the key in base64, or empty.
    """

    id: RecordId
    kind: ExerciseKind
    seed: Seed = 0
    feedback: Feedback = Feedback.RELEASED
    rubric: JsonText = "{}"
    hints: JsonText = "{}"
    proofs: JsonText = "{}"
    sealed: SealedText = field(default="", repr=False)


RECORD_TYPES = (
    MapInfo,
    Node,
    Inference,
    Premise,
    Source,
    SourceText,
    Passage,
    PassageLink,
    Rating,
    Comment,
    Answer,
    Foreign,
    Exercise,
)
"""Every record type, in the order in which each refers only to earlier ones (inferences to each other besides)."""

Record = (
    MapInfo
    | Node
    | Inference
    | Premise
    | Source
    | SourceText
    | Passage
    | PassageLink
    | Rating
    | Comment
    | Answer
    | Foreign
    | Exercise
)
