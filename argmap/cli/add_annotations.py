"""`argmap add-annotations`: annotations of other programs become cards in the tray of a map."""

from pathlib import Path

import click

from argmap.cli.changing import changing
from argmap.cli.documents import working
from argmap.cli.paths import PATH
from argmap.cli.update_source import source_named
from argmap.core.annotations import known_in
from argmap.core.edits import add_annotations
from argmap.core.printable import printable
from argmap.core.records import PassageState
from argmap.formats.annotation_formats import READABLE
from argmap.formats.annotations.arriving import Arrival, arrive, fresh_ones, replies_to
from argmap.formats.annotations.shelf import Shelf
from argmap.storage.files import read_foreign
from argmap.worker.importing import read_annotations

NAMED = 3  # sources that are called by their titles
STATES = {
    PassageState.EXACT: "exact",
    PassageState.MOVED: "moved",
    PassageState.CHANGED: "changed",
    PassageState.LOST: "not found",
    PassageState.UNVERIFIED: "never checked, as their source has no text here",
}


@click.command("add-annotations")
@click.argument("file", type=PATH)
@click.argument("annotations_file", metavar="ANNOTATIONS", type=PATH)
@click.option("--source", "source_id", metavar="ID", help="The source that all are about; the beginning will do.")
@click.option("--format", "format_name", type=click.Choice(READABLE), help="The format, where the file does not say.")
def command(file: Path, annotations_file: Path, source_id: str | None, format_name: str | None) -> None:
    """Put cards into the tray of the map FILE for what ANNOTATIONS marks in its sources.

    ANNOTATIONS is a file of W3C Web Annotations (.jsonld), of Hypothesis (.json) or a REFI-QDA project (.qdpx). What
    is in the map already is passed over.
    """
    data = read_foreign(annotations_file)
    with working() as worker:
        read = read_annotations(worker, data, annotations_file.name, format_name or "")
    with changing(file) as session:
        source = source_named(session.document, source_id, file) if source_id is not None else None
        fresh = fresh_ones(read.annotations, known_in(session.document))
        arrival = arrive(fresh, Shelf(session.document), source.id if source is not None else None)
        replies = replies_to(read.annotations)
        change = add_annotations(session.document, arrival.cards, arrival.sources, replies, read.relations)
        session.commit(change)
    click.echo(_sentence(arrival, len(read.annotations) - len(fresh)))
    for remark in (*read.remarks, *_remarks_on(arrival)):
        click.echo(printable(remark))


def _sentence(arrival: Arrival, known: int) -> str:
    """How many cards came, what became of the words they rest on, and how much was there already."""
    said = f"{_many(len(arrival.cards), 'card')} added to the tray"
    states = [f"{arrival.states[state]:,} {words}" for state, words in STATES.items() if arrival.states[state]]
    if states:
        said += f"; passages: {', '.join(states)}"
    if known:
        said += f"; {_many(known, 'annotation')} {'was' if known == 1 else 'were'} there already"
    return f"{said}."


def _remarks_on(arrival: Arrival) -> list[str]:
    """What else a user should know of what came."""
    titles = [f"“{source.title}”" for source, text in arrival.sources if not text.text]
    more = f" and {len(titles) - NAMED:,} more" if len(titles) > NAMED else ""
    found = [f"Without a text in this map: {', '.join(titles[:NAMED])}{more}."] if titles else []
    if arrival.without_words:
        found.append(f"{_many(arrival.without_words, 'annotation')} without words in a text: cards without a passage.")
    if arrival.too_long:
        found.append(f"{_many(arrival.too_long, 'annotation')} with more words than a passage can have.")
    if arrival.private:
        found.append(f"{_many(arrival.private, 'annotation')} not open to all; whoever gets the map can read them.")
    return found


def _many(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"
