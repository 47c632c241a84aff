"""The scheme of a step, the roles of its cards, and the answers to its critical questions."""

import pytest

from argmap.core import edits
from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.errors import EditRefused
from argmap.core.fragment import take
from argmap.core.records import Answer, AnswerStatus, Inference, Premise
from argmap.core.undoing import rebased_inverse
from tests.core.builders import Build, small_map


def answers(document: Document) -> list[tuple[str, str, bool]]:
    """Each answer: its question, its status, whether a card gives it."""
    return sorted((one.question, one.status, one.node_id is not None) for one in document.all(Answer))


def undo(build: Build, change: Change) -> None:
    build.do(rebased_inverse(change, build.document))


def objected(build: Build, question: str = "known", text: str = "Nobody knows.") -> Change:
    """A critical question of the step from "reason" is answered by a doubt about that step."""
    step_id = build.step("reason").id
    return build.do(edits.answer_with_card(build.document, step_id, question, step_id, text, build.new_id))


def test_a_step_is_given_a_scheme_and_loses_it_again() -> None:
    build = small_map()
    step_id = build.step("reason").id
    change = build.do(edits.set_scheme(build.document, step_id, "sign", ["known"]))
    assert (change.label, build.step("reason").scheme) == (Label.SET_SCHEME, "sign")
    build.do(edits.clear_scheme(build.document, step_id))
    assert build.step("reason").scheme == ""


def test_answers_that_another_scheme_does_not_ask_for_go_in_the_same_change_and_undo_brings_them_back() -> None:
    build = small_map()
    step_id = build.step("reason").id
    build.do(edits.answer_question(build.document, step_id, "known", AnswerStatus.OK, new_id=build.new_id))
    build.do(edits.answer_question(build.document, step_id, "fitting", AnswerStatus.OK, new_id=build.new_id))
    change = build.do(edits.set_scheme(build.document, step_id, "analogy", ["fitting"]))
    assert answers(build.document) == [("fitting", "ok", False)]
    undo(build, change)
    assert answers(build.document) == [("fitting", "ok", False), ("known", "ok", False)]
    assert build.step("reason").scheme == ""


def test_the_objection_that_answered_a_question_stays_when_the_scheme_goes() -> None:
    build = small_map()
    objected(build)
    build.do(edits.clear_scheme(build.document, build.step("reason").id))
    assert answers(build.document) == []
    assert build.node("Nobody knows.")


def test_a_card_has_a_role_in_the_scheme_of_its_step_and_keeps_it_under_another() -> None:
    build = small_map()
    change = build.do(edits.set_premise_role(build.document, build.place_id("joint one"), "expert"))
    build.do(edits.set_scheme(build.document, build.step("joint one").id, "sign", []))
    premise = build.document.find(Premise, build.place_id("joint one"))
    assert premise is not None
    assert (change.label, premise.role) == (Label.SET_PREMISE_ROLE, "expert")


def test_a_role_is_for_a_place_in_a_step_only() -> None:
    build = small_map()
    with pytest.raises(EditRefused, match="place is no longer in the map"):
        edits.set_premise_role(build.document, build.place_id("claim"), "expert")


def test_names_beyond_the_limit_are_refused() -> None:
    build = small_map()
    with pytest.raises(EditRefused, match="The scheme is too long"):
        edits.set_scheme(build.document, build.step("reason").id, "x" * 2_001, [])
    with pytest.raises(EditRefused, match="The role is too long"):
        edits.set_premise_role(build.document, build.place_id("reason"), "x" * 2_001)
    with pytest.raises(EditRefused, match="The question is too long"):
        edits.answer_question(build.document, build.step("reason").id, "x" * 2_001, AnswerStatus.OK)


def test_a_question_has_one_answer_which_the_next_replaces() -> None:
    build = small_map()
    step_id = build.step("reason").id
    build.do(edits.answer_question(build.document, step_id, "known", AnswerStatus.PROBLEM, new_id=build.new_id))
    change = build.do(edits.answer_question(build.document, step_id, "known", AnswerStatus.OK, build.id("evidence")))
    assert change.label is Label.ANSWER_QUESTION
    assert answers(build.document) == [("known", "ok", True)]


