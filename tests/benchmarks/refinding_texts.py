"""The real texts that passages are found again in, and the passages: every sentence that stands once in its text."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from argmap.core.records import SourceText
from argmap.intake.errors import FileTrouble
from argmap.samples import sample_names, sample_records
from argmap.sources.reading import read_source

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora"
FOLDERS = ("doc-txt", "doc-md", "doc-html", "doc-pdf", "doc-epub")
SENTENCE = re.compile(r"[^.!?。！？؟\n]+[.!?。！？؟]*")
LEAST = 20  # characters of a passage; fewer in scripts without spaces
LEAST_TEXT = 300


@dataclass(frozen=True, slots=True)
class Corpus:
    """A text, its sentences in their order, and which of them are passages that no other repeats."""

    name: str
    text: str
    sentences: list[tuple[int, int]]
    passages: list[tuple[int, int]]


def corpora() -> Iterator[Corpus]:
    """Every text of some length that argmap reads."""
    for path in (path for folder in FOLDERS for path in sorted((CORPORA / folder).iterdir())):
        text = _text_of(path)
        if len(text) >= LEAST_TEXT:
            yield corpus(path.name, text)


def held_out() -> Iterator[Corpus]:
    """The sources of argmap's own samples: no threshold was ever chosen by them."""
    for name in sample_names():
        for number, one in enumerate(one for one in sample_records(name) if isinstance(one, SourceText)):
            yield corpus(f"{name} {number}", one.text)


def corpus(name: str, text: str) -> Corpus:
    sentences = [_trimmed(match) for match in SENTENCE.finditer(text) if match[0].strip()]
    counts = Counter(text[start:end] for start, end in sentences)
    least = LEAST if " " in text[:500] else LEAST // 2
    long = [(start, end) for start, end in sentences if end - start >= least and counts[text[start:end]] == 1]
    return Corpus(name, text, sentences, [one for one in long if text.count(text[slice(*one)]) == 1])


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    words = match[0]
    start = match.start() + len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def _text_of(path: Path) -> str:
    try:
        return read_source(path.read_bytes(), path.name).text
    except FileTrouble:
        return ""  # locked or without a text, as some of the corpora are on purpose
