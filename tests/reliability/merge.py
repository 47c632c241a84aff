"""Random edits on two copies of a map, merged: either order gives the same map, with all that either side did.

Of pairs without conflict the merged map is what comes of doing one side's edits on the other's map, fitted to what
stands there as a redo is (`core/undoing.py`, which knows nothing of merging). Of pairs with conflicts, what a
side changed is in the merged map or named by a conflict. The map is sound in either case.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from itertools import combinations
from pathlib import Path
from random import Random

import pytest

from argmap.core import edits
from argmap.core.change import Change, Label, combined
from argmap.core.document import Document
from argmap.core.errors import EditRefused, MapError
from argmap.core.graph import is_above, places_of
from argmap.core.merging import Choice, Conflict, Merged, merge
from argmap.core.merging.conflicts import key_of
from argmap.core.moments import difference
from argmap.core.records import Inference, MapInfo, Node, Record, RecordId, Source
from argmap.core.tree import Tree
from argmap.core.undoing import rebased_inverse
from argmap.storage.creating import create_map
from argmap.storage.verify import verify
from tests.core.any_edit import any_edit
from tests.core.builders import TEXT
from tests.core.rebuilt import assert_nothing_dangles, state_of
from tests.reliability.row import Row, Tally

BEFORE = (5, 30)  # edits that make the common map
MOST = 8  # edits of each side
AGAINST = 0.3  # of the pairs begin with two edits of one thing
TRIED = 40  # pairs until there is one without conflict
AGREED = "pairs without conflict"
CLASHED = "pairs with conflicts"
TELLING = "telling of conflicts"
KEEPING = "keeping what the other side needs"
BREAKING = "breaking of circles"
ALIKE = "settling alike in either order"
OTHER = {Choice.A: Choice.B, Choice.B: Choice.A, Choice.BOTH: Choice.BOTH}
HOLD_SEVERAL = ("tags", "citation")  # fields that may hold what both sides did


Edit = Callable[[Document], Change | None]


@dataclass(frozen=True)
class Pair:
    """A map, two others made of it, and the edits that made them."""

    base: Document
    a: Document
    b: Document
    edits_a: list[Change]
    edits_b: list[Change]

    def turned(self) -> "Pair":
        return Pair(self.base, self.b, self.a, self.edits_b, self.edits_a)


def merge_some(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """Merge pairs until one is without conflict; look at each of them."""
    random = Random(number)
    with pytest.MonkeyPatch.context() as patch:
        _leave_out(patch, without)
        for tried in range(TRIED):
            try:
                pair = random_pair(random)
                is_agreed = _is_agreed(pair, tally)
                for fault in (*faults_in(pair, folder / f"{tried}.argmap"), *faults_if_chosen(pair, random)):
                    tally.fail(f"trial {number}, pair {tried}: {fault}")
                if is_agreed:
                    return
            except MapError as error:
                tally.fail(f"trial {number}, pair {tried}: {error}")


def _is_agreed(pair: Pair, tally: Tally) -> bool:
    """Whether a pair is without conflict; what it has is counted."""
    conflicts = merge(pair.base, pair.a, pair.b).conflicts
    tally.count(CLASHED if conflicts else AGREED)
    for kind in {one.kind for one in conflicts}:
        tally.count(f"with {kind.value}")
    return not conflicts


def random_pair(random: Random) -> Pair:
    """A map and two copies of it, each with some edits of its own."""
    text = edits.source_text("2" * 32, TEXT, new_id=lambda: "3" * 32)
    base = Document([MapInfo("1" * 32), Source("2" * 32), text])
    _edit(base, random, random.randint(*BEFORE))
    a, b = Document(base.records()), Document(base.records())
    against = _against_each_other(base, random) if random.random() < AGAINST else (None, None)
    made = [
        [*_done(document, edit), *_edit(document, random, random.randint(1, MOST))]
        for document, edit in zip((a, b), against, strict=True)
    ]
    return Pair(base, a, b, *made)


def _against_each_other(base: Document, random: Random) -> tuple[Edit | None, Edit | None]:
    """Two edits of a kind that seldom meet by chance."""
    nodes, steps = (sorted(one.id for one in base.all(kind)) for kind in (Node, Inference))
    if len(nodes) < 3 or not steps:
        return None, None
    (one, other, third), step = random.sample(nodes, 3), random.choice(steps)
    left, right = random.choice(_apart(base, nodes) or [(one, other)])
    return random.choice(
        [
            (_onto(left, right), _onto(right, left)),
            (_onto(one, other), _onto(one, third)),
            (lambda of: edits.edit_text(of, one, "as A has it"), lambda of: edits.edit_text(of, one, "as B has it")),
            (lambda of: edits.delete_branch(of, _places(of, one)), lambda of: edits.add_reason(of, one, "below it")),
            (lambda of: edits.remove_step(of, step), lambda of: edits.turn(of, step)),
            (lambda of: edits.to_tray(of, _places(of, one)), lambda of: edits.reorder(of, _places(of, one)[0], 1)),
        ]
    )


def _apart(base: Document, node_ids: list[RecordId]) -> list[tuple[RecordId, RecordId]]:
    """The cards of which neither stands above the other."""
    pairs = combinations(node_ids, 2)
    return [(one, other) for one, other in pairs if not is_above(base, one, other) and not is_above(base, other, one)]


def _onto(node_id: RecordId, target_id: RecordId) -> Edit:
    return lambda of: edits.move_under(of, _places(of, node_id), target_id)


def _places(document: Document, node_id: RecordId) -> list[RecordId]:
    return [place.id for place in places_of(document, node_id)] or [node_id]


def _done(document: Document, edit: Edit | None) -> list[Change]:
    """The edit's change, made real, if it could be."""
    try:
        change = edit(document) if edit is not None else None
    except EditRefused:
        return []
    if not change:
        return []
    document.apply(change)
    return [change]


