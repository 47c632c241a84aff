"""The sources of an export in one style of citation: how the text names each, and the list of them all."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from argmap.core.document import Records
from argmap.core.records import Passage, RecordId, Source
from argmap.core.references.authors import cited, listed
from argmap.core.references.entry import dated_entry, numbered_entry
from argmap.core.references.reference import Reference, reference_of
from argmap.core.references.styles import CitationStyle as CitationStyle
from argmap.core.references.terms import ENGLISH, Terms
from argmap.core.references.where import origin

TITLE_WORDS = 5  # of a title that stands where there is no author


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list, with its number in brackets where the style has numbers."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Bibliography:
    """`marks` are what the text says of a source: “Koenig & Ríos, 2021”, or its number."""

    style: CitationStyle
    marks: Mapping[RecordId, str]
    entries: tuple[Entry, ...]

    def cited(self, source_id: RecordId, where: str) -> str:
        """“Koenig & Ríos, 2021, p. 12”, or “[3, p. 12]”."""
        said = ", ".join(filter(None, (self.marks[source_id], where)))
        return f"[{said}]" if self.style is CitationStyle.NUMBERED else said

    def in_sentence(self, source_id: RecordId, where: str) -> str:
        """The same behind quoted words: what has no brackets of its own stands in parentheses."""
        said = self.cited(source_id, where)
        return said if self.style is CitationStyle.NUMBERED else f"({said})"


def bibliography(sources: Iterable[Source], style: CitationStyle, terms: Terms = ENGLISH) -> Bibliography:
    """The sources in the order in which they are first cited; each once."""
    references = {source.id: reference_of(source, terms) for source in sources}
    if style is CitationStyle.NUMBERED:
        return _numbered(references, terms)
    return _dated(references, terms)


def sources_of(records: Records, passages: Iterable[Passage]) -> list[Source]:
    """The sources that the passages are from, in the order in which they are first met."""
    found = (origin(records, passage)[0] for passage in passages)
    return list(dict.fromkeys(source for source in found if source is not None))


def _numbered(references: Mapping[RecordId, Reference], terms: Terms) -> Bibliography:
    marks = {source_id: str(number) for number, source_id in enumerate(references, start=1)}
    entries = (
        Entry(f"[{marks[source_id]}]", numbered_entry(one, one.year or terms.no_date, terms))
        for source_id, one in references.items()
    )
    return Bibliography(CitationStyle.NUMBERED, marks, tuple(entries))


def _dated(references: Mapping[RecordId, Reference], terms: Terms) -> Bibliography:
    order = sorted(references, key=lambda source_id: (*_place(references[source_id], terms), source_id))
    years = _years({source_id: references[source_id] for source_id in order}, terms)
    marks = {source_id: f"{_cited(references[source_id], terms)}, {years[source_id]}" for source_id in order}
    entries = (Entry("", dated_entry(references[source_id], years[source_id], terms)) for source_id in order)
    return Bibliography(CitationStyle.AUTHOR_DATE, marks, tuple(entries))


def _years(references: Mapping[RecordId, Reference], terms: Terms) -> dict[RecordId, str]:
    """The year of each; those that the text could not tell apart get letters, in the order of the list."""
    alike = Counter((_cited(one, terms), one.year) for one in references.values())
    given: Counter[tuple[str, str]] = Counter()
    years = {}
    for source_id, one in references.items():
        key = (_cited(one, terms), one.year)
        given[key] += 1
        years[source_id] = _lettered(one.year or terms.no_date, given[key] if alike[key] > 1 else 0)
    return years


def _lettered(year: str, number: int) -> str:
    """2021a, 2021b; behind words with a hyphen: n.d.-a."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return year + ("-" if letters and not year[-1:].isdigit() else "") + letters


def _cited(reference: Reference, terms: Terms) -> str:
    return cited(reference.authors, terms) or _short_title(reference, terms)


def _short_title(reference: Reference, terms: Terms) -> str:
    words = (reference.short_title or reference.title).split()
    if not words:
        return terms.unnamed
    cut = " ".join(words[:TITLE_WORDS]).rstrip(".,:;") + "…" if len(words) > TITLE_WORDS else " ".join(words)
    return terms.heading.format(cut)


def _place(reference: Reference, terms: Terms) -> tuple[str, str, str]:
    """Where it stands in the list: by names, whatever their accents, then by year and title."""
    title = _folded(reference.title)
    return _folded(listed(reference.authors, terms)) or title, reference.year, title


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).lstrip("“\"'")
