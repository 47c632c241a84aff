"""Large files of every kind that the window takes in: as large as the longest reports, books and lists are."""

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random

from argmap.core.document import Document
from argmap.core.tree import Tree
from argmap.formats import argmap_json, refi_qda_writing, web_annotation_writing
from tests.benchmarks.maps import Words, random_map
from tests.sources.docx_making import docx, paragraph
from tests.sources.epub_making import epub, page
from tests.sources.pdf_making import column, pdf

CARDS = 5_000  # of a map
ANNOTATIONS = 150
REFERENCES = 500
PAGES, LINES = 150, 45
WIDTH = 80  # characters of a line on them

Paragraphs = Sequence[str]


@dataclass(frozen=True, slots=True)
class LargeFile:
    """Made of so many paragraphs, with the seed that a trial has."""

    suffix: str
    paragraphs: int
    make: Callable[[Paragraphs, int], bytes]

    def content(self, seed: int) -> bytes:
        words = Words(Random(seed))
        return self.make([words.sentence(40) for _ in range(self.paragraphs)], seed)


def _text(paragraphs: Paragraphs, seed: int) -> bytes:
    return "\n\n".join(paragraphs * 5).encode()


def _html(paragraphs: Paragraphs, seed: int) -> bytes:
    body = "".join(f"<h2>{one[:30]}</h2><p>{one}</p>" for one in paragraphs)
    return f"<html><body><main>{body}</main></body></html>".encode()


def _markdown(paragraphs: Paragraphs, seed: int) -> bytes:
    return "\n\n".join(f"# {one[:30]}\n\n{one}" for one in paragraphs).encode()


def _docx(paragraphs: Paragraphs, seed: int) -> bytes:
    return docx("".join(map(paragraph, paragraphs)))


def _epub(paragraphs: Paragraphs, seed: int) -> bytes:
    parts = [paragraphs[start : start + 100] for start in range(0, len(paragraphs), 100)]
    return epub({f"{n}.xhtml": page("".join(f"<p>{one}</p>" for one in part)) for n, part in enumerate(parts)})


def _pdf(paragraphs: Paragraphs, seed: int) -> bytes:
    lines = (line for one in paragraphs for line in textwrap.wrap(one, WIDTH))
    return pdf(*(column(*islice(lines, LINES)) for _ in range(PAGES)))


def _map(paragraphs: Paragraphs, seed: int) -> bytes:
    return argmap_json.write(random_map(CARDS, seed=seed))


def _annotated(seed: int) -> Tree:
    return Tree(Document(random_map(ANNOTATIONS, seed=seed, passages=True)))


def _web_annotations(paragraphs: Paragraphs, seed: int) -> bytes:
    return web_annotation_writing.write(_annotated(seed))


def _project(paragraphs: Paragraphs, seed: int) -> bytes:
    return refi_qda_writing.write(_annotated(seed))


def _bibtex(paragraphs: Paragraphs, seed: int) -> bytes:
    return "\n".join(
        f"@book{{k{n}, title = {{{one}}}, author = {{Doe, J.}}}}" for n, one in enumerate(paragraphs)
    ).encode()


def _ris(paragraphs: Paragraphs, seed: int) -> bytes:
    return "".join(f"TY  - BOOK\nTI  - {one}\nAU  - Doe, J.\nER  - \n" for one in paragraphs).encode()


LARGE_FILES = (
    LargeFile(".txt", 4_000, _text),
    LargeFile(".pdf", 2_500, _pdf),
    LargeFile(".html", 3_000, _html),
    LargeFile(".docx", 3_000, _docx),
    LargeFile(".epub", 5_000, _epub),
    LargeFile(".md", 3_000, _markdown),
    LargeFile(".json", 0, _map),
    LargeFile(".jsonld", 0, _web_annotations),
    LargeFile(".qdpx", 0, _project),
    LargeFile(".bib", REFERENCES, _bibtex),
    LargeFile(".ris", REFERENCES, _ris),
)
