"""What a step's scheme asks, how that was answered, what its cards are in it, and what "no" offers."""

import pytest

from argmap.core import edits
from argmap.core.document import Document
from argmap.core.records import Answer, AnswerStatus, Inference, Polarity
from argmap.reasoning.schemes.asking import missing_roles, open_questions, questions_of, scheme_of, without_role
from argmap.reasoning.schemes.catalogue import load_catalogue
from argmap.reasoning.schemes.objecting import objection_to
from argmap.reasoning.schemes.suggesting import suggestions
from tests.core.builders import Build, small_map


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


@pytest.fixture
def build(catalogue) -> Build:
    """A map whose joint reasons argue from expert opinion."""
    build = small_map()
    scheme = catalogue.find("expert_opinion")
    build.do(edits.set_scheme(build.document, build.step("joint one").id, scheme.id, scheme.question_ids))
    return build


def question(catalogue, key: str):
    return next(one for one in catalogue.find("expert_opinion").questions if one.id == f"expert_opinion.{key}")


def answer(build: Build, key: str, status: AnswerStatus) -> None:
    step_id = build.step("joint one").id
    change = edits.answer_question(build.document, step_id, f"expert_opinion.{key}", status, new_id=build.new_id)
    build.do(change)


def keys(asked) -> list[str]:
    return [one.question.id.split(".")[1] for one in asked]


def test_a_step_is_asked_what_its_scheme_asks(build, catalogue):
    asked = questions_of(build.document, build.step("joint one").id, catalogue)
    assert keys(asked) == ["expertise", "field", "said", "honest", "agreement", "evidence"]
    assert {one.status for one in asked} == {AnswerStatus.OPEN}


def test_open_questions_come_first_and_keep_their_order(build, catalogue):
    answer(build, "said", AnswerStatus.PROBLEM)
    answer(build, "expertise", AnswerStatus.OK)
    asked = questions_of(build.document, build.step("joint one").id, catalogue)
    assert keys(asked) == ["field", "honest", "agreement", "evidence", "expertise", "said"]
    assert [one.status for one in asked[4:]] == [AnswerStatus.OK, AnswerStatus.PROBLEM]
    open_ones = open_questions(build.document, build.step("joint one").id, catalogue)
    assert [one.id.split(".")[1] for one in open_ones] == ["field", "honest", "agreement", "evidence"]


def test_of_several_answers_that_were_imported_the_first_by_id_counts(build, catalogue):
    step_id = build.step("joint one").id
    late = Answer("b" * 32, step_id, "expert_opinion.said", AnswerStatus.PROBLEM)
    early = Answer("a" * 32, step_id, "expert_opinion.said", AnswerStatus.OK)
    document = Document([*build.document.records(), late, early])
    assert questions_of(document, step_id, catalogue)[-1].status is AnswerStatus.OK


def test_an_answer_by_a_card_that_is_gone_leaves_the_question_open(build, catalogue):
    step_id = build.step("joint one").id
    left = Answer("a" * 32, step_id, "expert_opinion.said", AnswerStatus.PROBLEM, "f" * 32)
    document = Document([*build.document.records(), left])
    assert len(open_questions(document, step_id, catalogue)) == 6


def test_a_step_without_a_scheme_or_with_an_unknown_one_is_asked_nothing(build, catalogue):
    step_id = build.step("reason").id
    assert scheme_of(build.document, step_id, catalogue) is None
    build.do(edits.set_scheme(build.document, step_id, "from another program", ()))
    assert questions_of(build.document, step_id, catalogue) == []
    assert without_role(build.document, step_id, catalogue) == []
    assert missing_roles(build.document, step_id, catalogue) == []
    assert questions_of(build.document, "f" * 32, catalogue) == []


def test_a_card_is_without_a_role_until_it_has_one_of_its_scheme(build, catalogue):
    step_id = build.step("joint one").id
    build.do(edits.set_premise_role(build.document, build.place_id("joint one"), "expert"))
    build.do(edits.set_premise_role(build.document, build.place_id("joint two"), "sign"))
    assert [one.id for one in without_role(build.document, step_id, catalogue)] == [build.place_id("joint two")]
    assert missing_roles(build.document, step_id, catalogue) == ["statement"]


def test_no_objects_to_the_card_of_the_role_that_the_question_hits(build, catalogue):
    build.do(edits.set_premise_role(build.document, build.place_id("joint two"), "expert"))
    offer = objection_to(build.document, build.step("joint one").id, question(catalogue, "expertise"))
    assert offer.target_id == build.id("joint two")
    assert offer.text == "[person] is no real expert in [field]."


def test_no_doubts_the_step_where_the_card_that_it_hits_is_left_unsaid(build, catalogue):
    step_id = build.step("joint one").id
    assert objection_to(build.document, step_id, question(catalogue, "expertise")).target_id == step_id


def test_no_doubts_the_step_or_objects_to_what_it_bears_on(build, catalogue):
    step_id = build.step("joint one").id
    assert objection_to(build.document, step_id, question(catalogue, "agreement")).target_id == step_id
    assert objection_to(build.document, step_id, question(catalogue, "evidence")).target_id == build.id("claim")
    doubt = build.step("doubt")
    offer = objection_to(build.document, doubt.id, question(catalogue, "evidence"))
    assert offer.target_id == doubt.target_inference_id


def test_a_step_that_bears_on_nothing_is_doubted_itself(build, catalogue):
    document = Document([*build.document.records(), Inference("e" * 32, Polarity.SUPPORTS)])
    assert objection_to(document, "e" * 32, question(catalogue, "evidence")).target_id == "e" * 32


def test_there_is_nothing_to_object_to_in_a_step_that_is_gone(build, catalogue):
    with pytest.raises(KeyError):
        objection_to(build.document, "f" * 32, question(catalogue, "evidence"))


@pytest.mark.parametrize("hits", ["step", "expert", "conclusion"])
def test_what_no_offers_is_taken_as_it_is(build, catalogue, hits):
    step_id = build.step("joint one").id
    build.do(edits.set_premise_role(build.document, build.place_id("joint one"), "expert"))
    asked = next(one for one in catalogue.find("expert_opinion").questions if one.hits == hits)
    offer = objection_to(build.document, step_id, asked)
    build.do(edits.answer_with_card(build.document, step_id, asked.id, offer.target_id, offer.text, build.new_id))
    (found,) = [one for one in questions_of(build.document, step_id, catalogue) if one.question == asked]
    assert (found.status, found.node_id) == (AnswerStatus.PROBLEM, build.id(offer.text))


def suggested(text: str, language: str = "en") -> list[str]:
    build = small_map()
    step_id = build.step("reason").id
    build.do(edits.edit_text(build.document, build.id("reason"), text))
    return suggestions(build.document, step_id, load_catalogue(language))


def test_a_scheme_is_suggested_by_the_words_of_a_step():
    assert suggested("According to most economists, it pays.")[0] == "expert_opinion"
    assert suggested("Smoke is a\n sign of fire.") == ["sign"]
    assert suggested("Das ist ein Anzeichen für Streit.", "de") == ["sign"]


def test_that_with_the_most_signals_comes_first_and_at_most_three_do():
    found = suggested("A precedent, historically: experts say that the costs, risk of war and benefits are like it.")
    assert len(found) == 3
    assert found[0] in ("precedent", "cost_benefit")


def test_a_signal_within_a_word_hints_at_nothing():
    assert suggested("Costsaving expertise.") == []


def test_nothing_is_suggested_for_words_that_hint_at_nothing():
    assert suggested("Cats purr.") == []
