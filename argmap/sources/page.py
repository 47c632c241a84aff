"""One page of a document as it is to be seen: its picture, and where on it each code point of its text stands."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from argmap.sources.document import Locator
from argmap.sources.parts import BETWEEN_PARTS

PIXELS = 16_000_000  # the most of one picture

Size = tuple[float, float]
"""Width and height of a page as it is shown, in points."""


@dataclass(frozen=True, slots=True)
class Original:
    """A PDF whose bytes are read only when they are needed. `name` stands in messages about it."""

    sha256: str
    name: str
    read: Callable[[], bytes] = field(repr=False, compare=False)
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class PageSpan:
    """A page's printed label, and the stretch of the document's text that stands on it."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page's picture: rows of pixels from the top, each four bytes: blue, green, red and one that says nothing."""

    width: int
    height: int
    pixels: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class PageWords:
    """Where the code points of a page's text stand: four numbers for each, left, top, right and bottom of its box.

    They are shares of the page's width and height, from its upper left corner; all four are 0 for what has no place,
    such as a space that was only left free. `lines` are the stretches of code points that stand on one line each.
    """

    lines: tuple[tuple[int, int], ...]
    boxes: "array[float]" = field(repr=False)

    @property
    def count(self) -> int:
        """How many code points the text of the page has."""
        return len(self.boxes) // 4


@dataclass(frozen=True, slots=True)
class Page:
    """A page as asked for. `words` is None where they were not asked for, or are not those of the stored text."""

    image: PageImage
    words: PageWords | None = None


def page_spans(text: str, locators: Sequence[Locator]) -> list[PageSpan]:
    """The pages of a text, in order; one without text is an empty stretch where the next page begins."""
    pages = [(start, label) for start, kind, label in locators if kind == "page"]
    ends = [start for start, _ in pages[1:]] + [len(text)]
    return [
        PageSpan(label, start, start + len(text[start:end].removesuffix(BETWEEN_PARTS)))
        for (start, label), end in zip(pages, ends, strict=False)  # of a text without pages, its end is left
    ]
