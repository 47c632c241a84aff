"""`argmap update-source`: a changed document becomes a new version of a source, and its passages are found again."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from argmap.cli.changing import changing
from argmap.cli.documents import originals, password_option, read_document
from argmap.cli.paths import PATH
from argmap.cli.trouble import Told
from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.edits import add_version
from argmap.core.ids import new_id
from argmap.core.printable import printable
from argmap.core.records import Passage, PassageState, Source
from argmap.sources.source_records import source_text


@click.command("update-source")
@click.argument("file", type=PATH)
@click.argument("source_id")
@click.argument("document_file", metavar="DOCUMENT", type=PATH)
@password_option
def command(file: Path, source_id: str, document_file: Path, password: str) -> None:
    """Make DOCUMENT the newest version of a source of the map FILE, and say what became of each passage.

    The older versions stay. SOURCE_ID is told by "argmap passages --json" and "argmap coverage --json"; its beginning
    is enough.
    """
    with changing(file) as session:
        source = source_named(session.document, source_id, file)
        document = read_document(document_file, password)
        text = source_text(document, source, 1, new_id)  # the edit counts the versions
        change = add_version(session.document, text)
        session.commit(change, originals(document, text))
        lines = list(_lines(session.document, source, change))
    for line in [*lines, *document.warnings]:
        click.echo(printable(line))


def source_named(document: Document, source_id: str, file: Path) -> Source:
    """The one source whose id begins so. Raises `Told` if there is none, or more than one."""
    found = [one for one in document.all(Source) if source_id and one.id.startswith(source_id)]
    if len(found) == 1:
        return found[0]
    wrong = "more than one source has" if found else "no source has"
    raise Told(f"In “{file.name}” {wrong} an id that begins with “{source_id}”.")


def _lines(document: Document, source: Source, change: Change) -> Iterator[str]:
    passages = change.added(Passage)
    for passage in sorted(passages, key=lambda one: one.start or 0):
        yield f"{passage.state.value:8}{_words(document, passage)}"
    counts = Counter(passage.state for passage in passages)
    told = ", ".join(f"{counts[state]:,} {state.value}" for state in PassageState if counts[state])
    yield f"“{source.title}” has a new version; {told or 'nothing rested on the older ones'}."


def _words(document: Document, passage: Passage) -> str:
    """The words, and beside them the old ones where they are others."""
    before = document.find(Passage, passage.found_from or "")
    old = before.exact if before is not None else ""
    return _quoted(passage.exact) + (f" for {_quoted(old)}" if old not in ("", passage.exact) else "")


def _quoted(words: str) -> str:
    return f"“{' '.join(words.split())}”"
