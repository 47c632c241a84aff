"""Argdown as maps, and maps as Argdown."""

from hypothesis import given, settings

from argmap.core.document import Document
from argmap.core.tree import Tree
from argmap.formats.argdown.parsing import parse
from argmap.formats.imported import Incoming
from argmap.formats.registry import export_map, format_written, import_map
from argmap.formats.written import Outgoing
from tests.formats.generated_maps import generated_maps, said_by

ARGDOWN = format_written("map.argdown")


def written(records) -> bytes:
    return export_map(Outgoing(Tree(Document(records)), has_passages=True), ARGDOWN).data


def read(text: str | bytes):
    data = text.encode() if isinstance(text, str) else text
    return import_map(Incoming(data, "map.argdown"))


@settings(max_examples=200, deadline=None)
@given(generated_maps(ARGDOWN.carries, has_lines=True))
def test_what_argdown_carries_comes_back(records):
    data = written(records)

    assert parse(data.decode()).wrong == []
    assert said_by(read(data).records, ARGDOWN.carries) == said_by(records, ARGDOWN.carries)
