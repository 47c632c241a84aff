"""A map's passages as a REFI-QDA project (.qdpx): texts, what is marked in them, roles and tags as codes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from uuid import NAMESPACE_URL, UUID, uuid5
from xml.etree.ElementTree import Element, SubElement, tostring
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from argmap.core.annotations import Said, kept_annotations
from argmap.core.records import Inference, LinkRole, Premise, RecordId, SourceText
from argmap.core.tree import Tree
from argmap.formats.annotations.leaving import Leaving, leaving
from argmap.formats.refi_project import NAMESPACE
from argmap.formats.refi_qda import FORMAT, INSIDE

COLORS = {
    **dict.fromkeys(("main claim", "reason", "answer"), "#2F5C9E"),
    **dict.fromkeys(("objection", "rebuttal", "counter evidence"), "#B8400A"),
    "evidence": "#0B7A75",
}
NAME = 100  # characters of a selection's name
EPOCH = (1980, 1, 1, 0, 0, 0)  # the same map gives the same bytes
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

Placed = tuple[Leaving, SourceText, int, int]


@dataclass(frozen=True, slots=True)
class _Codes:
    """The codes that came in, by name, and what was said of the selections that came in, by their link."""

    by_name: dict[str, tuple[str, str]]
    said: dict[RecordId, Said]

    def guid(self, name: str) -> str:
        """The code's own GUID if it came in, else one that depends on its name alone."""
        return self.by_name.get(name, ("", ""))[0] or str(uuid5(NAMESPACE_URL, f"urn:argmap:code:{name}"))

    def color(self, name: str) -> str:
        return self.by_name.get(name, ("", COLORS.get(name, "")))[1]


def write(tree: Tree) -> bytes:
    """The archive of a project with those passages that have a place in a text; offsets in code points."""
    placed = [found for one in leaving(tree) if (found := _placed(one)) is not None]
    texts = {text.id: text for _, text, _, _ in placed}
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        _put(archive, "project.qde", _project(tree, placed, texts))
        for text in texts.values():
            _put(archive, f"Sources/{_guid(text.id)}.txt", text.text.encode())
    return made.getvalue()


def takes(one: Leaving) -> bool:
    """Whether a passage can be said in this format: only one that has a place in a text."""
    return _placed(one) is not None


def _placed(one: Leaving) -> Placed | None:
    passage, text = one.passage, one.source_text
    if text is None or passage.start is None or passage.end is None:
        return None
    return one, text, passage.start, passage.end


def _put(archive: ZipFile, name: str, data: bytes) -> None:
    member = ZipInfo(name, EPOCH)
    member.compress_type = ZIP_DEFLATED
    archive.writestr(member, data)


def _project(tree: Tree, placed: list[Placed], texts: dict[RecordId, SourceText]) -> bytes:
    """The XML, its elements in the order of the schema."""
    codes = _codes(tree)
    version = NAMESPACE + "1.0"
    root = Element(
        "Project", {"xmlns": version, "name": _xml(tree.document.info.title) or "argmap", "origin": "argmap"}
    )
    names = dict.fromkeys(name for one, _, _, _ in placed for name in _names(one))
    if names:
        book = SubElement(SubElement(root, "CodeBook"), "Codes")
        for name in names:
            _code(book, name, codes)
    if texts:
        sources = SubElement(root, "Sources")
        for text in texts.values():
            _source(sources, text, [found for found in placed if found[1].id == text.id], codes)
    _links(root, tree, placed, codes)
    xml: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return xml


def _code(book: Element, name: str, codes: _Codes) -> None:
    color = codes.color(name)
    colored = {"color": color} if color else {}
    SubElement(book, "Code", {"guid": codes.guid(name), "name": _xml(name), "isCodable": "true"} | colored)


def _source(sources: Element, text: SourceText, placed: Iterable[Placed], codes: _Codes) -> None:
    found = list(placed)
    guid, title = _guid(text.id), next((one.source.title for one, _, _, _ in found if one.source is not None), "")
    name = title if text.version == 1 else f"{title} ({text.version})"
    source = SubElement(
        sources, "TextSource", {"guid": guid, "name": _xml(name), "plainTextPath": f"{INSIDE}{guid}.txt"}
    )
    for one, _, start, end in found:
        said = codes.said.get(one.link_id)
        place = {"startPosition": str(start), "endPosition": str(end)}
        own = {"guid": _selection_guid(one, codes), "name": _xml(_name(one, said))}
        selection = SubElement(source, "PlainTextSelection", own | place)
        if not _is_quote(one):
            SubElement(selection, "Description").text = _xml(one.text)
        for name in _names(one):
            coding = SubElement(selection, "Coding", {"guid": str(uuid5(UUID(hex=one.link_id), name))})
            SubElement(coding, "CodeRef", {"targetGUID": codes.guid(name)})


def _links(root: Element, tree: Tree, placed: list[Placed], codes: _Codes) -> None:
    """How cards bear on each other, from the first selection of one to that of the other."""
    first: dict[RecordId, str] = {}
    for one, _, _, _ in placed:
        if one.card_id is not None:
            first.setdefault(one.card_id, _selection_guid(one, codes))
    found: list[dict[str, str]] = []
    for premise in tree.document.all(Premise):
        step = tree.document.find(Inference, premise.inference_id)
        origin, target = first.get(premise.node_id), first.get(step.target_node_id or "") if step is not None else None
        if step is not None and origin is not None and target is not None:
            ends = {"originGUID": origin, "targetGUID": target}
            found.append({"guid": _guid(premise.id), "name": step.polarity.value, "direction": "OneWay"} | ends)
    if found:
        links = SubElement(root, "Links")
        for values in found:
            SubElement(links, "Link", values)


def _names(one: Leaving) -> list[str]:
    """The codes of a selection: the role of its card, then the tags."""
    return list(dict.fromkeys([one.role, *one.tags]))


def _name(one: Leaving, said: Said | None) -> str:
    """What the selection was called when it came, else the beginning of its words."""
    if said is not None and isinstance(said.raw, dict) and isinstance(said.raw.get("name"), str):
        return str(said.raw["name"])
    words = " ".join(one.passage.exact.split())
    return words if len(words) <= NAME else words[: NAME - 1] + "…"


def _is_quote(one: Leaving) -> bool:
    return one.link_role is LinkRole.STATES and one.text == " ".join(one.passage.exact.split())


def _selection_guid(one: Leaving, codes: _Codes) -> str:
    said = codes.said.get(one.link_id)
    return said.key if said is not None else _guid(one.link_id)


def _codes(tree: Tree) -> _Codes:
    """What is kept of selections and codes that came in. Whatever is not as `refi_qda` keeps it is passed over."""
    by_name: dict[str, tuple[str, str]] = {}
    said: dict[RecordId, Said] = {}
    for kept in kept_annotations(tree.document, FORMAT):
        said |= {link_id: kept.said for link_id in kept.links if _is_guid(kept.said.key)}
        codes = kept.said.raw.get("codes") if isinstance(kept.said.raw, dict) else None
        for code in codes if isinstance(codes, list) else ():
            match code:
                case [str(guid), str(name), str(color)] if _is_guid(guid):
                    by_name.setdefault(name, (guid, color if re.fullmatch("#[0-9A-Fa-f]{6}", color) else ""))
    return _Codes(by_name, said)


def _is_guid(text: str) -> bool:
    try:
        return str(UUID(text)) == text.lower()
    except ValueError:
        return False


def _guid(record_id: RecordId) -> str:
    return str(UUID(hex=record_id))


def _xml(text: str) -> str:
    """The text with � for each character that XML has no way to say."""
    return NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
