"""Which card of one map is which of another."""

from dataclasses import replace
from random import Random

import pytest

from argmap.core import edits
from argmap.core.document import Document
from argmap.core.ids import new_id
from argmap.core.records import MapInfo, Node
from argmap.core.tree import Tree
from argmap.reasoning.matching import Why, are_related, match_nodes, match_steps
from argmap.samples import sample_copy, sample_names, sample_records
from tests.core.any_edit import any_edit
from tests.core.builders import Build, small_map
from tests.core.under_other_ids import under_other_ids


def pairs(a: Build, b: Build) -> dict[str, str]:
    """The texts of the cards in pairs."""
    return {a.tree.node(one.a_id).text: b.tree.node(one.b_id).text for one in match_nodes(a.tree, b.tree).matches}


def of_claims(*texts: str) -> Build:
    """A map of another origin, with a claim for each text."""
    build = Build([MapInfo(id=new_id())])
    for text in texts:
        build.do(edits.add_claim(build.document, text))
    return build


def resting_on(*words: str) -> Build:
    """A map of another origin, with a card for each stretch of the one source that says something else."""
    build = of_claims()
    build.add_source()
    for number, stretch in enumerate(words):
        build.do(edits.add_to_tray(build.document, "evidence", f"{number}", build.quote(stretch), new_id=new_id))
    return build


def test_a_card_of_a_copy_is_known_by_its_id_whatever_it_says() -> None:
    a, b = small_map(), small_map()
    b.do(edits.edit_text(b.document, b.id("reason"), "Quite another sentence"))

    assert pairs(a, b)["reason"] == "Quite another sentence"
    assert {one.why for one in match_nodes(a.tree, b.tree).matches} == {Why.ID}


def test_hand_ins_are_related_to_each_other_and_to_the_map_they_were_begun_from() -> None:
    origin, one, other = (
        Build([MapInfo(id=map_id * 32, origin_id=origin_id)]).tree
        for map_id, origin_id in (("1", ""), ("2", "1" * 32), ("3", "1" * 32))
    )

    assert are_related(origin, one)
    assert are_related(one, other)
    assert not are_related(origin, of_claims().tree)


def test_an_id_says_nothing_between_maps_of_different_origin() -> None:
    a = Build([MapInfo(id="1" * 32), Node(id="5" * 32, kind="claim", text="Taxes should fall", order_key="a")])
    b = Build([MapInfo(id="2" * 32), Node(id="5" * 32, kind="claim", text="Rivers run dry", order_key="a")])

    assert pairs(a, b) == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A common European defence should be built by the EU.", "The EU should build a common defence."),
        ("A sugar tax reduces obesity among children.", "A tax on sugar reduces childhood obesity."),
        ("NATO already does this.", "NATO does that already!"),
        ("安全は重要な課題である", "安全は重要な問題である"),
    ],
)
def test_a_card_in_other_words_is_known_by_its_text(one: str, other: str) -> None:
    assert pairs(of_claims(one, "Fish swim."), of_claims("Birds fly.", other)) == {one: other}


def test_different_claims_on_one_subject_are_not_taken_for_the_same() -> None:
    a = of_claims("Charging brings down the traffic that enters the charged area.")
    b = of_claims("Public transport into the charged area should come before charging begins.")

    assert pairs(a, b) == {}


def test_cards_without_words_are_like_none() -> None:
    assert pairs(of_claims("", "…"), of_claims("", "…")) == {}


def test_a_card_on_the_same_words_of_a_source_is_known_by_them() -> None:
    a, b = resting_on("Joint procurement may save money"), resting_on("Nobody counted it", "procurement may save")

    assert pairs(a, b) == {"0": "1"}
    (match,) = match_nodes(a.tree, b.tree).matches
    assert match.why is Why.PASSAGES
    assert match.score == 2 * 20 / (20 + 32)  # characters


def test_a_card_that_quotes_a_word_of_a_long_quote_is_not_taken_for_it() -> None:
    a, b = resting_on("Joint procurement may save money"), resting_on("may")

    assert [one.why for one in match_nodes(a.tree, b.tree).matches] == [Why.TEXT]


