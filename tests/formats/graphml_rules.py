"""The rules of GraphML's schema and of yEd's extension of it, as far as a file without them beside it is checked.

After graphml-structure.xsd, graphml-attributes.xsd (1.1) and ygraphml.xsd: what stands in what, in which order and how
often, which values a word may have, which ids are there once, and which must be there for others to name them.
"""

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
YED = "{http://www.yworks.com/xml/graphml}"
NAMES = "-.0-9:A-Z_a-z\xb7\xc0-\xd6\xd8-\xf6\xf8-\u037d\u037f-\u1fff\u200c\u200d\u203f\u2040\u2070-\u218f\u2c00-\u2fef"
TOKEN = re.compile(f"[{NAMES}\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff]+")
"""An NMTOKEN (XML 1.0, 2.3), as the schema asks ids and names of fields to be."""
COLOR = re.compile(r"#[0-9A-Fa-f]{6}(?:[0-9A-Fa-f]{2})?")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
OWNERS = {"all", "graph", "node", "edge", "hyperedge", "port", "endpoint", "graphml"}
VALUES = {
    "boolean": re.compile(r"true|false|0|1"),
    "int": re.compile(r"[-+]?\d+"),
    "long": re.compile(r"[-+]?\d+"),
    "float": re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|-?INF|NaN"),
    "double": re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|-?INF|NaN"),
    "string": re.compile(r".*", re.DOTALL),
}
DRAWN = {
    "nodegraphics": {"ShapeNode", "GenericNode"},
    "edgegraphics": {"PolyLineEdge"},
    "resources": {"Resources"},
}
"""What stands in a field of yEd."""
CONTENTS = {  # of each element, what stands in it, in this order; a regular expression over the names
    "graphml": "(desc )?(key )*((graph|data) )*",
    "key": "(desc )?(default )?",
    "graph": "(desc )?((data|node|edge|hyperedge) )*",
    "node": "(desc )?((data|port) )*(graph )?",
    "edge": "(desc )?(data )*(graph )?",
    "ShapeNode": "(Geometry )?(Fill )?(BorderStyle )?(NodeLabel )*(Shape )?(DropShadow )?",
    "GenericNode": "(Geometry )?(Fill )?(BorderStyle )?(NodeLabel )*(StyleProperties )?",
    "PolyLineEdge": "(Path )?(LineStyle )?(Arrows )?(EdgeLabel )*(BendStyle )?",
}
NEEDED = {"graph": {"edgedefault"}, "node": {"id"}, "edge": {"source", "target"}, "data": {"key"}, "key": {"id"}}
WORDS = {
    ("graph", "edgedefault"): {"directed", "undirected"},
    ("key", "for"): OWNERS,
    ("key", "attr.type"): set(VALUES),
    ("key", "yfiles.type"): {*DRAWN, "portgraphics", "portgeometry", "portuserdata"},
    ("Shape", "type"): {"rectangle", "roundrectangle", "ellipse", "diamond", "hexagon", "octagon", "triangle"},
    ("Arrows", "source"): {"none", "standard", "delta", "white_delta", "diamond", "plain"},
    ("Arrows", "target"): {"none", "standard", "delta", "white_delta", "diamond", "plain"},
    ("NodeLabel", "alignment"): {"center", "left", "right"},
    ("Fill", "transparent"): {"true", "false"},
}


def complaints(data: bytes) -> list[str]:
    """What in a file is against the rules, each as "where: what"."""
    root = fromstring(data)
    return [*_structure(root), *_ids(root), *_fields(root)]


def _structure(root: Element) -> Iterator[str]:
    if root.tag != f"{GRAPHML}graphml":
        yield f"{root.tag}: no root of GraphML"
    for one in root.iter():
        name = _name(one)
        inside = "".join(f"{_name(child)} " for child in one)
        if name in CONTENTS and not re.fullmatch(CONTENTS[name], inside):
            yield f"{name}: holds {inside}"
        yield from (f"{name}: has no {needed}" for needed in NEEDED.get(name, set()) - one.attrib.keys())
        for key, value in one.attrib.items():
            if (name, key) in WORDS and value not in WORDS[name, key]:
                yield f"{name}: {key} is {value}"
        if name == "Geometry" and not all(
            NUMBER.fullmatch(one.get(side, "")) for side in ("x", "y", "width", "height")
        ):
            yield f"Geometry: {one.attrib}"
        if name == "Fill" and not COLOR.fullmatch(one.get("color", "")):
            yield f"Fill: color is {one.get('color')}"


def _ids(root: Element) -> Iterator[str]:
    """Ids are tokens and there once; what is named is there."""
    nodes = [one.get("id", "") for one in root.iter(f"{GRAPHML}node")]
    keys = [one.get("id", "") for one in root.iter(f"{GRAPHML}key")]
    edges = [one.get("id", "") for one in root.iter(f"{GRAPHML}edge") if "id" in one.attrib]
    graphs = [one.get("id", "") for one in root.iter(f"{GRAPHML}graph") if "id" in one.attrib]
    for ids in (nodes, keys, edges, graphs):
        yield from (f"{one}: is no token" for one in ids if not TOKEN.fullmatch(one))
        yield from (f"{one}: stands {count} times" for one, count in Counter(ids).items() if count > 1)
    for edge in root.iter(f"{GRAPHML}edge"):
        yield from (f"edge: names {end}" for end in (edge.get("source"), edge.get("target")) if end not in nodes)
    names = [one.get("attr.name", "x") for one in root.iter(f"{GRAPHML}key")]
    yield from (f"key: is called {name}" for name in names if not TOKEN.fullmatch(name))


def _fields(root: Element) -> Iterator[str]:
    """Each field is declared for what it stands in, is there once, and says what its type can be."""
    keys = {one.get("id"): one for one in root.iter(f"{GRAPHML}key")}
    for owner in root.iter():
        fields = [one for one in owner if one.tag == f"{GRAPHML}data"]
        for one in fields:
            key = keys.get(one.get("key"))
            if key is None or key.get("for", "all") not in ("all", _name(owner)):
                yield f"{_name(owner)}: has {one.get('key')}, which is not declared for it"
            elif "yfiles.type" in key.attrib:
                drawn = [child.tag.removeprefix(YED) for child in one]
                is_so = len(drawn) == 1 and drawn[0] in DRAWN.get(key.get("yfiles.type", ""), ())
                yield from ([] if is_so else [f"{_name(owner)}: draws {drawn}"])
            elif len(one) or not VALUES.get(key.get("attr.type", ""), VALUES["string"]).fullmatch(one.text or ""):
                yield f"{key.get('attr.name')}: says {one.text}"
        counts = Counter(one.get("key") for one in fields)
        yield from (f"{_name(owner)}: has {key} {count} times" for key, count in counts.items() if count > 1)


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]
