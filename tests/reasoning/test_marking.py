"""What a card of a hand-in brings, aspect by aspect, and what is said of it."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from random import Random

import pytest

from argmap.core import edits
from argmap.core.document import Document
from argmap.core.ids import new_id
from argmap.core.records import Comment, Inference, MapInfo, Node, Premise
from argmap.core.tree import Tree
from argmap.formats.markdown_outline import read
from argmap.reasoning.marking import Aspect, CardMark, MapMark, Rubric, Verdict, mark, mark_best, read_rubric
from argmap.reasoning.marking.naming import refuse_unknown
from argmap.reasoning.marking.remarks import Remark, annotated, remarks
from argmap.reasoning.marking.results import result_of
from argmap.reasoning.marking.rubric import BrokenRubric, Partial, Weights
from argmap.samples import sample_copy, sample_names, sample_records
from tests.core.any_edit import any_edit
from tests.core.builders import Build

KEY = """
- Ferries should be free.
  - Reason: Islanders cannot choose to drive.
    - Evidence: There is no bridge to the northern island.
      - Doubt: A bridge was promised for next spring.
  - And: Nobody should pay for what they cannot avoid.
  - Reason: Empty ferries burn as much oil as full ones.
  - Objection: Tourists would crowd the decks.
    - Objection: Tourists already come by coach.
