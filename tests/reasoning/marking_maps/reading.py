"""Reads the keys and the hand-ins: each as a map, and what is known of it: whose card is whose, and its faults."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from argmap.core.document import Document
from argmap.core.records import (
    Inference,
    MapInfo,
    Node,
    Passage,
    PassageLink,
    Premise,
    Record,
    RecordId,
    Source,
    SourceText,
)
from argmap.core.tree import Tree
from argmap.formats.markdown_outline import read
from tests.core.builders import counting_ids
from tests.reasoning.marking_maps.sketches import commit, group_of, read_sketch, written

FOLDER = Path(__file__).parent
MARKER = re.compile(r" \{([a-z]+)\}$")


@dataclass(frozen=True)
class Key:
    """A key, its cards by their letters, and what was written of it."""

    name: str
    tree: Tree
    ids: Mapping[str, RecordId]
    entry: Mapping[str, Any]


@dataclass(frozen=True)
class HandIn:
    """A hand-in of one key, its cards by their letters, the faults that it was given, and how many points they cost."""

    name: str
    key: Key
    tree: Tree
    ids: Mapping[str, RecordId]
    faults: tuple[str, ...]
    cost: float


@cache
def keys() -> Mapping[str, Key]:
    """The three keys by their names."""
    entries = tomllib.loads((FOLDER / "keys.toml").read_text(encoding="utf-8"))["key"]
    return {entry["name"]: _key(entry) for entry in entries}


@cache
def hand_ins() -> Sequence[HandIn]:
    """All hand-ins: those made by recipes, and those written by hand."""
    recipes = tomllib.loads((FOLDER / "recipes.toml").read_text(encoding="utf-8"))["hand_in"]
    by_hand = tomllib.loads((FOLDER / "by_hand.toml").read_text(encoding="utf-8"))["hand_in"]
    return [*map(_cooked, recipes), *map(_written, by_hand)]


@cache
def hand_ins_in_other_words() -> Sequence[HandIn]:
    """Those without a fault, in words of quite another kind."""
    return [*map(_written, tomllib.loads((FOLDER / "freely.toml").read_text(encoding="utf-8"))["hand_in"])]


def cost_of(key: Key, fault: str) -> float:
    """The points that a fault is to cost by the weights that a rubric has of itself."""
    kind, letter, *_ = fault.split()
    top = read_sketch(key.entry["outline"])
    match kind:
        case "missing":
            return 7.0
        case "turned" | "split":
            return float(len(group_of(top, letter)))
        case "moved" | "joined":
            return 2.0
        case "level":
            return 3.0
        case "beside":
            return 1.0
        case _:
            return 0.0


def _key(entry: dict[str, Any]) -> Key:
    tree, ids = map_of(entry["outline"], entry, set(entry.get("passages", ())), {}, entry["name"])
    return Key(entry["name"], tree, ids, entry)


def _cooked(entry: dict[str, Any]) -> HandIn:
    """The key with other words and faults."""
    key = keys()[entry["key"]]
    top = read_sketch(key.entry["outline"])
    for fault in entry["faults"]:
        commit(top, fault)
    reworded = set(entry.get("reworded", ()))
    for line in top.walk():
        if line.letter in reworded:
            line.text = key.entry["reworded"][line.letter]
    outline = "\n".join(written(top))
    return _hand_in(entry, key, outline, set(entry.get("passages", ())))


def _written(entry: dict[str, Any]) -> HandIn:
    key = keys()[entry["key"]]
    return _hand_in(entry, key, entry["outline"], set(entry.get("passages", ())))


def _hand_in(entry: dict[str, Any], key: Key, outline: str, passages: set[str]) -> HandIn:
    known = dict(key.ids) if entry.get("is_copy") else {}
    tree, ids = map_of(outline, key.entry, passages, known, entry["name"])
    if entry.get("is_copy"):
        info = tree.document.info
        records = [one for one in tree.document.records() if not isinstance(one, MapInfo)]
        tree = Tree(Document([replace(info, origin_id=key.tree.document.info.id), *records]))
    faults = tuple(entry["faults"])
    return HandIn(entry["name"], key, tree, ids, faults, sum(cost_of(key, fault) for fault in faults))


def map_of(
    outline: str, entry: Mapping[str, Any], quoted: set[str], known: Mapping[str, RecordId], name: str
) -> tuple[Tree, dict[str, RecordId]]:
    """An outline as a map of that name whose quoted cards rest on the key's source, and its cards by their letters."""
    new_id = _ids_of(name)
    read_in = read(outline.encode(), name, new_id).records
    letters = {one.id: found[1] for one in read_in if isinstance(one, Node) and (found := MARKER.search(one.text))}
    ids = {one_id: known.get(letter, one_id) for one_id, letter in letters.items()}
    records = [_called(one, ids) for one in read_in]
    by_letter = {letter: ids[one_id] for one_id, letter in letters.items()}
    quoting = {letter: one_id for letter, one_id in by_letter.items() if letter in quoted}
    title = [replace(one, title=name) if isinstance(one, MapInfo) else one for one in records]
    return Tree(Document([*title, *_passages(entry, quoting, name)])), by_letter


def _ids_of(name: str):
    numbers = counting_ids()
    return lambda: sha256(f"{name} {numbers()}".encode()).hexdigest()[:32]


def _called(one: Record, ids: Mapping[RecordId, RecordId]) -> Record:
    """The record under the ids that its cards are to have, without the letter."""
    match one:
        case Node():
            return replace(one, id=ids.get(one.id, one.id), text=MARKER.sub("", one.text))
        case Premise():
            return replace(one, node_id=ids.get(one.node_id, one.node_id))
        case Inference(target_node_id=str(target)):
            return replace(one, target_node_id=ids.get(target, target))
        case _:
            return one


def _passages(entry: Mapping[str, Any], ids: Mapping[str, RecordId], name: str) -> Iterator[Record]:
    if not ids:
        return
    new_id = _ids_of(f"{name} passages")
    text = (FOLDER / entry["source"]).read_text(encoding="utf-8")
    source = Source(new_id(), "A note")
    kept = SourceText(new_id(), source.id, 1, text, sha256(text.encode()).hexdigest())
    yield from (source, kept)
    for letter, node_id in ids.items():
        words = entry["passages"][letter]
        start = text.index(words)
        passage = Passage(new_id(), kept.id, start, start + len(words), exact=words)
        yield from (passage, PassageLink(new_id(), passage.id, node_id=node_id))
