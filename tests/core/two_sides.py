"""A small map on which two sides do something each, merged."""

from collections.abc import Callable

from argmap.core import edits
from argmap.core.change import Change
from argmap.core.ids import new_id
from argmap.core.merging import Choice, Choose, Conflict, ConflictKind, Merged, both, merge
from tests.core.builders import Build, small_map
from tests.core.rebuilt import state_of

Edit = Callable[[Build], Change]


def with_source() -> Build:
    build = small_map()
    build.add_source()
    build.do(edits.link_passage(build.document, build.id("objection"), build.quote("Nobody counted it")))
    return build


def merged(
    a: list[Edit], b: list[Edit], choose: Choose = both, base: Build | None = None
) -> tuple[Build, tuple[Conflict, ...]]:
    """The small map with what both sides did; it is the same with the sides in the other order."""
    base = base or small_map()
    return merged_of(base, done(base, a), done(base, b), choose)


def done(base: Build, edits_made: list[Edit]) -> Build:
    """A copy of a map in which a side did something."""
    side = Build(base.document.records())
    for edit in edits_made:
        side.do(edit(side))
    return side


def merged_of(base: Build, a: Build, b: Build, choose: Choose) -> tuple[Build, tuple[Conflict, ...]]:
    """The merged map and its conflicts; they are the same with the sides in the other order."""
    found = merge(base.document, a.document, b.document, choose)
    if choose is both:
        turned = merge(base.document, b.document, a.document)
        assert state_of(Build(turned.records).document) == state_of(Build(found.records).document)
        assert kinds(turned) == kinds(found)
    return Build(found.records), found.conflicts


def kinds(found: Merged) -> list[tuple[ConflictKind, str]]:
    return sorted((one.kind, one.record[0]) for one in found.conflicts)


def choosing(choice: Choice) -> Choose:
    return lambda _: choice


def under(text: str, target: str) -> Edit:
    return lambda build: edits.move_under(build.document, [build.place_id(text)], build.id(target), new_id=new_id)


def text(old: str, new: str) -> Edit:
    return lambda build: edits.edit_text(build.document, build.id(old), new)


def field(card: str, **values: object) -> Edit:
    return lambda build: edits.edit_field(build.document, build.node(card), **values)


def add(target: str, words: str) -> Edit:
    return lambda build: edits.add_reason(build.document, build.id(target), words, new_id=new_id)


def delete(card: str) -> Edit:
    return lambda build: edits.delete_branch(build.document, [build.place_id(card)])


def tray(card: str) -> Edit:
    return lambda build: edits.to_tray(build.document, [build.place_id(card)])
