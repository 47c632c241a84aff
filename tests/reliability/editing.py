"""A small map and somebody who edits it at random, for the rows that harm the disk meanwhile."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from random import Random

from argmap.core import edits
from argmap.core.document import Document
from argmap.core.history import Entry
from argmap.core.records import Kind, MapInfo, Record, Source
from argmap.session import Session
from argmap.storage.creating import create_map
from tests.core.any_edit import any_edit
from tests.core.builders import TEXT

SOURCE_ID = "2" * 32


def new_map(path: Path) -> list[Record]:
    """Make a map of a title and a source; its records."""
    path.parent.mkdir()
    text = edits.source_text(SOURCE_ID, TEXT, new_id=lambda: "3" * 32)
    records: list[Record] = [MapInfo("1" * 32, "A map"), Source(SOURCE_ID), text]
    create_map(path, records)
    return records


def act(session: Session, chance: Random) -> None:
    """Do something: any edit, or undo or redo one, or take a document in with its bytes."""
    match chance.random():
        case share if share < 0.1:
            session.undo()
        case share if share < 0.15:
            session.redo()
        case share if share < 0.25:
            _take_in(session, chance)
        case _:
            change = any_edit(session.document, chance)
            if change is not None:
                session.commit(change)


def _take_in(session: Session, chance: Random) -> None:
    content, source_id, text_id = chance.randbytes(20_000), *(f"{chance.getrandbits(128):032x}" for _ in range(2))
    digest = sha256(content).hexdigest()
    text = edits.source_text(source_id, f"{TEXT} {source_id}", original_sha256=digest, new_id=lambda: text_id)
    session.commit(edits.add_source(session.document, Source(source_id), text), {digest: content})


def act_surely(session: Session, chance: Random) -> None:
    """Add a card, which is never refused."""
    session.commit(edits.add_to_tray(session.document, Kind.CLAIM, f"A card {chance.random()}"))


def replayed(before: Iterable[Record], history: Iterable[Entry]) -> set[Record]:
    """The records that a history leads to."""
    document = Document(before)
    for entry in history:
        document.apply(entry.change)
    return set(document.records())
