"""A branch read back as prose."""

from dataclasses import replace
from random import Random

import pytest

from argmap.core.connectives import ENGLISH, Connectives
from argmap.core.document import Document
from argmap.core.prose import Reading, read_back, read_back_step
from argmap.core.records import Inference, Kind, MapInfo, Node, Polarity, Premise
from argmap.core.tree import Tree
from tests.core.any_edit import any_edit
from tests.core.builders import small_map


def tree_of(*rows: str) -> Tree:
    """A tree from rows such as "  - text", two spaces a level.

    + supports, - opposes, = answers, % restates; & joins the row before; ! doubts and ~ upholds the step of the row it
    stands under. A following ? or * makes the card a question or evidence.
    """
    records: list = [MapInfo(id="f" * 32)]
    above: list[tuple[Node, Inference | None]] = []
    last: dict[str, Inference] = {}
    for number, row in enumerate(rows):
        depth = (len(row) - len(row.lstrip(" "))) // 2
        mark, _, text = row.strip().partition(" ")
        kind = {"?": Kind.QUESTION, "*": Kind.EVIDENCE}.get(mark[-1], Kind.CLAIM)
        node = Node(id=f"{number:032x}", kind=kind, text=text, order_key="" if depth else f"a{number:03d}")
        records.append(node)
        del above[depth:]
        step = None
        if depth:
            target, own = above[-1]
            step = last[target.id] if mark[0] == "&" else _step(number, mark[0], target, own)
            records += [step] if mark[0] != "&" else []
            records.append(
                Premise(id=f"c{number:031x}", inference_id=step.id, node_id=node.id, order_key=f"a{number:03d}")
            )
            last[target.id] = step
        above.append((node, step))
    return Tree(Document(records))


def _step(number: int, mark: str, target: Node, own: Inference | None) -> Inference:
    polarity = {"-": "opposes", "!": "opposes", "=": "answers", "%": "restates"}.get(mark, "supports")
    onto_step = mark in "!~" and own is not None
    return Inference(
        id=f"b{number:031x}",
        polarity=Polarity(polarity),
        target_node_id=None if onto_step else target.id,
        target_inference_id=own.id if onto_step and own is not None else None,
        order_key=f"a{number:03d}",
    )


def prose(*rows: str, levels: int = 9) -> str:
    return read_back(tree_of(*rows), f"{0:032x}", levels)


def test_the_promised_form():
    assert prose("+ A", "  + B", "  & C", "  - D", "    - E") == "A, because B and C together; but D; yet E."


def test_a_wrong_polarity_is_audible():
    assert prose("+ A", "  + B") == "A, because B."
    assert prose("+ A", "  - B") == "A; but B."


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["+ A"], "A."),
        (["+ A.", "  + B!"], "A, because B!"),
        (["+ is it?", "  + B"], "Is it?, because B."),
        (["+ A", "  + B", "  + C"], "A, because B, and because C."),
        (["+ A", "  + B", "  & C", "  & D"], "A, because B, C and D together."),
        (["+ A", "  +* B", "  +* C"], "A, on the evidence that B, and on the evidence that C."),
        (["+ A", "  -* B"], "A; but against this stands the evidence that B."),
        (["+ A", "  - B", "    -* C"], "A; but B; yet against that stands the evidence that C."),
        (["+ A", "  - B", "    - C", "      - D"], "A; but B; yet C; but D."),
        (["+ A", "  - B", "    - C", "    - D"], "A; but B; yet C; yet D."),
        (["+ A", "  - B", "  - C"], "A. But B. But C."),
        (["+ A", "  -? Why"], "A; though one may ask: Why."),
        (["+ A", "  % B"], "A; in other words, B."),
        (["? Why?", "  = A", "  = B"], "Why? One answer: A. Another answer: B."),
        (["? Why?", "  = A", "    + C", "  - D"], "Why? One answer: A. But D. A, because C."),
    ],
)
def test_each_kind_of_step_has_its_words(rows, said):
    assert prose(*rows) == said


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["+ A", "  + B", "    ! C"], "A, because B (though it is doubted that this follows: C)."),
        (["+ A", "  + B", "    ~ C"], "A, because B (and this follows, it is said, since C)."),
        (["+ A", "  + B", "    ! C", "      ! D"], "A, because B (though it is doubted that this follows: C; yet D)."),
        (
            ["+ A", "  + B", "    ! C", "      - D"],
            "A, because B (though it is doubted that this follows: C). C; but D.",
        ),
        (["+ A", "  - B", "    ! C"], "A; but B (though it is doubted that this follows: C)."),
    ],
)
def test_what_bears_on_a_step_stands_in_brackets(rows, said):
    assert prose(*rows) == said


def test_what_stands_below_a_premise_follows_in_a_sentence_of_its_own():
    rows = ["+ A", "  + B", "    + C", "      + D", "  + E", "    + F"]

    assert prose(*rows) == "A, because B, and because E. B, because C. C, because D. E, because F."


def test_a_sentence_about_an_objection_leaves_out_the_answer_that_was_read():
    assert prose("+ A", "  - B", "    - C", "    + D") == "A; but B; yet C. B, because D."


def test_reasons_are_read_before_objections():
    assert prose("+ A", "  - B", "  + C") == "A, because C; but B."


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        (1, "A (and more below)."),
        (2, "A, because B (and more below); but E (and more below)."),
        (3, "A, because B; but E; yet F. B, because C (and more below)."),
        (4, "A, because B; but E; yet F. B, because C. C, because D."),
    ],
)
def test_what_stands_deeper_than_asked_is_hinted_at(levels, said):
    assert prose("+ A", "  + B", "    + C", "      + D", "  - E", "    - F", levels=levels) == said


