"""Word documents in LibreOffice: outline and essay open, become a PDF, and say in it what the map says."""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # it comes without types
import pytest

from argmap.core.document import Document
from argmap.core.records import Node, Passage, PassageLink, Record, Source
from argmap.core.references.styles import CitationStyle
from argmap.core.tree import Tree
from argmap.formats import docx_file
from argmap.formats.docx import DOCX
from argmap.formats.registry import export_map
from argmap.formats.written import Outgoing
from tests.reliability.elsewhere_maps import records_of
from tests.reliability.row import Row, Tally

MAPS = 1_000
AT_ONCE = 50  # in one trial: LibreOffice takes long to start
GIVEN_UP_S = 300
PLAIN_WORD = re.compile(r"(?<!\S)[A-Za-z]{3,20}(?!\S)")

TURNED = re.compile("[\u0590-\u08ff\u202a-\u202e\u2066-\u2069]")
"""In a text that runs from right to left somewhere, the PDF's letters stand in the order in which they are seen."""


def convert(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """Write some maps as outlines and essays, have them made PDFs, and look for their words in these."""
    numbers = range(number * AT_ONCE, (number + 1) * AT_ONCE)
    with pytest.MonkeyPatch.context() as patch:
        for name in without:
            SWITCHES[name](patch)
        for one in numbers:
            outgoing = Outgoing(Tree(Document(records_of(one))), has_passages=True, citations=CitationStyle.AUTHOR_DATE)
            for written in DOCX:
                (folder / f"{one}-{written.id}.docx").write_bytes(export_map(outgoing, written).data)
    paths = sorted(folder.glob("*.docx"))
    command = ["soffice", f"-env:UserInstallation={(folder / 'home').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(folder), *map(str, paths)], capture_output=True, timeout=GIVEN_UP_S, check=False
    )
    for path in paths:
        tally.count("documents")
        for complaint in _complaints(path, records_of(int(path.name.partition("-")[0]))):
            tally.fail(f"map {path.stem}: {complaint}")


def _complaints(path: Path, records: list[Record]) -> Iterator[str]:
    made = path.with_suffix(".pdf")
    if not made.is_file():
        yield "LibreOffice makes no PDF of it"
        return
    with pypdfium2.PdfDocument(made) as pages:
        letters = "".join("".join(page.get_textpage().get_text_range().split()) for page in pages).casefold()
    for what, texts in _said(Document(records)).items():
        wanted = {word.casefold() for text in texts if not TURNED.search(text) for word in PLAIN_WORD.findall(text)}
        if missing := sorted(word for word in wanted if word not in letters):
            yield f"of {what} {missing[:3]} are not in it"


def _said(document: Document) -> dict[str, list[str]]:
    quoted = {one.passage_id for one in document.all(PassageLink)}
    return {
        "cards": [one.text for one in document.all(Node)],
        "passages": [one.exact for one in document.all(Passage) if one.id in quoted],
        "sources": [one.title for one in document.all(Source)],
    }


def why_not() -> str:
    return "" if shutil.which("soffice") is not None else "LibreOffice is not installed"


def _without_notes(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(docx_file, "_add_notes", lambda document, notes: None)


SWITCHES: dict[str, Callable[[pytest.MonkeyPatch], None]] = {"footnotes": _without_notes}
ROWS = (
    Row(
        name="docx",
        what=f"DOCX made PDF by LibreOffice: samples and nasty maps, {MAPS:,} in all, {AT_ONCE} in a trial",
        full=MAPS // AT_ONCE,
        short=0,
        trial=convert,
        defences={"footnotes": 1},
        processes=1,
        why_not=why_not,
    ),
)