def test_of_cards_on_the_same_words_the_likest_texts_belong_together() -> None:
    a, b = (
        resting_on("Nobody counted it", "Nobody counted it"),
        resting_on("Nobody counted it", "Nobody counted it"),
    )
    b.do(edits.edit_text(b.document, b.id("0"), "nobody has counted"))
    b.do(edits.edit_text(b.document, b.id("1"), "costs are unknown"))
    a.do(edits.edit_text(a.document, a.id("0"), "The costs are unknown."))
    a.do(edits.edit_text(a.document, a.id("1"), "Nobody has counted."))

    assert pairs(a, b) == {"The costs are unknown.": "costs are unknown", "Nobody has counted.": "nobody has counted"}


def test_equal_cards_are_matched_in_the_order_in_which_they_stand() -> None:
    a, b = of_claims("Same", "Same", "Same"), of_claims("Same", "Same")

    matches = match_nodes(a.tree, b.tree).matches

    roots_a, roots_b = ([place.node_id for place in build.tree.roots()] for build in (a, b))
    assert [(one.a_id, one.b_id) for one in matches] == list(zip(roots_a[:2], roots_b, strict=True))


@pytest.mark.parametrize("name", sample_names())
def test_a_sample_under_other_ids_is_known_again_card_by_card_and_step_by_step(name: str) -> None:
    records = sample_copy(name)
    other, ids = under_other_ids(records, "f" * 32)
    a, b = Tree(Document(records)), Tree(Document(other))

    nodes = match_nodes(a, b)

    assert {one.a_id: one.b_id for one in nodes.matches} == {n.id: ids[n.id] for n in a.document.all(Node)}
    assert all(ids[one] == another for one, another in match_steps(a, b, nodes, by_id=False).items())


@pytest.mark.parametrize("seed", range(8))
def test_each_card_has_one_partner_at_most_and_it_is_the_same_the_other_way_round(seed: int) -> None:
    random, records = Random(seed), sample_records("sugar-tax")
    a, b = Tree(Document(records)), Document(under_other_ids(records, "f" * 32)[0])
    for _ in range(20):
        change = any_edit(b, random)
        if change:
            b.apply(change)

    there, back = match_nodes(a, Tree(b)), match_nodes(Tree(b), a)

    assert len(there.matches) == len(there.b_of) == len(there.a_of)
    assert {(one.a_id, one.b_id, one.why, one.score) for one in there.matches} == {
        (one.b_id, one.a_id, one.why, one.score) for one in back.matches
    }


def test_without_ids_a_step_is_the_one_in_which_the_most_of_its_cards_stand_together() -> None:
    a = small_map()
    other, ids = under_other_ids(a.document.records(), "f" * 32)
    b = Build([replace(one, origin_id="") if isinstance(one, MapInfo) else one for one in other])
    b.do(edits.split_out(b.document, b.place_id("joint two"), new_id=new_id))
    b.do(edits.join(b.document, [b.place_id("reason"), b.place_id("joint two")], new_id=new_id))

    steps = match_steps(a.tree, b.tree, match_nodes(a.tree, b.tree), by_id=False)

    assert steps[a.step("joint one").id] == b.step("joint one").id
    assert steps[a.step("reason").id] == b.step("reason").id
    assert steps[a.step("doubt").id] == ids[a.step("doubt").id]


SAID = "Large kitchens cook each meal for less as numbers grow."
IN_OTHER_WORDS = "The more meals a large kitchen cooks, the less each of them costs."


def test_a_card_in_quite_other_words_is_known_where_no_other_is_nearly_as_like() -> None:
    assert pairs(of_claims(SAID, "Fish swim."), of_claims("Birds fly.", IN_OTHER_WORDS)) == {SAID: IN_OTHER_WORDS}


def test_of_two_cards_that_are_both_a_little_like_one_neither_is_taken_for_it() -> None:
    rival = "A large kitchen cooks fewer meals, and each of them costs more."

    assert pairs(of_claims(SAID, "Fish swim."), of_claims(rival, IN_OTHER_WORDS)) == {}