"""
PLACE = re.compile(r"( *- (?:[A-Z][a-z]+: )?)(.*)")
"""What a line of an outline says of its card's place, and the card's text."""


NOW = datetime(2026, 1, 1, tzinfo=UTC)


def of(outline: str) -> Tree:
    return Tree(Document(read(outline.encode(), "outline").records))


def with_change(old: str, new: str, rubric: Rubric | None = None) -> MapMark:
    """The mark of the key itself after a change in its outline."""
    assert old in KEY
    return mark(of(KEY), of(KEY.replace(old, new)), rubric or Rubric())


def card(marked: MapMark, number: int) -> CardMark:
    """A card by its line in the key."""
    return marked.cards[number]


def lost(marked: MapMark) -> dict[int, list[tuple[Aspect, Verdict]]]:
    """What was not given in full, by the line of the card."""
    found = {
        number: [(one.aspect, one.verdict) for one in each.points if not one.is_full]
        for number, each in enumerate(marked.cards)
    }
    return {number: some for number, some in found.items() if some}


def test_a_perfect_copy_gets_all_points_in_any_order_of_its_lines() -> None:
    marked = mark(of(KEY), of(KEY), Rubric())

    assert (marked.points, marked.share, lost(marked), marked.extra_ids) == (marked.of, 1.0, {}, ())


@pytest.mark.parametrize("name", sample_names())
def test_every_sample_gets_all_points_by_itself_as_a_key(name: str) -> None:
    sample = Tree(Document(sample_records(name)))

    assert mark(sample, Tree(Document(sample_copy(name))), Rubric()).share == 1.0


@pytest.mark.parametrize("seed", range(12))
def test_every_map_that_anyone_could_make_gets_all_points_by_itself_as_a_key(seed: int) -> None:
    random, document = Random(seed), Document(sample_records("sugar-tax"))
    for change in filter(None, (any_edit(document, random) for _ in range(60))):
        document.apply(change)

    marked = mark(Tree(document), Tree(Document(document.records())), Rubric())

    assert (lost(marked), marked.points) == ({}, marked.of)


def test_what_lies_in_the_tray_of_the_key_is_not_asked_for() -> None:
    build = Build(read(KEY.encode(), "outline").records)
    build.do(edits.to_tray(build.document, [build.place_id("Empty ferries burn as much oil as full ones.")]))

    marked = mark(build.tree, of(KEY), Rubric())

    assert (marked.share, len(marked.cards), len(marked.extra_ids)) == (1.0, 7, 1)


def test_a_step_that_bears_on_nothing_in_the_key_may_do_so_in_the_hand_in() -> None:
    loose = Inference("7" * 32, "supports")
    card, place = Node("8" * 32, "claim", "Ferries rust."), Premise("9" * 32, "7" * 32, "8" * 32)
    key = Tree(Document([MapInfo("1" * 32), card, loose, place]))

    assert mark(key, key, Rubric()).share == 1.0
    assert mark(key, of("- Ferries rust.\n"), Rubric()).share < 1.0


def test_an_empty_map_gets_none() -> None:
    marked = mark(of(KEY), Tree(Document([MapInfo(id=new_id())])), Rubric())

    assert (marked.points, marked.share) == (0.0, 0.0)
    assert {one.verdict for each in marked.cards for one in each.points} == {Verdict.MISSING}


def test_a_key_without_cards_gives_no_points() -> None:
    assert mark(Tree(Document([MapInfo(id=new_id())])), of(KEY), Rubric()).share == 0.0


def test_a_missing_card_costs_its_own_points_and_no_others() -> None:
    """What doubts its step opposes what it supports, now that it is gone."""
    rows = "    - Evidence: There is no bridge to the northern island.\n      - Doubt: A bridge"
    marked = with_change(rows, "    - Objection: A bridge")

    assert list(lost(marked)) == [2]
    assert marked.of - marked.points == 7.0


def test_a_card_of_the_key_that_was_emptied_is_missing_and_costs_no_other() -> None:
    key = of(KEY)
    emptied = {one.id: replace(one, text=" ") for one in key.document.all(Node) if one.text.startswith("Islanders")}

    marked = mark(key, Tree(Document(emptied.get(one.id, one) for one in key.document.records())), Rubric())

    assert marked.extra_ids == tuple(emptied)
    assert lost(marked) == {1: [(aspect, Verdict.MISSING) for aspect in Aspect]}


def test_a_card_between_that_the_key_does_not_have_costs_nothing() -> None:
    extra = "  - Reason: Fuel is dear this year.\n    - Reason: Empty ferries"
    marked = with_change("  - Reason: Empty ferries", extra)

    assert (marked.share, len(marked.extra_ids)) == (1.0, 1)


def test_a_card_that_the_key_does_not_have_costs_what_the_rubric_says() -> None:
    extra = "  - Reason: Whales sing at night.\n  - Reason: Empty ferries"

    assert with_change("  - Reason: Empty ferries", extra, Rubric(extra=1.5)).points == with_change("A", "A").of - 1.5


def test_cards_that_the_key_does_not_have_never_cost_more_than_was_gained() -> None:
    assert mark(of(KEY), of("- Whales sing.\n  - Sharks do not.\n"), Rubric(extra=9.0)).points == 0.0


@pytest.mark.parametrize(
    ("old", "new", "line", "losses"),
    [
        ("Objection: Tourists already", "Reason: Tourists already", 7, [(Aspect.POLARITY, Verdict.TURNED)]),
        ("Doubt: A bridge", "Objection: A bridge", 3, [(Aspect.TARGET, Verdict.NEARBY)]),
        (
            "Doubt: A bridge",
            "Reason: A bridge",
            3,
            [(Aspect.TARGET, Verdict.NEARBY), (Aspect.POLARITY, Verdict.TURNED)],
        ),
        (
            "    - Objection: Tourists already",
            "  - Reason: Tourists already",
            7,
            [(Aspect.TARGET, Verdict.ELSEWHERE), (Aspect.LEVEL, Verdict.TOO_HIGH)],
        ),
    ],
)
def test_a_card_loses_the_points_of_what_is_wrong_with_it_alone(
    old: str, new: str, line: int, losses: list[tuple[Aspect, Verdict]]
) -> None:
    assert lost(with_change(old, new)) == {line: losses}


def test_another_card_of_the_right_branch_brings_a_share() -> None:
    doubt, joint = "      - Doubt: A bridge was promised for next spring.\n", "  - And: Nobody should pay for what they"
    moved = f"{joint} cannot avoid.\n    - Objection: A bridge was promised for next spring.\n"
    row = f"{doubt}{joint} cannot avoid.\n"
    marked = with_change(row, moved, Rubric(partial=Partial(branch=0.25)))

    assert card(marked, 3).verdict(Aspect.TARGET) is Verdict.BRANCH
    assert card(marked, 3).points[1].points == 0.5


def test_cards_of_one_reason_that_stand_alone_each_lose_the_point_for_it() -> None:
    marked = with_change("And: Nobody", "Reason: Nobody")

    assert lost(marked) == {1: [(Aspect.JOINT, Verdict.SPLIT)], 4: [(Aspect.JOINT, Verdict.SPLIT)]}


def test_reasons_of_their_own_that_were_joined_each_lose_the_point_for_it() -> None:
    marked = with_change("Reason: Empty", "And: Empty")

    assert set(lost(marked)) == {1, 4, 5}
    assert card(marked, 5).points[3].points == 0.0
    assert card(marked, 1).points[3].points == 0.5  # one of its two partners is right


def test_a_card_in_the_tray_brings_only_that_it_was_found() -> None:
    build = Build(read(KEY.encode(), "outline").records)
    build.do(edits.to_tray(build.document, [build.place_id("Empty ferries burn as much oil as full ones.")]))
    marked = mark(of(KEY), build.tree, Rubric())

    assert card(marked, 5).gained == 2.0
    assert {one.verdict for one in card(marked, 5).points[1:]} == {Verdict.UNPLACED}


def test_reasons_left_at_the_top_bear_on_nothing() -> None:
    flat = "\n".join(f"- {line.split(': ', 1)[-1].removeprefix('- ')}" for line in KEY.strip().splitlines())
    marked = mark(of(KEY), of(flat), Rubric())

    assert marked.points == 2.0 * 8 + 2.0  # all were found, and one of them belongs at the top
    assert card(marked, 1).verdict(Aspect.TARGET) is Verdict.ON_NOTHING


def test_optional_cards_cost_nothing_where_they_are_missing() -> None:
    rubric = Rubric(optional=("Tourists already come by coach",))
    marked = with_change("    - Objection: Tourists already come by coach.\n", "", rubric)

    assert (marked.share, card(marked, 7).is_optional) == (1.0, True)


def test_optional_cards_make_up_for_points_lost_elsewhere_and_never_for_more() -> None:
    rubric = Rubric(optional=("Tourists already come by coach",))

    assert with_change("Doubt: A bridge", "Objection: A bridge", rubric).share == 1.0


def test_a_card_with_the_tag_is_optional_too() -> None:
    build = Build(read(KEY.encode(), "outline").records)
    build.do(edits.edit_field(build.document, build.node("Tourists would crowd the decks."), tags=(" Optional",)))

    assert [one.is_optional for one in mark(build.tree, of(KEY), Rubric()).cards].count(True) == 1


def test_of_several_keys_the_best_counts_and_of_equal_ones_the_first() -> None:
    other = of("- Whales sing.\n  - Sharks do not.\n")

    assert mark_best([other, of(KEY), of(KEY)], of(KEY), Rubric()).key == 1
    assert mark_best([of(KEY), other], Tree(Document([MapInfo(id=new_id())])), Rubric()).key == 0


def test_a_map_that_holds_a_circle_is_marked_all_the_same() -> None:
    top, below = "- Islanders cannot choose to drive.", "  - Reason: Ferries should be free."
    circle = f"{top}\n{below}\n    - Reason (see above): Islanders cannot choose to drive.\n"

    assert 0 < mark(of(KEY), of(circle), Rubric()).share < 1


def test_a_map_as_deep_as_any_is_marked() -> None:
    deep = Build([MapInfo(id=new_id())])
    deep.do(edits.add_claim(deep.document, "Ferries should be free.", new_id=new_id))
    above = deep.id("Ferries should be free.")
    for number in range(990):
        deep.do(edits.add_reason(deep.document, above, f"{number:x} {number * 7919:x}", new_id=new_id))
        above = deep.id(f"{number:x} {number * 7919:x}")
    deep.do(edits.add_reason(deep.document, above, "Tourists already come by coach.", new_id=new_id))

    marked = mark(of(KEY), deep.tree, Rubric())

    assert card(marked, 7).hand_id is not None
    assert mark(deep.tree, deep.tree, Rubric()).share == 1.0


def test_cards_dealt_at_random_get_no_more_for_what_they_bear_on_than_chance() -> None:
    """With n cards dealt to the key's n places, each comes below its own card once in n deals: that is chance.

    So the mean over many deals, with points for the target alone, is 1/n, here within three standard errors.
    """
    rubric = Rubric(Weights(0, 1, 0, 0, 0), Partial(0, 0))
    outline = KEY.replace("Doubt", "Objection").replace("And:", "Reason:")
    shares = [mark(of(outline), of(dealt(outline, seed)), rubric).share for seed in range(600)]
    mean = sum(shares) / len(shares)
    error = (sum((one - mean) ** 2 for one in shares) / len(shares) / len(shares)) ** 0.5

    assert abs(mean - 1 / 8) <= 3 * error


def test_cards_dealt_at_random_lose_most_of_what_a_rubric_gives_for_their_places() -> None:
    rubric = Rubric(Weights(found=0))
    shares = [mark(of(KEY), of(dealt(KEY, seed)), rubric).share for seed in range(200)]

    assert sum(shares) / len(shares) < 0.5


def dealt(outline: str, seed: int) -> str:
    """The outline with its texts dealt at random to its places."""
    lines = outline.strip().splitlines()
    marks = [
        line[: line.index("- ") + 2] + (f"{line.split('- ', 1)[1].split(': ')[0]}: " if ": " in line else "")
        for line in lines
    ]
    texts = [line.removeprefix(mark_of) for line, mark_of in zip(lines, marks, strict=True)]
    Random(seed).shuffle(texts)
    return "\n".join(map(str.__add__, marks, texts)) + "\n"


def test_every_point_is_explained_on_the_card_itself() -> None:
    hand_in = of(KEY.replace("Objection: Tourists already", "Reason: Tourists already"))
    key = of(KEY)
    said = {one.node_id: one.text for one in remarks(hand_in, key, mark(key, hand_in, Rubric()))}
    (node_id,) = (node.id for node in hand_in.document.all(Node) if node.text.startswith("Tourists already"))

    assert said[node_id].splitlines() == [
        "6 of 7 points.",
        "0 of 1: supports, where it opposes in the key.",
        "+2 of 2: found.",
        "+2 of 2: bears on “Tourists would crowd the decks.”, as in the key.",
        "+1 of 1: on its own, as in the key.",
        "+1 of 1: on the right level.",
    ]


def test_the_lines_of_all_cards_add_up_to_all_points() -> None:
    key, hand_in = of(KEY), of(dealt(KEY, 4))
    marked = mark(key, hand_in, Rubric())
    lines = [line for one in remarks(hand_in, key, marked) for line in one.text.splitlines()]
    gained = [float(line.split(" of ")[0]) for line in lines if ": " in line and line[0] in "+0"]

    assert sum(gained) == pytest.approx(marked.points, abs=0.05)


def test_what_is_missing_is_said_on_the_card_above_it() -> None:
    key, hand_in = of(KEY), of(KEY.replace("    - Objection: Tourists already come by coach.\n", ""))
    said = list(remarks(hand_in, key, mark(key, hand_in, Rubric())))
    (node_id,) = (node.id for node in hand_in.document.all(Node) if node.text.startswith("Tourists would"))
    sentence = (
        "Missing: “Tourists already come by coach.”, a rebuttal of “Tourists would crowd the decks.” (0 of 7 points)."
    )

    assert Remark(node_id, sentence) in said


def test_the_copy_has_the_remarks_as_comments_and_names_the_map_it_comes_from() -> None:
    key, hand_in = of(KEY), of(KEY)
    marked = mark(key, hand_in, Rubric())
    copy = Document(annotated(hand_in, key, marked, Rubric(author="Ms Okoro"), NOW))

    assert copy.info.origin_id == hand_in.document.info.id
    assert {one.author for one in copy.all(Comment)} == {"Ms Okoro"}
    assert copy.count(Comment) == 8 + 1
    assert min(copy.all(Comment), key=lambda one: one.created).text.startswith("53 of 53 points")
    assert hand_in.document.count(Comment) == 0


def test_comments_on_cards_that_got_all_their_points_are_resolved() -> None:
    key, hand_in = of(KEY), of(KEY.replace("Objection: Tourists already", "Reason: Tourists already"))
    copy = Document(annotated(hand_in, key, mark(key, hand_in, Rubric()), Rubric(), NOW))
    still_open = [one.text.splitlines()[0] for one in copy.all(Comment) if not one.resolved]

    assert still_open == ["52 of 53 points (98 %) by the key “”.", "6 of 7 points."]


def test_words_that_the_rubric_allows_find_a_card_that_nothing_else_would() -> None:
    said = "Visitors will be everywhere"
    rubric = Rubric(wordings={"Tourists would crowd the decks": (said,)})

    assert with_change("Tourists would crowd the decks", said).cards[6].hand_id is None
    assert with_change("Tourists would crowd the decks", said, rubric).share == 1.0


@pytest.mark.parametrize("rubric", [Rubric(optional=("Whales",)), Rubric(wordings={"Whales": ("Orcas",)})])
def test_a_card_that_no_key_has_is_refused_in_a_rubric(rubric: Rubric) -> None:
    with pytest.raises(BrokenRubric, match="names a card that no key has: “Whales”"):
        refuse_unknown([of(KEY)], rubric)


def test_a_card_of_the_students_own_is_perhaps_one_that_is_missing_in_its_place() -> None:
    hand_in = of(KEY.replace("Tourists already come by coach", "Visitors take buses anyhow"))
    result = result_of("a.argmap", [of(KEY)], hand_in, Rubric())

    hint = "perhaps the key’s “Tourists already come by coach.” in other words"
    assert result.extras == (f"Not in the key: “Visitors take buses anyhow.”; {hint}.",)


def test_of_very_many_cards_of_the_students_own_the_first_are_listed_and_the_others_counted() -> None:
    own = "\n".join(f"  - Reason: {number * 7919:x}" for number in range(103))
    extras = result_of("a.argmap", [of(KEY)], of(f"- Whales sing.\n{own}\n"), Rubric()).extras

    assert len(extras) == 101
    assert extras[-1] == "Not in the key either: 4 more cards."


def test_a_card_on_the_other_side_is_not_taken_for_the_missing_one() -> None:
    hand_in = of(KEY.replace("Objection: Tourists already come by coach", "Reason: Visitors take buses anyhow"))

    assert result_of("a.argmap", [of(KEY)], hand_in, Rubric()).extras == (
        "Not in the key: “Visitors take buses anyhow.”.",
    )


def test_a_map_without_cards_has_nothing_to_pin_a_comment_to() -> None:
    nothing = Tree(Document([MapInfo(id=new_id())]))

    assert list(remarks(nothing, of(KEY), mark(of(KEY), nothing, Rubric()))) == []


@pytest.mark.parametrize("suffix", [".toml", ".json"])
def test_a_rubric_says_only_what_it_wants_otherwise(tmp_path, suffix: str) -> None:
    given = {"weights": {"found": 4}, "optional": ["Tourists"], "extra": 0.5}
    toml = 'optional = ["Tourists"]\nextra = 0.5\n[weights]\nfound = 4\n'
    path = tmp_path / f"rubric{suffix}"
    path.write_text(json.dumps(given) if suffix == ".json" else toml)

    assert read_rubric(path) == Rubric(Weights(found=4.0), optional=("Tourists",), extra=0.5)


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.toml", "[weights]\nfound = -1\n", "has no good value for weights.found"),
        ("a.toml", "wieghts = 3\n", "has no good value for wieghts"),
        ("a.json", '{"extra": NaN}', "has no good value for extra"),
        ("a.json", "{", "cannot be read"),
        ("a.yaml", "", "its name must end in .toml or .json"),
    ],
)
def test_a_rubric_that_cannot_be_used_is_refused_with_the_reason(tmp_path, name: str, text: str, reason: str) -> None:
    path = tmp_path / name
    path.write_text(text)

    with pytest.raises(BrokenRubric, match=reason):
        read_rubric(path)