def _edit(document: Document, random: Random, count: int) -> list[Change]:
    return [change for _ in range(count) for change in _done(document, lambda of: any_edit(of, random))]


def faults_in(pair: Pair, path: Path) -> Iterator[str]:
    """What is wrong with the merged map of a pair, written at `path`."""
    merged, turned = merge(pair.base, pair.a, pair.b), merge(pair.base, pair.b, pair.a)
    yield from _differences(merged, turned)
    state = state_of(Document(merged.records))
    if not merged.conflicts and any(state != state_of(_replayed(one)) for one in (pair, pair.turned())):
        yield "not what comes of doing one side's edits on the other's map"
    yield from _unsound(pair, merged)
    create_map(path, merged.records)
    yield from map(str, verify(path))


def faults_if_chosen(pair: Pair, random: Random) -> Iterator[str]:
    """What is wrong with the merged map where a choice is made at each conflict."""
    seed = random.random()
    merged = merge(pair.base, pair.a, pair.b, lambda conflict: _choice(conflict, seed))
    turned = merge(pair.base, pair.b, pair.a, lambda conflict: OTHER[_choice(conflict, seed)])
    yield from _differences(merged, turned)
    yield from _unsound(pair, merged)


def _choice(conflict: Conflict, seed: float) -> Choice:
    return Random(f"{seed} {conflict.key}").choice(list(Choice))


def _differences(merged: Merged, turned: Merged) -> Iterator[str]:
    """What is otherwise where the sides are merged in the other order."""
    if state_of(Document(merged.records)) != state_of(Document(turned.records)):
        yield "the maps differ with the order"
    if set(map(repr, merged.conflicts)) != {repr(_turned(one)) for one in turned.conflicts}:
        yield "the conflicts differ with the order"


def _unsound(pair: Pair, merged: Merged) -> Iterator[str]:
    """What is lost without a word, dangles, or stands below itself."""
    document = Document(merged.records)
    covered = {key for conflict in merged.conflicts for key in conflict.covers}
    for side in (pair.a, pair.b):
        yield from (f"lost: {lost}" for lost in _lost(pair, side, state_of(document), covered))
    assert_nothing_dangles(document)
    if Tree(document).cut_ids:
        yield "a card stands below itself"


def _turned(conflict: Conflict) -> Conflict:
    remover = OTHER[conflict.removed_by] if conflict.removed_by is not None else None
    return replace(conflict, a=conflict.b, b=conflict.a, removed_by=remover, choice=OTHER[conflict.choice])


def _replayed(pair: Pair) -> Document:
    """The map of one side, after the edits of the other."""
    document = Document(pair.a.records())
    document.apply(rebased_inverse(combined(Label.RECEIVED, pair.edits_b).inverse(), document))
    return document


def _lost(
    pair: Pair, side: Document, state: dict[tuple[str, str], Record], covered: set[tuple[str, str]]
) -> Iterator[str]:
    """What a side changed and is neither in the merged map nor named by a conflict."""
    for before, after in difference(pair.base.records(), side.records()).pairs:
        one = after if after is not None else before
        if one is not None and key_of(one) not in covered:
            now = state.get(key_of(one))
            if (now is None) is not (after is None):
                yield f"{key_of(one)}"
            elif now is not None:
                yield from (f"{key_of(one)}.{name}" for name in _fields_lost(before, after, now))


def _fields_lost(before: Record | None, after: Record | None, now: Record) -> Iterator[str]:
    for name in (one.name for one in fields(now)):
        was, wanted, is_ = (getattr(one, name, None) for one in (before, after, now))
        if is_ != wanted and (before is None or was != wanted) and name not in HOLD_SEVERAL:
            yield name


def _leave_out(patch: pytest.MonkeyPatch, without: frozenset[str]) -> None:
    if TELLING in without:
        patch.setattr("argmap.core.merging.state.Merging.conflicts", lambda _: ())
    if KEEPING in without:
        patch.setattr("argmap.core.merging.three_way.keep_needed", lambda *_: None)
    if BREAKING in without:
        patch.setattr("argmap.core.merging.three_way.break_circle", lambda _: False)
    if ALIKE in without:
        patch.setattr("argmap.core.merging.fields.sorted", lambda values, **_: list(values), raising=False)


ROWS = (
    Row(
        "merge",
        "two copies of a map edited at random, and merged",
        full=10_000,
        short=40,
        trial=merge_some,
        defences={TELLING: 20, KEEPING: 40, BREAKING: 80, ALIKE: 60},
        least={AGREED: 10_000, CLASHED: 1_000},
        is_in_memory=True,
    ),
)
