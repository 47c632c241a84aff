"""What a comparison marks on the cards of two maps, and where a difference is looked at in either."""

from collections.abc import Callable

from argmap.core import edits
from argmap.core.change import Change
from argmap.core.ids import new_id
from argmap.reasoning.comparing import compare
from argmap.reasoning.comparing.marks import Aim, Mark, aims_of, marks_of, partner_of
from tests.core.builders import Build, small_map

Edit = Callable[[Build], Change]


def changed(*made: Edit) -> tuple[Build, Build]:
    """The small map, and a copy in which something was done."""
    before = small_map()
    after = Build(before.document.records())
    for edit in made:
        after.do(edit(after))
    return before, after


def marked(build: Build, marks: dict[str, tuple[Mark, ...]]) -> dict[str, tuple[Mark, ...]]:
    """The marks by what stands on the cards."""
    places = {place_id: build.tree.place(place_id) for place_id in marks}
    return {build.tree.node(place.node_id).text: marks[place_id] for place_id, place in places.items() if place}


def marks(*made: Edit) -> tuple[dict[str, tuple[Mark, ...]], dict[str, tuple[Mark, ...]]]:
    before, after = changed(*made)
    first, second = marks_of(compare(before.tree, after.tree))
    return marked(before, dict(first)), marked(after, dict(second))


def test_what_came_is_marked_in_the_second_map_and_what_went_in_the_first() -> None:
    first, second = marks(
        lambda b: edits.add_reason(b.document, b.id("objection"), "new", new_id=new_id),
        lambda b: edits.delete_branch(b.document, [b.place_id("rebuttal")]),
    )

    assert first == {"rebuttal": (Mark.REMOVED,)}
    assert second == {"new": (Mark.ADDED,)}


def test_what_both_maps_have_is_marked_in_both_and_what_weighs_most_comes_first() -> None:
    first, second = marks(
        lambda b: edits.edit_text(b.document, b.id("evidence"), "evidence, said otherwise"),
        lambda b: edits.move_under(
            b.document, [b.place_id("evidence, said otherwise")], b.id("objection"), new_id=new_id
        ),
        lambda b: edits.turn(b.document, b.step("reason").id),
        lambda b: edits.edit_field(b.document, b.node("claim"), notes="So it is."),
    )

    said = [(Mark.MOVED, Mark.REWORDED), (Mark.TURNED,), (Mark.CHANGED,)]
    assert [first["evidence"], first["reason"], first["claim"]] == said
    assert [second["evidence, said otherwise"], second["reason"], second["claim"]] == said


def test_a_card_used_once_more_is_marked_at_the_new_place_alone() -> None:
    first, second = changed(lambda b: edits.use_here_too(b.document, b.id("evidence"), b.id("claim"), new_id=new_id))
    found = marks_of(compare(first.tree, second.tree))

    (added,) = set(second.places_of("evidence")) - set(first.places_of("evidence"))
    assert (dict(found[0]), dict(found[1])) == ({}, {added: (Mark.ADDED,)})


def test_a_difference_of_the_map_as_a_whole_marks_no_card_and_leads_to_none() -> None:
    first, second = changed(lambda b: edits.edit_map(b.document, title="Another title"))
    comparison = compare(first.tree, second.tree)

    assert marks_of(comparison) == ({}, {})
    assert aims_of(comparison.findings[0], comparison.matching, first.tree, second.tree) == (None, None)


def test_what_one_map_has_not_is_looked_at_there_where_it_would_stand() -> None:
    first, second = changed(
        lambda b: edits.add_reason(b.document, b.id("objection"), "new", new_id=new_id),
        lambda b: edits.add_reason(b.document, b.id("new"), "newer", new_id=new_id),
        lambda b: edits.add_claim(b.document, "at the top", new_id=new_id),
    )
    comparison = compare(first.tree, second.tree)
    aims = [aims_of(one, comparison.matching, first.tree, second.tree) for one in comparison.findings]

    above, main = Aim(first.place_id("objection"), is_there=False), Aim(first.place_id("claim"), is_there=False)
    assert [one for one, _ in aims] == [above, above, main]
    assert [other for _, other in aims] == [
        Aim(second.place_id(text), is_there=True) for text in ("new", "newer", "at the top")
    ]


def test_the_partner_of_a_place_is_that_of_its_id_and_else_the_one_in_full() -> None:
    first, second = changed(lambda b: edits.to_tray(b.document, [b.place_id("rebuttal")]))
    partners = compare(first.tree, second.tree).matching.b_of

    def partner(text: str) -> str | None:
        return partner_of(first.place_id(text), first.tree, second.tree, partners)

    assert partner("evidence") == first.place_id("evidence")
    assert partner("rebuttal") == second.id("rebuttal")
    assert partner_of("nowhere", first.tree, second.tree, partners) is None
