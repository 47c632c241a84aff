"""A map as MindMup's JSON: a group for each step, and what MindMup has no word for in an attribute of argmap's own."""

import json
from dataclasses import dataclass, field
from typing import Any

from argmap.core.records import Polarity, RecordId
from argmap.formats.idea_gathering import Gathered, foreign_of, gather
from argmap.formats.ideas import Arrow, Idea, Stands
from argmap.formats.mindmup import ABOUT, FORMAT_ID, GROUPS, OURS, VERSION, order_of
from argmap.formats.report import Tally
from argmap.formats.sound_text import sound
from argmap.formats.written import Outgoing, Written

STANDARD = "standard"
WORDS = {polarity: word for word, polarity in GROUPS.items()}


def write(outgoing: Outgoing) -> Written:
    """The map as a .mup file."""
    tree, tally = outgoing.tree, Tally()
    found = gather(tree, FORMAT_ID, tally, has_single_cards=False, has_empty_groups=False)
    kept = foreign_of(tree, FORMAT_ID).get(tree.document.info.id)
    writing = _Writing(found)
    top = writing.written()
    links = [writing.link(one) for one in found.arrows]
    root: dict[str, Any] = {
        "formatVersion": VERSION,
        "id": "root",
        "title": tree.document.info.title if outgoing.has_title else "",
    }
    about = {name: value for name in ABOUT if (value := getattr(tree.document.info, name))}
    others = dict(kept) if isinstance(kept, dict) else {}
    attributes = _attributes(others.pop("attr", {}), about)
    root |= {name: value for name, value in others.items() if name not in (*root, "ideas", "links")}
    root |= {"attr": attributes, "links": links}
    tally.keep("ideas", len(found.ideas))
    tally.keep("links", len(links))
    return Written(sound(_text(root, top)).encode(), tally.report())


@dataclass(slots=True)
class _Written:
    """An idea as it is written, and those under it."""

    said: dict[str, Any]
    rank: str
    below: list["_Written"] = field(default_factory=list)


class _Writing:
    def __init__(self, found: Gathered) -> None:
        self._found = found
        self._ids: dict[RecordId, object] = {}
        self._name()

    def _name(self) -> None:
        """An id for each idea that has a record: the one it came with, or the next number that is free."""
        taken: dict[str, None] = {"root": None}
        fresh: list[RecordId] = []
        for idea in self._found.ideas:
            id_ = idea.kept.get("id") if isinstance(idea.kept, dict) else None
            if isinstance(id_, str | int) and id_ != "" and str(id_) not in taken:
                taken[str(id_)] = None
                self._ids[idea.id] = id_
            elif idea.id:
                fresh.append(idea.id)
        self._next = 1 + max((int(one) for one in taken if one.isdecimal() and len(one) < 16), default=0)
        for record_id in fresh:
            self._ids[record_id] = self._fresh()

    def _fresh(self) -> int:
        self._next += 1
        return self._next - 1

    def written(self) -> list[_Written]:
        """The tops, with all that stands under them."""
        top: list[_Written] = []
        made: list[_Written] = []
        for idea in self._found.ideas:
            made.append(self._written(idea))
            (made[idea.above].below if idea.above is not None else top).append(made[-1])
        return top

    def _written(self, idea: Idea) -> _Written:
        kept = idea.kept if isinstance(idea.kept, dict) else {}
        ours = dict(idea.fields)
        if idea.same:
            ours["same"] = str(self._ids[idea.same])
        if idea.stands is Stands.TRAY:
            ours["stands"] = Stands.TRAY.value
        if idea.is_cut:
            ours["cut"] = "yes"
        attributes = _attributes(kept.get("attr", {}), ours)
        if idea.stands is Stands.GROUP:
            attributes["group"] = self._group(idea, kept)
            if attributes["group"] in GROUPS:
                _forget(attributes, "polarity")
        if idea.notes:
            note = attributes.get("note")
            attributes["note"] = (note if isinstance(note, dict) else {}) | {"text": idea.notes}
        title = kept.get("title", "group") if idea.stands is Stands.GROUP else idea.text
        said = {"id": self._ids[idea.id] if idea.id else self._fresh(), "title": title}
        said |= {name: value for name, value in kept.items() if name not in (*said, "rank", "attr", "group", "ideas")}
        return _Written(said | ({"attr": attributes} if attributes else {}), str(kept.get("rank", "")))

    def _group(self, idea: Idea, kept: dict[str, Any]) -> object:
        """The word for how the group bears: as it came, where that says nothing else."""
        came = kept.get("group")
        if came is not None and not isinstance(came, str | bool):
            came = None
        if came and came not in GROUPS and idea.polarity is Polarity.SUPPORTS:
            return came
        return WORDS.get(idea.polarity, STANDARD) if idea.polarity is not None else STANDARD

    def link(self, arrow: Arrow) -> dict[str, Any]:
        ends = {"ideaIdFrom": self._ids[arrow.start], "ideaIdTo": self._ids[arrow.end]}
        return ends | ({"attr": arrow.kept} if arrow.kept is not None else {})


def _attributes(kept: object, ours: dict[str, str]) -> dict[str, Any]:
    """The attributes that came with an idea, with argmap's own among them."""
    found = dict(kept) if isinstance(kept, dict) else {}
    before = found.pop(OURS, None)
    said = (before if isinstance(before, dict) else {}) | ours
    return found | ({OURS: said} if said else {})


def _forget(attributes: dict[str, Any], name: str) -> None:
    attributes[OURS].pop(name, None)
    if not attributes[OURS]:
        del attributes[OURS]


def _text(root: dict[str, Any], top: list[_Written]) -> str:
    """The root as JSON, an idea on each line; without recursion, as maps are deeper than what `json` writes."""
    parts = [_opened(root)]
    waiting: list[str | tuple[str, _Written]] = ["}}\n", *_row(top)]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            parts.append(one)
            continue
        rank, idea = one
        parts.append(f"\n{json.dumps(rank)}: {_opened(idea.said) if idea.below else _dumped(idea.said)}")
        if idea.below:
            waiting += ["}}", *_row(idea.below)]
    return "".join(parts)


def _row(row: list[_Written]) -> list[str | tuple[str, _Written]]:
    """What stands under one idea, the last first, with the commas between."""
    found: list[str | tuple[str, _Written]] = []
    for rank, one in zip(_ranks(row), row, strict=True):
        found += [",", (rank, one)] if found else [(rank, one)]
    return found[::-1]


def _opened(said: dict[str, Any]) -> str:
    """An object that goes on with its ideas."""
    return f'{_dumped(said)[:-1]}, "ideas": {{'


def _dumped(said: dict[str, Any]) -> str:
    return json.dumps(said, ensure_ascii=False)


def _ranks(row: list[_Written]) -> list[str]:
    """The ranks that the row came with, if they are all there and in that order; else those of counting."""
    ranks = [one.rank for one in row]
    orders = [order_of(rank) for rank in ranks]
    is_sound = all(rank and order[1] != float("inf") for rank, order in zip(ranks, orders, strict=True))
    if is_sound and orders == sorted(set(orders)):
        return ranks
    return [str(number) for number in range(1, len(row) + 1)]
