"""Whatever is edited and undone, the index that was kept up to date answers as one made anew from the file."""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from argmap.core import edits
from argmap.core.records import MapInfo, Record, Source
from argmap.session import Session, create_session
from argmap.storage.answering import answer
from argmap.storage.opening import read_map
from argmap.storage.search import SearchIndex
from argmap.storage.searched import PART
from tests.core.any_edit import any_edit
from tests.core.builders import TEXT

LONG = TEXT * (2 * PART // len(TEXT) + 1)
QUERIES = ("joint", "nato", "it", "co", "a", "nobody counted", "money", "dup nato", "𝕏", "zz")


@pytest.mark.parametrize("seed", range(12))
def test_an_index_that_took_over_every_change_answers_as_one_made_from_the_file(tmp_path: Path, seed: int) -> None:
    random, path = Random(seed), tmp_path / "any.argmap"
    with closing(SearchIndex()) as index:
        with closing(create_session(path, [MapInfo(id="1" * 32, title="Any")])) as session:
            index.build(session.document.records())
            session.subscribe(lambda change, _: index.update(change, session.document))
            text = edits.source_text("2" * 32, LONG, new_id=lambda: "3" * 32)
            session.commit(edits.add_source(session.document, Source(id="2" * 32, title="On money"), text))
            for _ in range(80):
                _do_something(session, random)
        assert _answers(index) == _answers_made_anew(read_map(path).records)


def _do_something(session: Session, random: Random) -> None:
    act = random.choices(("edit", "undo", "redo"), (6, 2, 1))[0]
    if act == "undo":
        session.undo()
    elif act == "redo":
        session.redo()
    elif (change := any_edit(session.document, random)) is not None:
        session.commit(change)


def _answers(index: SearchIndex) -> dict[str, list[object]]:
    return {
        query: [
            (found.group, found.count, [(hit.kind, hit.record, hit.start, hit.marks()) for hit in found.hits])
            for found in answer(index, query, 1_000)
        ]
        for query in QUERIES
    }


def _answers_made_anew(records: Iterable[Record]) -> dict[str, list[object]]:
    with closing(SearchIndex()) as index:
        index.build(records)
        return _answers(index)
