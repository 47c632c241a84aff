"""REFI-QDA: projects of QualCoder, NVivo, ATLAS.ti, MAXQDA and others (.qdpx), or their XML alone (.qde)."""

from collections.abc import Callable, Iterator

from argmap.core.annotations import Relation, Reply, Said
from argmap.core.limits import CONTEXT
from argmap.core.records import Kind, Polarity
from argmap.formats.annotations.annotation import Annotation, NamedSource, ReadAnnotations, Span, Target
from argmap.formats.annotations.json_files import refuse_large, refuse_many, refuse_problems
from argmap.formats.annotations.roles import kind_of
from argmap.formats.errors import CannotImport
from argmap.formats.refi_counting import counting_of, is_quote, stretch_of
from argmap.formats.refi_project import IN_TEXT, Code, Link, Project, QdaSource, Selection, read_project
from argmap.intake.archives import Archive
from argmap.intake.countings import CountedText, Counting
from argmap.intake.decoding import decode

FORMAT = "refi-qda"
ARCHIVE, XML = b"PK\x03\x04", b"<"
INSIDE = "internal://"
"""How a project names a file of its own; all other files lie somewhere else and are not opened."""

POLARITIES = {
    **{polarity.value: polarity for polarity in Polarity},
    "justifies": Polarity.SUPPORTS,
    "contradicts": Polarity.OPPOSES,
    "criticizes": Polarity.OPPOSES,
}
"""What links are called that make a card bear on another: by us, and by ATLAS.ti."""

TextAt = Callable[[str], str | None]
"""The text that lies at a path within the project, or None."""


def fits(data: bytes) -> bool:
    """Whether bytes may be of this format: an archive, or XML."""
    return data.startswith(ARCHIVE) or data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(XML)


def read(data: bytes, name: str) -> ReadAnnotations:
    """The selections of a project. Raises `CannotImport`, `DamagedFile`, `LockedFile` or `SwollenFile`."""
    refuse_large(data, name)
    if not data.startswith(ARCHIVE):
        return _annotations(read_project(data, name), name, lambda path: None)
    archive = Archive(data, name)
    projects = sorted(member for member in archive.names if member.lower().endswith(".qde"))
    if not projects:
        raise CannotImport(name, "it is an archive, but holds no REFI-QDA project (.qde)")
    return _annotations(read_project(archive.read(projects[0]), name), name, _texts_in(archive, name))


def _texts_in(archive: Archive, name: str) -> TextAt:
    members = {member.rpartition("/")[2].lower(): member for member in archive.names}

    def text_at(path: str) -> str | None:
        member = members.get(path.removeprefix(INSIDE).rpartition("/")[2].lower())
        is_inside = path.startswith(INSIDE) and member is not None
        return decode(archive.read(member or ""), name).text if is_inside else None

    return text_at


def _annotations(project: Project, name: str, text_at: TextAt) -> ReadAnnotations:
    refuse_problems(project.problems, name)
    refuse_many(sum(len(source.selections) for source in project.sources), name)
    texts = {source.guid: _text_of(source, text_at) for source in project.sources if source.selections}
    marked = [(texts[one.guid] or "", list(one.selections.values())) for one in project.sources if one.selections]
    counting = counting_of(marked)
    found: list[Annotation] = []
    for source in project.sources:
        if source.selections:
            reading = _Source(project, source, texts[source.guid], counting)
            found += [reading.annotation(selection) for selection in source.selections.values()]
    relations = [one for link in project.links if (one := _relation(link)) is not None]
    return ReadAnnotations(tuple(found), tuple(_remarks(project, texts, counting)), tuple(relations))


def _relation(link: Link) -> Relation | None:
    """A link between selections whose name says how one bears on the other; what its ends are shows later."""
    polarity = POLARITIES.get(" ".join(link.name.casefold().split()))
    return Relation(FORMAT, link.origin, link.target, polarity) if polarity is not None else None


def _text_of(source: QdaSource, text_at: TextAt) -> str | None:
    return source.content if source.content is not None else text_at(source.path)


class _Source:
    """One source with its text, which may be missing, and how its offsets are counted."""

    def __init__(self, project: Project, source: QdaSource, text: str | None, counting: Counting) -> None:
        self._project, self._source, self._text = project, source, text
        self._counted = CountedText(text or "", counting)

    def annotation(self, selection: Selection) -> Annotation:
        target = self._target(selection)
        is_title = bool(selection.name.strip()) and not is_quote(selection.name, target.exact)
        codes = [self._code(guid) for guid in selection.code_guids]
        roles = [kind for code in codes if (kind := kind_of(code.name)) is not None]
        notes = [self._project.notes.get(guid, "") for guid in selection.note_guids]
        raw = {
            "guid": selection.guid,
            "name": selection.name,
            "codes": [[one.guid, one.name, one.color] for one in codes],
        }
        return Annotation(
            said=Said(FORMAT, selection.guid, raw, _hex(selection.guid)),
            text=selection.description.strip() or (selection.name if is_title else ""),
            tags=tuple(code.name for code in codes if kind_of(code.name) is None),
            kind=roles[0] if roles else Kind.CLAIM,
            targets=(target,),
            replies=tuple(Reply(note) for note in notes if note.strip()),
        )

    def _target(self, selection: Selection) -> Target:
        named = NamedSource(title=self._source.name, file_name=self._source.name, text=self._text)
        page = "" if selection.page is None else str(selection.page + 1)
        stretch = stretch_of(selection, self._counted) if selection.kind == IN_TEXT else None
        if self._text is None or stretch is None:
            return Target(named, exact=selection.words or _whole_name(selection), page=page)
        start, end = stretch
        return Target(
            named,
            exact=self._text[start:end],
            prefix=self._text[max(0, start - CONTEXT) : start],
            suffix=self._text[end : end + CONTEXT],
            span=Span(start, end),
            page=page,
        )

    def _code(self, guid: str) -> Code:
        return self._project.codes.get(guid, Code(guid, "", ""))


def _whole_name(selection: Selection) -> str:
    """The name of a selection without a text, if it is as long as the words are: then it is these."""
    return selection.name if len(selection.name) == selection.end - selection.start else ""


def _hex(guid: str) -> str:
    return guid.replace("-", "")


def _remarks(project: Project, texts: dict[str, str | None], counting: Counting) -> Iterator[str]:
    missing = sum(text is None for text in texts.values())
    if missing:
        yield f"{missing:,} of its {len(texts):,} marked sources come without a text."
    if counting is not Counting.CODE_POINTS:
        yield f"Its places are counted in {counting.value}."
    if project.passed_over:
        yield f"{project.passed_over:,} marked in pictures, sound or film: passed over."
