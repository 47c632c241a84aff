"""Exported Argdown read by its reference parser: no errors, and the statements, structures and relations of ours."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from argmap.core.document import Document
from argmap.core.records import Record
from argmap.core.tree import Tree
from argmap.formats.argdown import card_writing, writing
from argmap.formats.argdown.fields import one_line
from argmap.formats.argdown.model import Argument, Inference, Statement
from argmap.formats.argdown.parsing import Parsed, parse
from argmap.formats.argdown.rules import title_of
from argmap.formats.imported import Incoming
from argmap.formats.registry import export_map, format_written, import_map
from argmap.formats.written import Outgoing
from tests.benchmarks.flextree import on_node
from tests.formats.generated_maps import said_by
from tests.formats.maps_by_number import map_by_number
from tests.reliability.row import Row, Tally

PROGRAM = Path(__file__).with_suffix(".cjs")
PACKAGE = "@argdown/core"
MAPS = 10_000
AT_ONCE = 50  # in one trial, as node takes long to start
TYPES = {Statement: "equivalence-class", Argument: "argument", Inference: "inference"}
ARGDOWN = format_written("map.argdown")


def reference(texts: list[str]) -> list[dict[str, Any]] | None:
    """What the reference parser makes of each text; None where it is not installed."""
    said = on_node(str(PROGRAM), given=json.dumps(texts))
    return json.loads(said) if said is not None else None


def why_not() -> str:
    return "" if reference([]) is not None else f"npm's {PACKAGE} is not installed"


def write_and_parse(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """Write some maps as Argdown, and have each parsed by the reference, by us, and read as a map again."""
    with pytest.MonkeyPatch.context() as patch:
        for name in without:
            SWITCHES[name](patch)
        numbers = range(number * AT_ONCE, (number + 1) * AT_ONCE)
        maps = [map_by_number(one, ARGDOWN.carries) for one in numbers]
        texts = [export_map(Outgoing(Tree(Document(one)), has_passages=True), ARGDOWN).data.decode() for one in maps]
    said = reference(texts)
    assert said is not None  # as why_not has asked
    for one, records, text, theirs in zip(numbers, maps, texts, said, strict=True):
        tally.count("maps")
        for complaint in _complaints(records, text, theirs):
            tally.fail(f"map {one}: {complaint}")


def _complaints(records: list[Record], text: str, theirs: dict[str, Any]) -> Iterator[str]:
    if theirs["errors"]:
        yield f"the reference refuses it: {theirs['errors'][0]}"
        return
    ours = parse(text)
    if ours.wrong:
        yield f"we refuse it: {ours.wrong[0].what}"
        return
    yield from (f"other {name}" for name, value in said_by_ours(ours).items() if value != theirs[name])
    again = import_map(Incoming(text.encode(), "a.argdown")).records
    if said_by(again, ARGDOWN.carries) != said_by(records, ARGDOWN.carries):
        yield "another map is read again"


def said_by_ours(found: Parsed) -> dict[str, Any]:
    """What our parser says, as the program above does for the reference."""
    model = found.model
    return {
        "statements": {one.title: [one.text, one.tags, one.data] for one in model.statements.values()},
        "structures": {one.title: [line.statement.title for line in one.lines] for one in model.arguments.values()},
        "relations": [[one.kind.value, _end(one.source), _end(one.target)] for one in model.relations],
    }


def _end(end: Statement | Argument | Inference) -> list[Any]:
    return [TYPES[type(end)], title_of(end), end.index if isinstance(end, Inference) else None]


def _unescaped(patch: pytest.MonkeyPatch) -> None:
    for module in (writing, card_writing):
        patch.setattr(module, "escaped", one_line)


SWITCHES: dict[str, Callable[[pytest.MonkeyPatch], None]] = {"Argdown's escapes": _unescaped}
ROWS = (
    Row(
        name="argdown",
        what=f"exported Argdown in its reference parser: {MAPS:,} generated maps",
        full=MAPS // AT_ONCE,
        short=1,
        trial=write_and_parse,
        defences={"Argdown's escapes": 1},
        why_not=why_not,
    ),
)
