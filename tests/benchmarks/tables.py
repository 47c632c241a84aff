"""What a benchmark shows beside its rows: tables with columns of their own, and pictures. Written as Markdown."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """Figures with columns of their own, under a title and a few words that say how to read them."""

    title: str
    words: str
    heads: Sequence[str]
    lines: Sequence[Sequence[str]]

    def markdown(self) -> Iterator[str]:
        yield from (f"### {self.title}", "", self.words, "")
        yield from aligned(self.heads, self.lines)


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG for light pages and one for dark ones; `words` say to everybody what it shows."""

    title: str
    words: str
    name: str
    light: str
    dark: str

    def files(self) -> Iterator[tuple[str, str]]:
        """The name and the text of each of its files."""
        yield f"{self.name}.svg", self.light
        yield f"{self.name}-dark.svg", self.dark

    def markdown(self) -> Iterator[str]:
        yield from (f"### {self.title}", "", self.words, "", "<picture>")
        yield f'  <source media="(prefers-color-scheme: dark)" srcset="images/{self.name}-dark.svg">'
        yield f'  <img alt="{self.title}" src="images/{self.name}.svg">'
        yield "</picture>"


def aligned(heads: Sequence[str], lines: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of a Markdown table that is also easy to read as it stands."""
    cells = [heads, *lines]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for number, line in enumerate(cells):
        yield "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |"
        if not number:
            yield "| " + " | ".join("-" * width for width in widths) + " |"
