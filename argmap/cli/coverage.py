"""`argmap coverage`: how much of each source a map rests on, and what it leaves out."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from argmap.cli.files import map_language, read_tree
from argmap.cli.paths import PATH
from argmap.core.printable import printable
from argmap.core.records import Source, SourceText
from argmap.core.saying import Say
from argmap.core.tree import Tree
from argmap.reasoning.coverage import Coverage, Covered, Side, coverage
from argmap.reasoning.sayings import sayings_of
from argmap.reasoning.word_lists import load_words

Found = tuple[Source, SourceText, Coverage]


@click.command("coverage")
@click.argument("file", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="As a JSON list with an object for each source.")
def command(file: Path, as_json: bool) -> None:
    """Say how much of the sources of the map FILE its passages cover, and which sentences may have been missed.

    Of each source the newest version counts. A sentence may have been missed if no passage touches it and it holds a
    word such as "because", "however" or "may".
    """
    tree = read_tree(file)
    found, say = list(covered_sources(tree)), sayings_of(tree)
    if as_json:
        click.echo(json.dumps([_as_object(*one) for one in found], ensure_ascii=False, indent=2))
        return
    for source, text, what in found:
        for line in _lines(source, text, what, say):
            click.echo(printable(line))
    if not found:
        click.echo(say("No source of this map has a text."))


def covered_sources(tree: Tree) -> Iterator[Found]:
    """The newest version of each source that has a text, and what of it is mapped."""
    words = load_words(map_language(tree))
    for source in tree.document.all(Source):
        versions = [one for one in tree.document.where(SourceText, "source_id", source.id) if one.text]
        if versions:
            newest = max(versions, key=lambda one: one.version)
            yield source, newest, coverage(tree, newest, words)


def _lines(source: Source, text: SourceText, what: Coverage, say: Say) -> Iterator[str]:
    yield say("“{0}”, version {1}: {2}").format(source.title, text.version, _share(what.whole, say))
    for one in what.sections:
        yield f"  {one.label or say('before the first section')}: {_share(one, say)}"
    if what.unmapped is None:
        unknown = say("argmap knows no indicator words of the map's language, so it names no unmapped sentences")
        yield f"  {unknown}"
        return
    count = len(what.unmapped)
    several = say("{0} unmapped sentences with indicator words")
    words = say("{0} unmapped sentence with indicator words") if count == 1 else several
    yield f"  {words.format(f'{count:,}')}" + (":" if count else "")
    for sentence in what.unmapped:
        yield f"    {' '.join(sentence.words.split())}"


def _share(part: Covered, say: Say) -> str:
    length = part.end - part.start
    sides = [f"{part.by_side[side] / length:.0%} {say(side.value)}" for side in Side if part.by_side[side]]
    return say("{0} mapped").format(f"{part.share:.0%}") + (f" ({', '.join(sides)})" if sides else "")


def _as_object(source: Source, text: SourceText, what: Coverage) -> dict[str, object]:
    return {
        "source_id": source.id,
        "title": source.title,
        "version": text.version,
        **asdict(what),
        "whole": {**asdict(what.whole), "share": what.whole.share},
        "sections": [{**asdict(one), "share": one.share} for one in what.sections],
    }
