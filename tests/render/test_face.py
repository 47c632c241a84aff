import pytest
from PySide6.QtCore import QLocale

from argmap.core import edits
from argmap.core.records import Comment, Passage, PassageState
from argmap.core.roles import Role
from argmap.render.face import face
from argmap.render.remarked import nothing
from argmap.render.shapes import Mark
from tests.core.builders import Build, small_map
from tests.render.pictures import every_element


def linked(states: list[PassageState]) -> Build:
    """A small map whose claim has a passage in each of these states."""
    build = small_map()
    build.add_source()
    for words in ("Joint procurement", "may save money", "Nobody counted it.")[: len(states)]:
        build.do(edits.link_passage(build.document, build.id("claim"), build.quote(words), new_id=build.new_id))
    for passage, state in zip(list(build.document.all(Passage)), states, strict=True):
        build.do(edits.edit_field(build.document, passage, state=state))
    return build


@pytest.mark.parametrize(
    ("text", "heading", "mark"),
    [
        ("claim", "MAIN CLAIM", Mark.DISC),
        ("reason", "REASON", Mark.DISC),
        ("evidence", "EVIDENCE", Mark.SQUARE),
        ("doubt", "OBJECTION", Mark.TRIANGLE),
        ("objection", "OBJECTION", Mark.TRIANGLE),
        ("rebuttal", "REBUTTAL", Mark.TRIANGLE),
    ],
)
def test_a_card_says_its_role_in_words_and_by_a_mark(text: str, heading: str, mark: Mark) -> None:
    build = small_map()
    shown = face(build.tree, build.place(text))

    assert (shown.heading, shown.mark) == (heading, mark)


def test_an_implicit_premise_says_so() -> None:
    build = small_map()
    build.do(edits.edit_field(build.document, build.node("joint two"), implicit=True))

    assert face(build.tree, build.place("joint two")).heading == "REASON · IMPLICIT"


def test_a_heading_is_the_same_whatever_language_the_machine_speaks() -> None:
    build, spoken = small_map(), QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.Turkish))
    try:
        assert face(build.tree, build.place("claim")).heading == "MAIN CLAIM"
    finally:
        QLocale.setDefault(spoken)


@pytest.mark.parametrize(
    ("states", "passages", "warning"),
    [
        ([], "", ""),
        (["exact"], "1 passage", ""),
        (["exact", "exact"], "2 passages", ""),
        (["changed"], "", "passage changed"),
        (["exact", "lost"], "", "2 passages, 1 lost"),
        (["unverified", "lost", "moved"], "", "3 passages, 1 lost, 1 moved, 1 unverified"),
    ],
)
def test_a_passage_that_is_not_exact_is_told_in_words(states: list[str], passages: str, warning: str) -> None:
    build = linked([PassageState(state) for state in states])
    shown = face(build.tree, build.place("claim"))

    assert (shown.passages, shown.warning) == (passages, warning)


def test_with_notes_a_card_names_the_numbers_of_its_passages() -> None:
    build = linked([PassageState.EXACT, PassageState.LOST])
    numbers = {passage.id: number for number, passage in enumerate(build.document.all(Passage), 3)}
    shown = face(build.tree, build.place("claim"), numbers)

    assert (shown.passages, shown.warning) == ("notes 3, 4", "2 passages, 1 lost")


def test_the_kind_of_evidence_is_named_and_the_users_own_word_kept() -> None:
    build = small_map()
    build.do(edits.change_basis(build.document, build.id("evidence"), "law or treaty"))
    build.do(edits.change_basis(build.document, build.id("reason"), "my grandmother"))

    assert face(build.tree, build.place("evidence")).basis == "Law or treaty"
    assert face(build.tree, build.place("reason")).basis == "my grandmother"


def test_the_second_place_of_a_node_is_a_see_card() -> None:
    build = every_element()
    first, second = (build.tree.place(place_id) for place_id in sorted(build.places_of("A rebuttal")))
    shown = [face(build.tree, place) for place in (first, second) if place is not None]

    assert sorted(one.text for one in shown) == ["A rebuttal", "see: A rebuttal"]


def test_a_card_without_text_says_so() -> None:
    build = small_map()
    build.do(edits.edit_text(build.document, build.id("reason"), " "))

    assert face(build.tree, build.place("")).text == "no text yet"


def test_a_card_is_read_aloud_with_its_role() -> None:
    build = small_map()

    assert face(build.tree, build.place("rebuttal")).spoken == "Rebuttal: rebuttal"
    assert face(build.tree, build.place("claim")).role is Role.MAIN_CLAIM


def test_a_card_counts_the_open_comments_on_it_and_on_the_step_it_leads() -> None:
    build = small_map()
    for target_id in (build.id("reason"), build.id("reason"), build.step("reason").id):
        build.do(edits.comment(build.document, target_id, "Who says so?", new_id=build.new_id))
    shown = face(build.tree, build.place("reason"))
    assert (shown.comments, shown.step_comments) == ("2", "step: 1")

    for comment in list(build.document.all(Comment)):
        build.do(edits.resolve_comment(build.document, comment.id))

    shown = face(build.tree, build.place("reason"))
    assert (shown.comments, shown.step_comments) == ("", "")


def test_a_picture_of_the_map_says_nothing_of_comments_unless_asked() -> None:
    build = small_map()
    build.do(edits.comment(build.document, build.id("reason"), "Who says so?", new_id=build.new_id))

    assert face(build.tree, build.place("reason"), say_comments=nothing).comments == ""
