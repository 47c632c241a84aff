"""Reads the labelled maps: each as a document, and what a teacher would say of it as rules and ids of records."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

from argmap.core.document import Document
from argmap.core.records import MapInfo, Node, Passage, PassageLink, Premise, Record, RecordId, Source, SourceText
from argmap.formats.markdown_outline import read

FOLDER = Path(__file__).parent
HALVES = ("development", "held_out")
STEP_RULES = frozenset(("rabbit_rule", "holding_hands", "lone_premise", "joint_stands_alone", "not_one_step_up"))
CARD_RULES = frozenset(
    (
        "reasoning_inside",
        "two_claims",
        "not_a_sentence",
        "dangling_this",
        "said_twice",
        "circular_support",
        "many_steps",
        "one_source_only",
        "unverified_source",
    )
)
RULES = STEP_RULES | CARD_RULES
MARKER = re.compile(r" \{([a-z]{1,2})\}$")

Label = tuple[str, RecordId]
"""A rule, and the card or the step of which it is said."""


@dataclass(frozen=True, slots=True)
class CoachMap:
    """A map and what is to be said of it. What is allowed may be said, and counts neither for nor against."""

    name: str
    language: str
    is_hurried: bool
    document: Document
    labels: frozenset[Label]
    allowed: frozenset[Label]


def maps_of(half: str) -> list[CoachMap]:
    """All maps of one half, file by file."""
    return [one for path in sorted((FOLDER / half).glob("*.toml")) for one in maps_in(path)]


def maps_in(path: Path) -> list[CoachMap]:
    """The maps of one file, in their order."""
    return [_map(entry, path.name) for entry in tomllib.loads(path.read_text(encoding="utf-8"))["map"]]


def _map(entry: dict[str, Any], file_name: str) -> CoachMap:
    ids = (f"{number:032x}" for number in count(1))
    language = entry.get("language", "en")
    records = _in_language(language, read(entry["outline"].encode(), file_name, lambda: next(ids)).records)
    marked = dict(_marked(records))
    cards = [_without_marker(one) for one in records]
    document = Document([*cards, *_resting(entry, cards, marked, ids)])
    return CoachMap(
        name=entry["name"],
        language=language,
        is_hurried=entry.get("manner") == "hurried",
        document=document,
        labels=frozenset(_labels(entry.get("labels", {}), document, marked)),
        allowed=frozenset(_labels(entry.get("allowed", {}), document, marked)),
    )


def _in_language(language: str, records: Iterable[Record]) -> list[Record]:
    return [replace(one, language=language) if isinstance(one, MapInfo) else one for one in records]


def _marked(records: Iterable[Record]) -> Iterator[tuple[str, RecordId]]:
    """The markers that stand at the end of cards, each with its card."""
    for one in records:
        match = MARKER.search(one.text) if isinstance(one, Node) else None
        if match is not None:
            yield match[1], one.id


def _without_marker(one: Record) -> Record:
    return replace(one, text=MARKER.sub("", one.text)) if isinstance(one, Node) else one


def _labels(rules: dict[str, list[str]], document: Document, marked: dict[str, RecordId]) -> Iterator[Label]:
    for rule, markers in rules.items():
        for marker in markers:
            yield rule, _step_of(document, marked[marker]) if rule in STEP_RULES else marked[marker]


def _step_of(document: Document, node_id: RecordId) -> RecordId:
    """The step that begins with the card."""
    (place,) = document.where(Premise, "node_id", node_id)
    return place.inference_id


def _resting(
    entry: dict[str, Any], cards: Iterable[Record], marked: dict[str, RecordId], ids: Iterator[RecordId]
) -> Iterator[Record]:
    """Sources whose text is the words of the cards that rest on them, and a passage for each of these."""
    texts = {one.id: one.text for one in cards if isinstance(one, Node)}
    for given in entry.get("source", ()):
        node_ids = [marked[marker] for marker, names in entry.get("rests", {}).items() if given["id"] in names]
        source = Source(id=next(ids), title=given["title"], reliability=given["reliability"])
        whole = "\n".join(texts[node_id] for node_id in node_ids)
        text = SourceText(next(ids), source.id, version=1, text=whole, sha256=sha256(whole.encode()).hexdigest())
        yield from (source, text)
        for node_id in node_ids:
            yield from _passage(text, texts[node_id], node_id, ids)


def _passage(text: SourceText, words: str, node_id: RecordId, ids: Iterator[RecordId]) -> Iterator[Record]:
    start = text.text.index(words)
    passage = Passage(next(ids), text.id, start=start, end=start + len(words), exact=words)
    yield from (passage, PassageLink(id=next(ids), passage_id=passage.id, node_id=node_id))
