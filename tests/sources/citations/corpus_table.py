"""The tables of docs/formats/citations.md: what becomes of each file of the corpora."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PAGE = ROOT / "docs" / "formats" / "citations.md"
CORPORA = ROOT.parent / "shared" / "corpora"
FOLDER = re.compile(r"^### .*`([\w-]+)`$", re.MULTILINE)
ROW = re.compile(r"^\| `([^`]+)` \|(.*)\|$", re.MULTILINE)
READ = "read"


@dataclass(frozen=True)
class Row:
    """A file and its outcome: `read`, with its figures, or the sentence by which it is refused."""

    folder: str
    name: str
    outcome: str
    figures: tuple[str, ...]  # references; with an author or editor; with a year

    @property
    def is_read(self) -> bool:
        return self.outcome == READ

    def data(self) -> bytes:
        return (CORPORA / self.folder / self.name).read_bytes()

    def __str__(self) -> str:
        return f"{self.folder}/{self.name[:50]}"


def rows() -> list[Row]:
    _, *parts = FOLDER.split(PAGE.read_text(encoding="utf-8"))
    return [
        _row(folder, *found)
        for folder, part in zip(parts[::2], parts[1::2], strict=True)
        for found in ROW.findall(part)
    ]


def _row(folder: str, name: str, rest: str) -> Row:
    outcome, *figures = (cell.strip() for cell in rest.split("|"))
    return Row(folder, name, outcome, tuple(figures))