@pytest.mark.parametrize(
    ("most", "said"),
    [
        (1, "A, because B (and more below)."),
        (28, "A, because B. But C; yet D (and more below)."),
        (99, "A, because B. But C; yet D. But E. B, because F."),
    ],
)
def test_a_long_branch_is_read_by_whole_sentences_as_far_as_wanted(most, said):
    tree = tree_of("+ A", "  + B", "    + F", "  - C", "    - D", "  - E")

    assert read_back(tree, f"{0:032x}", most=most) == said


def test_what_was_read_to_the_end_hints_at_nothing():
    tree = tree_of("+ A", "  + B")

    assert read_back(tree, f"{0:032x}", most=1) == "A, because B."


def test_small_words_begin_small_inside_a_sentence_and_names_do_not():
    rows = ["+ The A", "  + The B", "  & NATO is C", "  & I saw D", "  & If, E"]

    assert prose(*rows) == "The A, because the B, NATO is C, I saw D and if, E together."


def test_line_ends_and_missing_words_do_not_stop_the_reader():
    tree = tree_of("+ A", "  + B")
    records = [
        replace(one, text="A\nin two lines;" if one.text == "A" else " ") if isinstance(one, Node) else one
        for one in tree.document.records()
    ]

    said = read_back(Tree(Document(records)), f"{0:032x}")

    assert said == "A in two lines, because a card still without words."


def test_another_language_is_another_table():
    german = Connectives(because=", weil {}", but="; aber {}", lowered="")

    assert read_back(tree_of("+ A", "  + B", "  - C"), f"{0:032x}", words=german) == "A, weil B; aber C."


def test_a_step_is_read_with_its_target_and_its_doubts():
    tree = tree_of("+ A", "  + B", "  & C", "    ! D", "  - E")
    step, doubt, objection = tree.document.all(Inference)

    said = "A, because B and C together (though it is doubted that this follows: D)."
    assert read_back_step(tree, step.id) == read_back_step(tree, doubt.id) == said
    assert read_back_step(tree, objection.id) == "A; but E."


def test_a_step_that_bears_on_nothing_reads_as_nothing():
    step = Inference(id="1" * 32, polarity=Polarity.SUPPORTS)

    assert read_back_step(Tree(Document([MapInfo(id="0" * 32), step])), step.id) == ""


def test_a_circle_is_read_once():
    tree = tree_of("+ A", "  + B")
    step = Inference(id="d" * 32, polarity=Polarity.SUPPORTS, target_node_id=f"{1:032x}")
    premise = Premise(id="e" * 32, inference_id=step.id, node_id=f"{0:032x}")

    assert read_back(Tree(Document([*tree.document.records(), step, premise])), f"{0:032x}", 99) == (
        "A, because B. B, because A."
    )


def test_a_chain_of_a_thousand_cards_is_read_without_recursion():
    rows = ["+ A0", *("  " * depth + f"- A{depth}" for depth in range(1, 1_000))]

    assert prose(*rows, levels=1_000).endswith("; but A997; yet A998; but A999.")


@pytest.mark.parametrize("seed", range(20))
def test_every_card_of_a_branch_is_heard(seed):
    random, build = Random(seed), small_map()
    for _ in range(60):
        change = any_edit(build.document, random)
        if change:
            build.do(change)
    root = build.tree.roots()[0] if build.tree.roots() else None
    if root is None:
        return

    said = read_back(build.tree, root.node_id, levels=99).lower()

    for place, _ in build.tree.walk(root):
        text = " ".join(build.tree.node(place.node_id).text.lower().split()).rstrip(".;:, ")
        assert (text or ENGLISH.empty) in said


def two_cards(count: int, *polarities: Polarity) -> Tree:
    """Two cards that bear on each other in so many steps, two of each polarity after the other."""
    steps = [
        Inference(
            id=f"{number:032x}",
            polarity=polarities[number // 2 % len(polarities)],
            target_node_id="ab"[number % 2] * 32,
            order_key="a",
        )
        for number in range(count)
    ]
    premises = [
        Premise(id=f"c{one.id[1:]}", inference_id=one.id, node_id="ba"[int(one.id, 16) % 2] * 32, order_key="a")
        for one in steps
    ]
    nodes = [Node(id=one * 32, kind=Kind.CLAIM, text=one, order_key="a" if one == "a" else "") for one in "ab"]
    return Tree(Document([MapInfo(id="f" * 32), *nodes, *steps, *premises]))


def test_a_card_that_is_named_by_each_of_very_many_steps_is_looked_at_no_oftener(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def looks(count: int) -> int:
        """How often records are looked up to read two cards that oppose and support each other so many times."""
        tree = two_cards(count, Polarity.OPPOSES, Polarity.SUPPORTS)
        asked: list[str] = []
        where = Document.where
        monkeypatch.setattr(Document, "where", lambda *given: (asked.append(given[2]), where(*given))[1])
        read_back(tree, "a" * 32, levels=50)
        monkeypatch.setattr(Document, "where", where)
        return len(asked)

    assert looks(800) < 3 * looks(400)


class Looks(set[str]):
    """Counts how often it was asked."""

    count = 0

    def __contains__(self, one: object) -> bool:
        self.count += 1
        return super().__contains__(one)


def test_cards_that_oppose_each_other_in_many_steps_are_looked_through_once():
    many = 300
    reading = Reading(two_cards(many, Polarity.OPPOSES), many, ENGLISH)
    reading.said = looks = Looks()

    reading.step_alone(reading.steps_onto("a" * 32)[0], 1)

    assert len(looks) == many
    assert looks.count < 10 * many
