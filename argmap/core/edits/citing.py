"""Taking in references: each fills the source it is of, or is a new source without a text, such as a book on paper."""

from collections import Counter
from collections.abc import Iterable, Mapping
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

    The others become sources without a text, unless `adds` is false. Works of other titles that give one address, that
    of a publisher for instance, stay apart.
    """
    draft = Draft(document)
    by_title = _by_title(document)
    by_address: dict[tuple[str, str], RecordId] = {}
    _note_keys(document.all(Source), by_address)
    taken: dict[RecordId, Source] = {}
    matched: dict[RecordId, Source] = {}
    added: dict[RecordId, Source] = {}
    left: list[Source] = []
    for reference in references:
        known = _known(draft, reference, by_address, by_title, taken)
        if known is None and not adds:
            left.append(reference)
            continue
        after = _filled(known, reference) if known else reference
        draft.put(after)
        taken[after.id] = reference
        (matched if known and known.id not in added else added)[after.id] = after
        by_title.pop(title_key(after.title), None)
        _note_keys([after], by_address)
    return Cited(draft.change(Label.CITE), tuple(matched.values()), tuple(added.values()), tuple(left))


def _by_title(document: Document) -> dict[str, RecordId]:
    """Sources by their title, but for a title that two of them bear."""
    bearers = Counter(title_key(source.title) for source in document.all(Source))
    return {title: source.id for source in document.all(Source) if bearers[title := title_key(source.title)] == 1}


def _known(
    draft: Draft,
    reference: Source,
    by_address: Mapping[tuple[str, str], RecordId],
    by_title: Mapping[str, RecordId],
    taken: Mapping[RecordId, Source],
) -> Source | None:
    """The source that a reference is of. One that is `taken` by another reference already is of no other work."""
    for key in _keys(reference):
        source_id = by_address.get((key, title_key(reference.title)), by_address.get((key, "")))
        if source_id is not None and (source_id not in taken or not _are_two(taken[source_id], reference)):
            return draft.find(Source, source_id)
    namesake = draft.find(Source, by_title.get(title_key(reference.title), "")) if title_key(reference.title) else None
    return namesake if namesake is not None and not _differ(namesake, reference) else None


def _are_two(one: Source, other: Source) -> bool:
    """Whether two references of one file are of two works, whatever address they give."""
    titles = {title_key(one.title), title_key(other.title)} - {""}
    return len(titles) > 1 and not dois_of(one) & dois_of(other)


def _differ(one: Source, other: Source) -> bool:
    """Whether two of one title are two works: of other years, or of other DOIs."""
    years, dois = {one.issued[:4], other.issued[:4]} - {""}, dois_of(one) | dois_of(other)
    return len(years) > 1 or len(dois) > 1


def _filled(source: Source, reference: Source) -> Source:
    lacking = {name: getattr(reference, name) for name in FILLED if not getattr(source, name)}
    return replace(source, citation=reference.citation, **lacking)


def _note_keys(sources: Iterable[Source], by_address: dict[tuple[str, str], RecordId]) -> None:
    """Note by what sources are known, with their title, and without it for references of another one."""
    for source in sources:
        for key in _keys(source):
            by_address[key, title_key(source.title)] = by_address[key, ""] = source.id


def _keys(source: Source) -> list[str]:
    """What a source is known by beside its title, the surest first."""
    return [*sorted(f"doi {doi}" for doi in dois_of(source)), *sorted(addresses_of(source))]
