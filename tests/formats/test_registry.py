"""The one list of formats."""

import pytest

from argmap.core.tree import Tree
from argmap.formats.errors import UnknownFormat
from argmap.formats.registry import FORMATS, format_of, import_map
from tests.core.builders import small_map
from tests.formats.shapes import shape, shape_of


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
def test_every_format_reads_what_it_writes(one):
    tree = Tree(small_map().document)

    assert shape_of(one.read(one.write(tree), "map").records) == shape(tree)


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
def test_what_a_format_writes_is_known_by_its_content_alone(one):
    assert format_of(one.write(Tree(small_map().document)), "map") is one


def test_no_suffix_belongs_to_two_formats():
    suffixes = [suffix for one in FORMATS for suffix in one.suffixes]

    assert len(suffixes) == len(set(suffixes))


def test_content_that_nobody_reads_is_refused():
    with pytest.raises(UnknownFormat, match="“map” is in no format that argmap imports"):
        import_map(b"\0\1\2", "map")


def test_more_remarks_than_anybody_reads_are_counted():
    lines = "".join(f"  - Pro (see above): card {number}\n" for number in range(30))
    remarks = import_map(f"- a\n{lines}".encode(), "a.md").remarks

    assert len(remarks) == 21
    assert remarks[-1] == "And 10 more remarks."
