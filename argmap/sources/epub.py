"""An EPUB: its parts in reading order, with its chapters, headings and printed pages."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from argmap.intake.archives import Archive
from argmap.intake.errors import shown_name
from argmap.intake.html_decoding import decode_html
from argmap.sources.dates import iso_date
from argmap.sources.document import Locator, Progress, SourceDocument, no_progress
from argmap.sources.epub_contents import Entry, entries_of
from argmap.sources.epub_package import Package, package_of, refuse_copy_protected
from argmap.sources.epub_part import Part, part_of
from argmap.sources.parts import joined, starts_of

MEDIA_TYPE = "application/epub+zip"
HEADED = 100  # characters: a chapter with a heading so close to its beginning is named by that


def read(data: bytes, name: str, progress: Progress = no_progress) -> SourceDocument:
    """The book as it reads from its first part to its last. `progress` is told each part that is done.

    Raises `CopyProtected`, and `DamagedFile` or the like for a book that cannot be opened.
    """
    archive = Archive(data, name)
    refuse_copy_protected(archive, name)
    package = package_of(archive, name)
    members = [member for member in package.parts if member in archive.names]
    entries = _entries(archive, package, name)
    parts = list(_parts(archive, members, entries, name, progress))
    starts = starts_of([part.text for part in parts])
    headings = list(_shifted(parts, starts, [part.headings for part in parts]))
    return SourceDocument(
        text=joined([part.text for part in parts]),
        media_type=MEDIA_TYPE,
        original=data,
        locators=(
            *_unheaded(_chapters(entries, members, parts, starts), headings),
            *headings,
            *_shifted(parts, starts, [part.pages for part in parts]),
        ),
        title=package.title,
        authors=package.authors,
        issued=iso_date(package.issued),
        url=package.url,
        language=package.language,
        warnings=_warnings(len(package.parts) - len(members), package.pictures, name),
    )


def _entries(archive: Archive, package: Package, name: str) -> list[Entry]:
    if package.contents not in archive.names:
        return []
    return entries_of(decode_html(archive.read(package.contents), name).text, package.contents)


def _parts(
    archive: Archive, members: Sequence[str], entries: Sequence[Entry], name: str, progress: Progress
) -> Iterator[Part]:
    for number, member in enumerate(members, 1):
        wanted = {entry.fragment for entry in entries if entry.member == member and entry.fragment}
        yield part_of(decode_html(archive.read(member), name).text, wanted)
        progress(number, len(members))


def _shifted(parts: Sequence[Part], starts: Sequence[int], found: Sequence[Sequence[Locator]]) -> Iterator[Locator]:
    """Locators of each part as locators of the book; none of a part without words, which is nowhere."""
    for part, begin, locators in zip(parts, starts, found, strict=True):
        if part.text:
            yield from ((begin + start, kind, label) for start, kind, label in locators)


def _chapters(
    entries: Sequence[Entry], members: Sequence[str], parts: Sequence[Part], starts: Sequence[int]
) -> Iterator[Locator]:
    """What the contents lead to; where a book has none, each part by its title."""
    place = {member: (part, start) for member, part, start in zip(members, parts, starts, strict=True) if part.text}
    for entry in entries or [Entry(member, "", part.title) for member, (part, _) in place.items() if part.title]:
        if entry.member in place:
            part, start = place[entry.member]
            yield start + part.anchors.get(entry.fragment, 0), "chapter", entry.words


def _unheaded(chapters: Iterator[Locator], headings: Sequence[Locator]) -> Iterator[Locator]:
    """The chapters, one at each place, that no heading names anyway."""
    headed = sorted(start for start, _, _ in headings)
    for start, kind, label in {one[0]: one for one in reversed(list(chapters))}.values():
        next_heading = bisect_left(headed, start)
        if next_heading == len(headed) or headed[next_heading] >= start + HEADED:
            yield start, kind, label


def _warnings(missing: int, pictures: int, name: str) -> tuple[str, ...]:
    why = {
        "the archive does not hold what the book names": missing,
        "the book has a picture there": pictures,
    }
    what = {reason: "1 part" if count == 1 else f"{count:,} parts" for reason, count in why.items() if count}
    return tuple(f"{parts} of “{shown_name(name)}” cannot be read: {reason}." for reason, parts in what.items())
