"""The shapes in which AIF comes as JSON, made one: what AIFdb serves, what OVA3 and OVA2 save, and several of them."""

from dataclasses import dataclass, field

from argmap.formats.aif_words import DEFAULTS
from argmap.formats.errors import CannotImport
from argmap.formats.json_entries import Entries, Entry, object_of, text_of

LISTS = ("nodes", "edges", "locutions", "participants", "schemefulfillments")
OTHER_LISTS = ("descriptorfulfillments", "cqdescriptorfulfillments")
DEFAULT_IDS = {number: name for name, number in DEFAULTS.values()}
MODELLED_BY_OVA2 = ("id", "text", "type", "scheme", "participantID")


def fits_ova3(start: bytes) -> bool:
    """Whether a file that begins so may be of OVA3, or xAIF."""
    return b'"AIF"' in start


def fits_ova2(start: bytes) -> bool:
    """Whether a file that begins so may be of OVA2: its nodes stand somewhere and have an `id`."""
    return b'"nodeID"' not in start and b'"x"' in start and b'"participantID"' in start


def fits_aifdb(start: bytes) -> bool:
    """Whether a file that begins so may be of AIFdb; a list of utterances is in those without a node, too."""
    return b'"nodeID"' in start or b'"locutions"' in start


def fits_files(start: bytes) -> bool:
    """Whether a file that begins so may be an archive of such files."""
    return start.startswith(b"PK\x03\x04") and b".json" in start.lower()


@dataclass(slots=True)
class Nodeset:
    """One analysis. The fields of its entries have the names that AIFdb gives them, whatever the shape.

    `layouts` is where a node stands and what else OVA says of it; `kept` what the file says of itself.
    """

    nodes: list[Entry]
    edges: list[Entry]
    locutions: list[Entry]
    participants: list[Entry]
    fulfillments: list[Entry]
    others: dict[str, list[Entry]] = field(default_factory=dict)
    layouts: dict[str, dict[str, object]] = field(default_factory=dict)
    kept: dict[str, object] = field(default_factory=dict)
    title: str = ""


def nodesets(value: object, name: str, within: str = "") -> list[Nodeset]:
    """The analyses in a file, whose places begin with `within`. Raises `CannotImport` with every problem named."""
    analyses = value if isinstance(value, list) else [value]
    entries = Entries(name)
    found = []
    for index, one in enumerate(analyses):
        prefix = within + (f"[{index}]." if isinstance(value, list) else "")
        said = object_of(one)
        inner = object_of(said.get("AIF", said))
        if not isinstance(inner.get("nodes"), list):
            raise CannotImport(
                name, f"it is no AIF: {f'[{index}] of it' if isinstance(value, list) else 'it'} has no list of nodes"
            )
        is_ova2 = "AIF" not in said and _is_ova2(inner)
        found.append((_ova2 if is_ova2 else _ova3 if "AIF" in said else _aifdb)(said, entries, prefix))
    entries.refuse()
    return found


def _is_ova2(said: dict[str, object]) -> bool:
    """Whether the first node has a place and no `nodeID`, by which OVA3 knows the files of its forerunner."""
    nodes = said.get("nodes")
    first = object_of(nodes[0]) if isinstance(nodes, list) and nodes else {}
    return ("x" in first and "id" in first) or ("analysis" in said and "locutions" not in said)


def _aifdb(said: dict[str, object], entries: Entries, prefix: str) -> Nodeset:
    return Nodeset(
        entries.of(said, "nodes", ("nodeID",), prefix),
        entries.of(said, "edges", ("fromID", "toID"), prefix),
        entries.of(said, "locutions", ("nodeID",), prefix),
        entries.of(said, "participants", ("participantID",), prefix),
        entries.of(said, "schemefulfillments", ("nodeID",), prefix),
        {one: entries.of(said, one, (), prefix) for one in OTHER_LISTS},
        {},
        {"rest": {name: value for name, value in said.items() if name not in (*LISTS, *OTHER_LISTS, "title")}},
        text_of(said.get("title")),
    )


def _ova3(said: dict[str, object], entries: Entries, prefix: str) -> Nodeset:
    found = _aifdb(object_of(said.get("AIF")), entries, f"{prefix}AIF.")
    ova = object_of(said.get("OVA"))
    layouts = entries.of(ova, "nodes", ("nodeID",), f"{prefix}OVA.")
    found.layouts = {one.text("nodeID"): one.rest("nodeID") for one in layouts}
    found.kept["ova"] = {name: value for name, value in ova.items() if name not in ("nodes", "edges")}
    edges = entries.of(ova, "edges", (), f"{prefix}OVA.")
    hidden = [one.fields for one in edges if one.fields.get("visible") is not True]
    found.kept |= {"hidden": hidden} if hidden else {}
    found.kept["beside"] = {name: value for name, value in said.items() if name not in ("AIF", "OVA", "title")}
    found.title = text_of(said.get("title"))
    return found


def _ova2(said: dict[str, object], entries: Entries, prefix: str) -> Nodeset:
    nodes, edges = entries.of(said, "nodes", ("id",), prefix), entries.of(said, "edges", (), prefix)
    ends = [_as_edge(one) for one in edges]
    entries.problems += [f"{one.place} has no from or no to" for one in ends if not all(one.fields.values())]
    spoken = [one for one in nodes if one.text("type") == "L" and one.text("participantID") not in ("", "0")]
    people = entries.of(said, "participants", (), prefix)
    known = ("nodes", "edges", "participants", "title")
    return Nodeset(
        [_as_node(one) for one in nodes],
        ends,
        [Entry(one.place, {"nodeID": one.text("id"), "personID": one.text("participantID")}) for one in spoken],
        [Entry(one.place, {"participantID": one.text("id"), **one.rest("id")}) for one in people],
        [],
        {},
        {one.text("id"): one.rest(*MODELLED_BY_OVA2) for one in nodes},
        {"ova2": {name: value for name, value in said.items() if name not in known}},
        text_of(said.get("title")),
    )


def _as_node(one: Entry) -> Entry:
    """A node of OVA2 with the names of AIFdb; `scheme` is a number there, and 0 says nothing."""
    scheme = one.text("scheme")
    said: dict[str, object] = {"nodeID": one.text("id"), "text": one.text("text"), "type": one.text("type")}
    if scheme.isdigit():
        said |= {"schemeID": scheme} if scheme != "0" else {}
        said |= {"scheme": DEFAULT_IDS[scheme]} if scheme in DEFAULT_IDS else {}
    elif scheme:
        said["scheme"] = scheme
    return Entry(one.place, said)


def _as_edge(one: Entry) -> Entry:
    ends = {
        name: text_of(object_of(one.fields.get(end)).get("id")) for name, end in (("fromID", "from"), ("toID", "to"))
    }
    return Entry(one.place, {**ends})
