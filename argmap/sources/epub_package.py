"""What the package of an EPUB says (EPUB 3.3, section 5): its parts in reading order, its contents, its title."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from argmap.intake.archives import Archive
from argmap.intake.errors import DamagedFile
from argmap.intake.xml_events import local_name, xml_events
from argmap.sources.errors import CopyProtected

CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
FONTS_ALONE = {"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"}
"""The algorithms that hide fonts from being copied, and nothing else."""

PAGES = {"application/xhtml+xml", "text/html", "text/x-oeb1-document"}
CONTENTS_BEFORE_3 = "application/x-dtbncx+xml"
Attributes = dict[str, str]
NO_AUTHORS = {"trl", "edt", "ill", "nrt", "bkp", "mrk"}
"""Roles of those who are named as creators of a book and did not write it (MARC relators)."""


@dataclass(frozen=True, slots=True)
class Said:
    """An element of the package: its name and attributes without namespaces, and its words."""

    name: str
    attributes: Attributes
    words: str


@dataclass(frozen=True, slots=True)
class Package:
    """The members that hold the text, in reading order; the member that holds the contents, or nothing; the rest.

    `pictures` counts what stands among the parts and is no page of text.
    """

    parts: tuple[str, ...]
    pictures: int
    contents: str
    title: str
    authors: str
    issued: str
    language: str
    url: str


def refuse_copy_protected(archive: Archive, name: str) -> None:
    """Raises `CopyProtected` where more than the fonts of a book is encrypted."""
    if ENCRYPTION in archive.names:
        used = {one.attributes.get("Algorithm", "") for one in _elements(archive, ENCRYPTION, name, "EncryptionMethod")}
        if not used <= FONTS_ALONE:
            raise CopyProtected(name)


def package_of(archive: Archive, name: str) -> Package:
    """The package of the book called `name`. Raises `DamagedFile` where it is missing or names no part to read."""
    place = next((one.attributes.get("full-path", "") for one in _elements(archive, CONTAINER, name, "rootfile")), "")
    said = list(_elements(archive, place, name))
    items = {one.attributes.get("id", ""): one.attributes for one in said if one.name == "item"}
    read = [items.get(one.attributes.get("idref", ""), {}) for one in said if one.name == "itemref"]
    pages = [_page_for(item, items) for item in read]
    parts = [member_at(place, page.get("href", "")) for page in pages if page]
    if not parts:
        raise DamagedFile(name, "it names no part to read")
    contents = _contents(list(items.values()))
    return Package(
        parts=tuple(dict.fromkeys(parts)),
        pictures=sum(bool(item) and not page for item, page in zip(read, pages, strict=True)),
        contents=member_at(place, contents) if contents else "",
        title=_first(said, "title"),
        authors="; ".join(_authors(said)),
        issued=_issued(said),
        language=_first(said, "language"),
        url=next((one for one in _all(said, "identifier", "source") if one.startswith(("http://", "https://"))), ""),
    )


def _page_for(item: Attributes, items: Mapping[str, Attributes]) -> Attributes:
    """The item, or what the book has for those who cannot show it, if that is a page of text; else nothing."""
    asked: set[str] = set()
    while item and item.get("media-type") not in PAGES:
        asked.add(item.get("id", ""))
        instead = item.get("fallback", "")
        item = {} if instead in asked else items.get(instead, {})
    return item


def member_at(place: str, address: str) -> str:
    """The member that an address in the member `place` means; a name to look up, whatever it says."""
    path = unquote(address.partition("#")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(place), path)) if path else place


def _elements(archive: Archive, member: str, name: str, *wanted: str) -> Iterator[Said]:
    """The elements of a member as they end, of all names or of those wanted."""
    for begins, element in xml_events(archive.read(member), name):
        if not begins and (not wanted or local_name(element) in wanted):
            attributes = {key.rpartition("}")[2]: value for key, value in element.attrib.items()}
            yield Said(local_name(element), attributes, " ".join((element.text or "").split()))


def _contents(items: Sequence[Attributes]) -> str:
    """Where the table of contents is: the navigation of EPUB 3, else what EPUB 2 had for it."""
    navigation = (one.get("href", "") for one in items if "nav" in one.get("properties", "").split())
    older = (one.get("href", "") for one in items if one.get("media-type") == CONTENTS_BEFORE_3)
    return next((address for found in (navigation, older) for address in found), "")


def _all(said: Sequence[Said], *names: str) -> list[str]:
    return [one.words for one in said if one.name in names and one.words]


def _first(said: Sequence[Said], name: str) -> str:
    return next(iter(_all(said, name)), "")


def _authors(said: Sequence[Said]) -> list[str]:
    roles = {one.attributes.get("refines", ""): one.words for one in said if one.attributes.get("property") == "role"}
    creators = [one for one in said if one.name == "creator" and one.words]
    wrote = [one for one in creators if _role(one, roles) not in NO_AUTHORS]
    return list(dict.fromkeys(one.words for one in wrote or creators))


def _role(creator: Said, roles: dict[str, str]) -> str:
    return creator.attributes.get("role") or roles.get("#" + creator.attributes.get("id", ""), "")


def _issued(said: Sequence[Said]) -> str:
    """The day of publication; a date that is marked as another, such as of the file's making, is none."""
    dates = [one for one in said if one.name == "date" and one.attributes.get("event", "publication") == "publication"]
    return next((one.words for one in dates if one.words), "")
