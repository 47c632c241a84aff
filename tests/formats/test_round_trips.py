"""Every format that is read and written, over maps that hold everything: what goes in comes out or is reported."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from argmap.core.document import Document
from argmap.core.records import Answer, Comment, Dimension, Inference, Node, Rating
from argmap.core.tree import Tree
from argmap.formats.imported import Incoming
from argmap.formats.parts import Part, losses
from argmap.formats.registry import FORMATS, export_map
from argmap.formats.written import Outgoing
from tests.formats.generated_maps import generated_maps

BOTH = [one for one in FORMATS if one.read is not None and one.write is not None]
COUNTED = set(Part) - {Part.SHARED, Part.CIRCLES, Part.LOOSE, Part.JOINT, Part.UNDERCUTS, Part.TRAY}
"""Those of which there are not more or fewer when something else is written in another way."""


def with_remarks(records):
    """The map, with what is said about it."""
    info, *others = records
    node = next(one for one in others if isinstance(one, Node))
    step = next((one for one in others if isinstance(one, Inference)), None)
    remarks = [
        Rating("a" * 32, node.id, None, "N. N.", Dimension.ACCEPTABILITY, 0.5),
        Comment("b" * 32, node.id, None, "N. N.", "Really?", "2026-01-02T03:04:05Z"),
        *([Answer("c" * 32, step.id, "Is it so?")] if step is not None else []),
    ]
    return [replace(info, author="N. N.", task="Argue."), *others, *remarks]


def parts_of(document):
    """How many cards and steps there are in a map, and how many things of each part."""
    counted = {"cards": document.count(Node), "steps": document.count(Inference)}
    return Counter(entry.what for entry in losses(document, frozenset(), "")) + Counter(counted)


@pytest.mark.parametrize("one", BOTH, ids=lambda one: one.id)
@settings(max_examples=8, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_all_that_goes_in_comes_out_or_is_in_the_report(one, data):
    parts = set(Part) - ({Part.LOOSE} - one.carries)  # with a step that cannot be said goes all that it says
    document = Document(with_remarks(data.draw(generated_maps(parts, has_lines=True))))
    assume(document.root_ids)  # a discussion of Kialo's without any claim is none
    exported = export_map(Outgoing(Tree(document)), one)
    beside = {f"a{suffix}": data for suffix, data in exported.beside.items()}
    imported = one.read(Incoming(exported.data, f"a{one.suffixes[0]}", beside))
    told = Counter(entry.what for entry in (*exported.report.entries, *imported.report.entries))
    told["cards"] += told[Part.TRAY.value]  # which is also said of those that have no place in a file without a tray
    before, after = parts_of(document), parts_of(Document(imported.records))

    lost = {what: before[what] - after[what] for what in ("cards", "steps", *COUNTED) if before[what] > after[what]}
    assert {what: count for what, count in lost.items() if told[what] < count} == {}
