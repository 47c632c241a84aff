"""Edits that add cards."""

import pytest

from argmap.core import edits
from argmap.core.errors import EditRefused
from argmap.core.graph import passages_of
from argmap.core.records import Kind, LinkRole, Polarity
from argmap.core.roles import Role, role_of
from tests.core.builders import Build, small_map


def test_the_small_map_reads_as_it_was_built() -> None:
    assert small_map().outline() == [
        "claim",
        "  + reason",
        "    + evidence",
        "  - doubt",
        "  + joint one",
        "  + joint two",
        "  - objection",
        "    - rebuttal",
    ]


def test_roles_follow_from_where_a_card_stands() -> None:
    build = small_map()
    roles = {text: role_of(build.tree, build.id(text)) for text in ("claim", "reason", "evidence", "doubt", "rebuttal")}
    assert roles == {
        "claim": Role.MAIN_CLAIM,
        "reason": Role.REASON,
        "evidence": Role.EVIDENCE,
        "doubt": Role.OBJECTION,
        "rebuttal": Role.REBUTTAL,
    }


def test_what_opposes_a_rebuttal_is_an_objection_again() -> None:
    build = small_map()
    build.do(edits.add_objection(build.document, build.id("rebuttal"), "again"))
    assert role_of(build.tree, build.id("again")) is Role.OBJECTION


def test_opposing_evidence_is_counter_evidence_and_what_opposes_it_a_rebuttal() -> None:
    build = small_map()
    build.do(edits.add_counter_evidence(build.document, build.id("claim"), "figure"))
    build.do(edits.add_objection(build.document, build.id("figure"), "wrong figure"))
    assert role_of(build.tree, build.id("figure")) is Role.COUNTER_EVIDENCE
    assert role_of(build.tree, build.id("wrong figure")) is Role.REBUTTAL


def test_a_reason_under_a_question_answers_it() -> None:
    build = small_map()
    build.do(edits.add_question(build.document, None, "question"))
    build.do(edits.add_reason(build.document, build.id("question"), "answer"))
    assert build.step("answer").polarity is Polarity.ANSWERS
    assert role_of(build.tree, build.id("answer")) is Role.ANSWER


def test_only_a_question_can_be_answered() -> None:
    build = small_map()
    with pytest.raises(EditRefused, match="Only a question"):
        edits.add_answer(build.document, build.id("reason"), "answer")


def test_a_card_made_from_words_without_text_takes_the_words_and_states_them() -> None:
    build = small_map()
    build.add_source()
    build.do(edits.add_evidence(build.document, build.id("reason"), "", build.quote("may save\u0020money")))
    node = build.node("may save money")
    ((link, passage),) = passages_of(build.document, node.id)
    assert (passage.exact, passage.prefix, passage.suffix[:5]) == ("may save money", "𝕏 Joint procurement ", ". It ")
    assert link.role is LinkRole.STATES


def test_a_card_made_from_words_with_its_own_text_paraphrases_them() -> None:
    build = small_map()
    build.add_source()
    build.do(edits.add_to_tray(build.document, Kind.CLAIM, "It is cheaper.", build.quote("may save money")))
    ((link, _),) = passages_of(build.document, build.id("It is cheaper."))
    assert link.role is LinkRole.PARAPHRASES
    assert build.tray() == ["It is cheaper."]


def test_a_sibling_takes_kind_and_polarity_and_stands_right_after() -> None:
    build = small_map()
    build.do(edits.add_sibling(build.document, build.place_id("reason"), "next"))
    build.do(edits.add_sibling(build.document, build.place_id("objection"), "earlier", before=True))
    assert [line for line in build.outline() if line.startswith("  ") and not line.startswith("   ")] == [
        "  + reason",
        "  - doubt",
        "  + next",
        "  + joint one",
        "  + joint two",
        "  - earlier",
        "  - objection",
    ]


def test_a_sibling_of_a_joint_reason_is_independent() -> None:
    build = small_map()
    build.do(edits.add_sibling(build.document, build.place_id("joint one"), "alone"))
    assert build.premises("alone") == ["alone"]


def test_a_text_beyond_the_limit_is_refused_with_its_length() -> None:
    build = small_map()
    with pytest.raises(EditRefused, match=r"10,001 characters; a card holds at most 10,000"):
        edits.add_reason(build.document, build.id("claim"), "x" * 10_001)


def test_a_target_that_is_gone_is_refused() -> None:
    with pytest.raises(EditRefused, match="no longer in the map"):
        edits.add_reason(Build().document, "f" * 32, "reason")