def test_of_several_answers_that_were_imported_one_is_left() -> None:
    build = small_map()
    step_id = build.step("reason").id
    build.do(edits.bring_in(build.document, [Answer(build.new_id(), step_id, "known") for _ in range(3)]))
    build.do(edits.answer_question(build.document, step_id, "known", AnswerStatus.OK))
    assert answers(build.document) == [("known", "ok", False)]


def test_a_question_opened_again_leaves_no_answer_behind() -> None:
    build = small_map()
    step_id = build.step("reason").id
    build.do(edits.answer_question(build.document, step_id, "known", AnswerStatus.OK, new_id=build.new_id))
    build.do(edits.answer_question(build.document, step_id, "known", AnswerStatus.OPEN))
    assert answers(build.document) == []
    assert not edits.answer_question(build.document, step_id, "known", AnswerStatus.OPEN)


def test_an_open_question_has_no_card() -> None:
    build = small_map()
    with pytest.raises(EditRefused, match="A question that a card answers is not open"):
        edits.answer_question(build.document, build.step("reason").id, "known", AnswerStatus.OPEN, build.id("evidence"))


def test_an_answer_about_what_is_gone_is_refused() -> None:
    build = small_map()
    with pytest.raises(EditRefused, match="step is no longer in the map"):
        edits.answer_question(build.document, "f" * 32, "known", AnswerStatus.OK)
    with pytest.raises(EditRefused, match="card is no longer in the map"):
        edits.answer_question(build.document, build.step("reason").id, "known", AnswerStatus.OK, "f" * 32)


def test_no_doubts_the_step_in_one_change_that_one_undo_takes_back() -> None:
    build = small_map()
    before = list(build.document.records())
    change = objected(build)
    assert change.label is Label.ANSWER_WITH_CARD
    assert build.step("Nobody knows.").target_inference_id == build.step("reason").id
    assert answers(build.document) == [("known", "problem", True)]
    undo(build, change)
    assert set(build.document.records()) == set(before)


@pytest.mark.parametrize("target", ["joint two", "claim"])
def test_no_objects_to_a_card_of_the_step_or_to_what_it_bears_on(target: str) -> None:
    build = small_map()
    step_id, target_id = build.step("joint one").id, build.id(target)
    build.do(edits.answer_with_card(build.document, step_id, "known", target_id, "Not so.", build.new_id))
    step = build.step("Not so.")
    assert (step.target_node_id, step.polarity) == (target_id, "opposes")


def test_no_may_object_to_the_step_that_a_doubt_bears_on() -> None:
    build = small_map()
    doubted = build.step("reason").id
    build.do(edits.answer_with_card(build.document, build.step("doubt").id, "known", doubted, "No.", build.new_id))
    assert build.step("No.").target_inference_id == doubted


def test_a_card_elsewhere_is_not_what_the_question_is_about() -> None:
    build = small_map()
    with pytest.raises(EditRefused, match="not about that card or step"):
        edits.answer_with_card(build.document, build.step("reason").id, "known", build.id("rebuttal"), "No.")


def test_deleting_the_card_that_answered_opens_the_question_again_and_undo_answers_it() -> None:
    build = small_map()
    objected(build)
    change = build.do(edits.delete_branch(build.document, [build.place_id("Nobody knows.")]))
    assert answers(build.document) == []
    undo(build, change)
    assert answers(build.document) == [("known", "problem", True)]


def test_a_card_that_goes_to_the_tray_answers_still() -> None:
    build = small_map()
    objected(build)
    build.do(edits.to_tray(build.document, [build.place_id("Nobody knows.")]))
    assert answers(build.document) == [("known", "problem", True)]


def test_answers_go_with_their_step() -> None:
    build = small_map()
    objected(build)
    build.do(edits.remove_step(build.document, build.step("reason").id))
    assert answers(build.document) == []


def test_a_copy_of_a_branch_has_its_own_answers() -> None:
    build = small_map()
    objected(build)
    fragment = take(build.document, [build.place_id("claim")])
    build.do(edits.paste(build.document, fragment, build.id("objection"), new_id=build.new_id))
    first, second = build.document.all(Answer)
    assert first.inference_id != second.inference_id
    assert first.node_id != second.node_id
    assert build.document.find(Inference, second.inference_id) is not None
