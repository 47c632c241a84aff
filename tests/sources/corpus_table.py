"""The tables of docs/sources.md: what becomes of each file of the corpora."""

import re
from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "sources.md"
FOLDER = re.compile(r"^### .*`(doc-\w+)`", re.MULTILINE)
ROW = re.compile(r"^\| `([^`]+)`(?: with `([^`]+)`)? \|(.*)\|$", re.MULTILINE)
OPENS = "opens"


@dataclass(frozen=True)
class Row:
    """A file and its outcome: `opens`, with its figures, or the sentence by which it is refused."""

    folder: str
    name: str
    password: str
    outcome: str
    figures: tuple[str, ...]  # words, locators, then what its kind of document adds

    @property
    def opens(self) -> bool:
        return self.outcome == OPENS

    def __str__(self) -> str:
        return f"{self.folder}/{self.name}{' with its password' * bool(self.password)}"


def rows() -> list[Row]:
    _, *parts = FOLDER.split(PAGE.read_text(encoding="utf-8"))
    return [
        _row(folder, *found)
        for folder, part in zip(parts[::2], parts[1::2], strict=True)
        for found in ROW.findall(part)
    ]


def _row(folder: str, name: str, password: str, rest: str) -> Row:
    outcome, *figures = (cell.strip() for cell in rest.split("|"))
    return Row(folder, name, password, outcome, tuple(figures))
