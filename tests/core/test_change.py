"""What the records of a change are, and what a change keeps."""

from argmap.core import edits
from argmap.core.records import Inference, Node, Premise
from tests.core.builders import Build


def objected(build: Build, text: str):
    """The change that objects to the main claim."""
    (place,) = build.tree.roots()
    return build.do(edits.add_objection(build.document, place.node_id, text, new_id=build.new_id))


def test_a_change_has_no_dictionary_of_its_own():
    build = Build()

    assert not hasattr(build.do(edits.add_claim(build.document, "A claim", new_id=build.new_id)), "__dict__")


def test_changes_of_records_alike_keep_one_set_of_their_types_together():
    build = Build()
    build.do(edits.add_claim(build.document, "A claim", new_id=build.new_id))
    first, second = objected(build, "One"), objected(build, "Another")

    assert first.record_types == {Node, Inference, Premise}
    assert second.record_types is first.record_types
    assert first.inverse().record_types is first.record_types
