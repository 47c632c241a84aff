"""JSON in pieces is the JSON that is made at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import to_json

from argmap.formats import json_writing
from argmap.formats.json_writing import indented

PLAIN = st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.text()
VALUES = st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))


@pytest.fixture(autouse=True, scope="module")
def _small_pieces():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_writing, "AT_ONCE", 2)
        yield


@given(VALUES)
def test_in_pieces_it_is_what_it_is_at_once(value):
    expected = to_json(value, indent=1) + b"\n"
    assert indented(value) == expected


def test_long_lists_in_objects_in_objects_are_made_in_pieces_too(monkeypatch):
    value = {"first": {"items": [{"a": [1, 2, 3], "b": "x\ny"}] * 7, "none": [], "nothing": {}}, "last": "ä"}
    sizes = []
    monkeypatch.setattr(
        json_writing, "to_json", lambda one, **how: sizes.append(len(to_json(one))) or to_json(one, **how)
    )

    expected = to_json(value, indent=1) + b"\n"
    assert indented(value) == expected
    assert max(sizes) < 60
