"""What every reader of a source document gives back, however the document was made."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import accumulate
from operator import itemgetter

from argmap.core.limits import SHORT_TEXT, SOURCE_TEXT
from argmap.sources.errors import NoText, TooLarge

LOCATORS = 20_000  # pages, chapters and headings together
LABELS = 3_000_000  # characters of all headings: what says more is no outline, and no map would hold it

SEEN = {"application/pdf"}
"""What is of use without a text, since its pages can be looked at."""

Locator = tuple[int, str, str]
"""Where a page, chapter or heading begins: offset in code points, its kind, its label.

Kinds are `page`, `chapter` and `heading1` to `heading6`.
"""

Progress = Callable[[int, int], None]
"""Told how many parts (pages) of how many are read."""


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document as read. `text` is what passages quote; `warnings` are sentences on what could not be read well."""

    text: str = field(repr=False)
    media_type: str
    original: bytes = field(repr=False)
    locators: tuple[Locator, ...] = field(default=(), repr=False)
    title: str = ""
    authors: str = ""
    issued: str = ""
    url: str = ""
    encoding: str = ""
    language: str = ""  # a tag such as `en` or `pt-BR`
    warnings: tuple[str, ...] = ()


def no_progress(_done: int, _total: int) -> None:
    """For those who do not ask."""


def within_limits(document: SourceDocument, name: str) -> SourceDocument:
    """The document, its labels cut to what a record holds. Raises `NoText` or `TooLarge` for what no map can hold."""
    if not document.text.strip() and document.media_type not in SEEN:
        raise NoText(name)
    size = len(document.text.encode("utf-8"))
    if size > SOURCE_TEXT:
        raise TooLarge(name, f"its text takes {size / 1e6:.1f} MB, and {SOURCE_TEXT / 1e6:.0f} MB is the most")
    in_order = sorted(document.locators, key=itemgetter(0))[:LOCATORS]
    labelled = tuple((start, kind, short(label)) for start, kind, label in in_order)
    lengths = accumulate(0 if kind == "page" else len(label) for _, kind, label in labelled)
    locators = tuple(one for one, length in zip(labelled, lengths, strict=True) if one[1] == "page" or length <= LABELS)
    warnings = document.warnings
    if len(document.locators) > len(locators):
        warnings += (f"The outline holds the first {len(locators):,} headings, and there are more.",)
    return replace(
        document,
        locators=locators,
        title=short(document.title),
        authors=short(document.authors),
        issued=short(document.issued),
        url=short(document.url),
        language=short(document.language),
        warnings=warnings,
    )


def short(text: str) -> str:
    """The text on one line, no longer than a short field of a record, without characters none may hold.

    A file's name may hold lone surrogates: so Python writes bytes in it that are no UTF-8.
    """
    sound = text.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return " ".join(sound.split())[:SHORT_TEXT]
