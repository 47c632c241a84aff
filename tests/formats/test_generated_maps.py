"""The maps that formats are tried with are sound, and the comparison tells them apart."""

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.document import Document
from argmap.formats.argmap_json import read, write
from argmap.formats.format import EVERYTHING
from argmap.formats.parts import Part, losses
from argmap.formats.soundness import problems_of
from tests.formats.generated_maps import generated_maps, said_by


@settings(max_examples=50, deadline=None)
@given(generated_maps(has_lines=True))
def test_generated_maps_are_sound_and_come_back_from_what_carries_everything(records):
    again = read(write(records), "map.json").records

    assert not list(problems_of([("", one) for one in records], Document(records)))
    assert said_by(again) == said_by(records)


@settings(max_examples=50, deadline=None)
@given(st.frozensets(st.sampled_from(Part)).flatmap(lambda parts: st.tuples(st.just(parts), generated_maps(parts))))
def test_generated_maps_hold_no_other_parts(drawn):
    parts, records = drawn
    besides = {Part.SOURCES, Part.TEXTS} if Part.PASSAGES in parts else set()

    assert not list(losses(Document(records), EVERYTHING & (parts | besides), ""))
