"""Taking in references: each fills the source it is of, or is a new source without a text, such as a book on paper."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.draft import Draft
from argmap.core.records import RecordId, Source
from argmap.core.references.identity import addresses_of, dois_of, title_key

FILLED = ("title", "authors", "issued", "url")


@dataclass(frozen=True, slots=True)
class Cited:
    """The change, the sources that it fills and adds, as they are after it, and the references it leaves out."""

    change: Change
    matched: tuple[Source, ...]
    added: tuple[Source, ...]
    left: tuple[Source, ...] = ()


def cite(document: Document, references: Iterable[Source], adds: bool = True) -> Cited:
    """Take in references. A source of the same DOI, else address, else title gets the citation and what it lacks.

    The others become sources without a text, unless `adds` is false.
    """
    draft = Draft(document)
    by_title = _by_title(document)
    by_address = {key: source.id for source in document.all(Source) for key in _keys(source)}
    matched: dict[RecordId, Source] = {}
    added: dict[RecordId, Source] = {}
    left: list[Source] = []
    for reference in references:
        known = _known(draft, reference, by_address, by_title)
        if known is None and not adds:
            left.append(reference)
            continue
        after = _filled(known, reference) if known else reference
        draft.put(after)
        (matched if known and known.id not in added else added)[after.id] = after
        by_title.pop(title_key(after.title), None)
        by_address |= dict.fromkeys(_keys(after), after.id)
    return Cited(draft.change(Label.CITE), tuple(matched.values()), tuple(added.values()), tuple(left))


def _by_title(document: Document) -> dict[str, RecordId]:
    """Sources by their title, but for a title that two of them bear."""
    bearers = Counter(title_key(source.title) for source in document.all(Source))
    return {title: source.id for source in document.all(Source) if bearers[title := title_key(source.title)] == 1}


def _known(
    draft: Draft, reference: Source, by_address: dict[str, RecordId], by_title: dict[str, RecordId]
) -> Source | None:
    for key in _keys(reference):
        if key in by_address:
            return draft.find(Source, by_address[key])
    namesake = draft.find(Source, by_title.get(title_key(reference.title), "")) if title_key(reference.title) else None
    return namesake if namesake is not None and not _differ(namesake, reference) else None


def _differ(one: Source, other: Source) -> bool:
    """Whether two of one title are two works: of other years, or of other DOIs."""
    years, dois = {one.issued[:4], other.issued[:4]} - {""}, dois_of(one) | dois_of(other)
    return len(years) > 1 or len(dois) > 1


def _filled(source: Source, reference: Source) -> Source:
    lacking = {name: getattr(reference, name) for name in FILLED if not getattr(source, name)}
    return replace(source, citation=reference.citation, **lacking)


def _keys(source: Source) -> list[str]:
    """What a source is known by beside its title, the surest first."""
    return [*sorted(f"doi {doi}" for doi in dois_of(source)), *sorted(addresses_of(source))]
