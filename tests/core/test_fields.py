"""Edits of what a record says."""

import pytest

from argmap.core import edits
from argmap.core.errors import EditRefused
from argmap.core.records import Kind
from tests.core.builders import small_map


def test_a_step_has_a_label_although_edits_have_one_too() -> None:
    build = small_map()
    build.do(edits.edit_field(build.document, build.step("reason"), label="therefore"))
    assert build.step("reason").label == "therefore"


def test_an_edit_that_changes_nothing_is_no_change() -> None:
    build = small_map()
    assert not edits.edit_text(build.document, build.id("reason"), "reason")
    assert not edits.change_kind(build.document, build.id("reason"), Kind.CLAIM)


def test_a_kind_of_evidence_may_be_any_word() -> None:
    build = small_map()
    build.do(edits.change_basis(build.document, build.id("evidence"), "leaked memo", "page 3"))
    assert (build.node("evidence").basis, build.node("evidence").basis_detail) == ("leaked memo", "page 3")


def test_a_title_beyond_the_limit_is_refused_in_one_sentence() -> None:
    build = small_map()
    with pytest.raises(EditRefused, match="title"):
        edits.edit_map(build.document, title="x" * 2_001)
