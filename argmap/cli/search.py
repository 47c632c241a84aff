"""`argmap search`: where words stand in a map and its sources; the answer that the window gives."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import click

from argmap.cli.files import read_tree
from argmap.cli.paths import PATH
from argmap.cli.trouble import Told
from argmap.core.document import Document
from argmap.core.excerpts import Piece, excerpt
from argmap.core.printable import printable
from argmap.core.querying import query_of
from argmap.core.records import Comment, Inference, Node, Passage, Record, Source, SourceText
from argmap.storage.answering import Found, answer, source_of
from argmap.storage.columns import TABLES
from argmap.storage.search import Hit, SearchIndex
from argmap.storage.searched import Group

LENGTH = 100  # characters around what was found
COUNTED = {
    Group.CARDS: ("card", "cards"),
    Group.NOTES: ("note", "notes"),
    Group.QUOTES: ("quote", "quotes"),
    Group.SOURCES: ("place in the sources", "places in the sources"),
}
NAMES: dict[type[Record], str] = {
    Node: "card",
    Inference: "step",
    Comment: "comment",
    Passage: "quote",
    Source: "source",
    SourceText: "source",
}


@click.command("search")
@click.argument("file", type=PATH)
@click.argument("words", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="As a JSON list with an object for each hit.")
def command(file: Path, words: tuple[str, ...], as_json: bool) -> None:
    """Find where all the WORDS stand in the map FILE: in cards, notes, quotes and sources, the best hits of each first.

    A word is found by its beginning, whatever its case and accents. Ranges count Unicode code points of the field.
    """
    typed = " ".join(words)
    if not query_of(typed).words:
        raise Told(f"There is no word in “{typed}” to search for.")
    document = read_tree(file).document
    with closing(SearchIndex()) as index:
        index.build(document.records())
        found = answer(index, typed)
    if as_json:
        objects = [_as_object(document, one.group, hit) for one in found for hit in one.hits]
        click.echo(json.dumps(objects, ensure_ascii=False, indent=2))
        return
    for line in _lines(document, found):
        click.echo(line)


def _lines(document: Document, found: list[Found]) -> Iterator[str]:
    yield _counts(found) if found else "No card, note, quote or source has all these words."
    for one in found:
        for hit in one.hits:
            yield _line(document, hit)


def _counts(found: list[Found]) -> str:
    counts = [f"{one.count:,} {COUNTED[one.group][one.count != 1]}" for one in found]
    return f"Found: {', '.join(counts)}."


def _line(document: Document, hit: Hit) -> str:
    """What was found, its id, the field and the words; bold in a terminal."""
    field, places = hit.marks()[0]
    source, place = source_of(document, hit)
    words = "".join(_shown(piece) for piece in excerpt(getattr(hit.record, field), places, LENGTH))
    where = ", ".join(part for part in (source.title if source is not None else "", place) if part)
    head = f"{NAMES[type(hit.record)]:8}{hit.record.id}  {field}: "
    return head + words + (printable(f"  ({where})") if where else "")


def _shown(piece: Piece) -> str:
    words, is_found = piece
    return click.style(printable(words), bold=True) if is_found else printable(words)


def _as_object(document: Document, group: Group, hit: Hit) -> dict[str, object]:
    source, place = source_of(document, hit)
    return {
        "group": group.value,
        "type": TABLES[type(hit.record)],
        "id": hit.record.id,
        "fields": [{"field": field, "ranges": places} for field, places in hit.marks()],
        "source": source.id if source is not None else None,
        "place": place or None,
    }
