"""`argmap passages`: what a map rests on, word for word, and how sure that is."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from argmap.cli.files import read_tree
from argmap.cli.paths import PATH
from argmap.core.document import Document
from argmap.core.graph import linked
from argmap.core.printable import printable
from argmap.core.records import Passage, PassageLink, Source, SourceText
from argmap.core.references.where import where
from argmap.core.versions import versions_of

Found = tuple[Source | None, SourceText | None, Passage]


@click.command("passages")
@click.argument("file", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="As a JSON list with an object for each passage.")
def command(file: Path, as_json: bool) -> None:
    """List the passages that the map FILE rests on, source by source, in the order of the text.

    A passage is exact, or says that it has moved, changed, is lost or was never checked (unverified). "start" and
    "end" count Unicode code points of the version's text; a passage without a place has neither.
    """
    document = read_tree(file).document
    found = list(passages(document))
    if as_json:
        click.echo(json.dumps([_as_object(document, *one) for one in found], ensure_ascii=False, indent=2))
        return
    for source, text, passage in found:
        click.echo(printable(_line(source, text, passage)))
    if not found:
        click.echo("This map rests on no passages yet.")


def passages(document: Document) -> Iterator[Found]:
    """The linked passages with their source and version; last those that belong to no source."""
    for source in document.all(Source):
        for text in versions_of(document, source.id):
            for passage in _in_order(linked(document, document.where(Passage, "source_text_id", text.id))):
                yield source, text, passage
    loose = [one for one in document.all(Passage) if one.source_text_id is None]
    yield from ((None, None, passage) for passage in _in_order(linked(document, loose)))


def _in_order(found: list[Passage]) -> list[Passage]:
    return sorted(found, key=lambda one: (one.start is None, one.start or 0, one.id))


def _line(source: Source | None, text: SourceText | None, passage: Passage) -> str:
    title = f"{source.title}, version {text.version}" if source is not None and text is not None else "no source"
    place = ", ".join(part for part in (title, where(text, passage)) if part)
    return f"{passage.state.value:11}“{' '.join(passage.exact.split())}” ({place})"


def _as_object(
    document: Document, source: Source | None, text: SourceText | None, passage: Passage
) -> dict[str, object]:
    links = document.where(PassageLink, "passage_id", passage.id)
    return {
        "id": passage.id,
        "source": source.id if source is not None else None,
        "version": text.version if text is not None else None,
        "start": passage.start,
        "end": passage.end,
        "exact": passage.exact,
        "state": passage.state.value,
        "page": passage.page,
        "nodes": sorted({link.node_id for link in links if link.node_id is not None}),
        "inferences": sorted({link.inference_id for link in links if link.inference_id is not None}),
        "reviewed": passage.reviewed,
        "score": passage.score,
        "found_from": passage.found_from,
    }
