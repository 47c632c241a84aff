"""Texts that are nested, repeated or joined without end: HTML, Markdown, JSON, references."""

import json
from dataclasses import replace

from argmap.core.records import Inference, Kind, MapInfo, Node, Polarity, Premise
from argmap.formats import argmap_json
from tests.reliability.bomb import MANY, Bomb


def _attributes(count: int) -> str:
    return " ".join(f'a{n}="1"' for n in range(count))


def _doubling_strings() -> bytes:
    lines = ['@string{a0 = "' + "x" * 100 + '"}'] + [f"@string{{a{n + 1} = a{n} # a{n}}}" for n in range(60)]
    return "\n".join([*lines, "@book{k, title = a60}"]).encode()


def _diamonds(levels: int) -> bytes:
    """A map in which two ways lead from each level to the next: 2 to the levels ways in all."""
    nodes = [Node(f"{n:032x}", Kind.CLAIM, str(n), order_key="V" if n == 0 else "") for n in range(levels)]
    records: list[object] = [MapInfo("f" * 32), *nodes]
    for n in range(levels - 1):
        for side in (1, 2):
            step = Inference(f"{side}{n:031x}", Polarity.SUPPORTS, target_node_id=nodes[n].id, order_key="V")
            records += [step, Premise(f"{side + 2}{n:031x}", step.id, nodes[n + 1].id, "V")]
    return argmap_json.write(records)  # type: ignore[arg-type]  # they are records


def _chain(levels: int) -> bytes:
    nodes = [Node(f"{n:032x}", Kind.CLAIM, str(n), order_key="V" if n == 0 else "") for n in range(levels)]
    steps = [Inference(f"1{n:031x}", Polarity.SUPPORTS, target_node_id=nodes[n].id) for n in range(levels - 1)]
    premises = [Premise(f"2{n:031x}", steps[n].id, nodes[n + 1].id, "V") for n in range(levels - 1)]
    circle = replace(steps[-1], id="e" * 32, target_node_id=nodes[-1].id)
    return argmap_json.write(
        [MapInfo("f" * 32), *nodes, *steps, circle, *premises, Premise("d" * 32, circle.id, nodes[0].id)]
    )


def _ideas(depth: int, said: str) -> bytes:
    """A mind map of MindMup in which each idea stands in the one before."""
    inner = f'"title":"a",{said}"ideas":{{"1":{{'
    return ('{"formatVersion":3,"id":"root",' + inner * depth + '"id":1' + "}}" * depth + "}").encode()


def _many_nodes(count: int) -> bytes:
    nodes = [{"id": f"{n:032x}", "kind": "claim", "text": ""} for n in range(count)]
    return json.dumps({"format": "argmap", "version": 1, "map_info": {"id": "f" * 32}, "nodes": nodes}).encode()


def _web_annotation(**said: object) -> dict[str, object]:
    head = {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "target": "urn:a"}
    return head | said


def _hypothesis(count: int, text: str = "") -> bytes:
    rows = [{"id": f"{n}", "uri": "urn:a", "text": text, "references": [f"{n - 1}"] if n else []} for n in range(count)]
    return json.dumps({"rows": rows}).encode()


def _text_body(value: str, kind: str) -> bytes:
    body = {"type": "TextualBody", "value": value, "format": kind}
    return json.dumps(_web_annotation(body=body)).encode()


def _pages_in_pages(depth: int) -> bytes:
    value: object = None
    for _ in range(depth):
        value = {"type": "AnnotationPage", "items": [_web_annotation()] * 2_000, "next": value}
    head = {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationCollection", "first": value}
    return json.dumps(head).encode()


HTML = (
    Bomb("a million deep", "source", "a.html", lambda: b"<div>" * 1_000_000),
    Bomb("tables 100,000 deep", "source", "a.html", lambda: b"<table><tr><td>" * MANY),
    Bomb("a million open marks", "source", "a.html", lambda: b"<b><i><a href=x>" * 300_000 + b"</b></i>" * 300_000),
    Bomb("marks across paragraphs", "source", "a.html", lambda: b"<b><p>" * 20_000),
    Bomb("a million attributes", "source", "a.html", lambda: f"<p {_attributes(1_000_000)}>word".encode()),
    Bomb("60 MB of <", "source", "a.html", lambda: b"<" * 60_000_000),
    Bomb("drawings 100,000 deep", "source", "a.html", lambda: b"<svg><foreignObject>" * MANY),
    Bomb("a million characters by name", "source", "a.html", lambda: b"&CounterClockwiseContourIntegral;" * 1_000_000),
)
TEXTS = (
    Bomb("1 GB of one line", "source", "a.txt", lambda: b""),
    Bomb("1 GB of one line", "map", "a.json", lambda: b""),
    Bomb("60 MB of one line", "source", "a.txt", lambda: b"a" * 60_000_000),
    Bomb("60 MB of bytes beyond ASCII", "source", "a.txt", lambda: bytes(range(128, 256)) * 470_000),
    Bomb("60 MB of UTF-7", "source", "a.txt", lambda: b"+AGEAYg-" * 7_500_000),
    Bomb("60 MB of half characters", "source", "a.txt", lambda: b"\xff\xfe" + b"\x00\xd8" * 30_000_000),
    Bomb("quotes a million deep", "source", "a.md", lambda: b">" * 1_000_000 + b" a"),
    Bomb("lists 5,000 deep", "source", "a.md", lambda: b"\n".join(b" " * (2 * n) + b"- a" for n in range(5_000))),
    Bomb("a million brackets", "source", "a.md", lambda: b"# " + b"[" * 1_000_000),
    Bomb("a million stars", "source", "a.md", lambda: b"# " + b"*a_" * 1_000_000),
    Bomb("500,000 headings", "source", "a.md", lambda: b"# a\n" * 500_000),
    Bomb("500,000 references", "source", "a.md", lambda: b"[a]: b\n" * 500_000 + b"# [a]\n"),
    Bomb("front matter without an end", "source", "a.md", lambda: b"---\n" + b"a: \n" * 1_000_000),
)
MAPS = (
    Bomb("10 million brackets", "map", "a.json", lambda: b"[" * 10_000_000),
    Bomb("60 MB of numbers", "map", "a.json", lambda: b"[" + b"1," * 30_000_000 + b"1]"),
    Bomb("a number of 10 million digits", "map", "a.json", lambda: b'{"a": ' + b"9" * 10_000_000 + b"}"),
    Bomb(
        "100,000 equal names",
        "map",
        "a.json",
        lambda: b"{" + b",".join(b'"a%d": 1' % (n % 50_000) for n in range(MANY)) + b"}",
    ),
    Bomb("300,000 cards", "map", "a.json", lambda: _many_nodes(300_000)),
    Bomb("2 to the 900 ways", "map", "a.json", lambda: _diamonds(900)),
    Bomb("a circle of 900 cards", "map", "a.json", lambda: _chain(900)),
    Bomb("20,000 cards deep", "map", "a.json", lambda: _chain(20_000)),
    Bomb("ideas a million deep", "map", "a.mup", lambda: _ideas(1_000_000, "")),
    Bomb("ideas 5,000 deep, each a group", "map", "a.mup", lambda: _ideas(5_000, '"attr":{"group":true},')),
    Bomb("10,000 indents", "map", "a.md", lambda: b"\n".join(b" " * n + b"- a" for n in range(10_000))),
    Bomb("a million lines", "map", "a.md", lambda: b"- a\n" * 1_000_000),
    Bomb("a bullet of 20 MB", "map", "a.md", lambda: b"- a\n" + b"a\n" * 10_000_000),
    Bomb("50,000 brackets on a line", "map", "a.md", lambda: b"- a\n  - " + b"[" * 50_000),
    Bomb("50,000 stars on each line", "map", "a.md", lambda: (b"- a\n  - " + b"*a_" * 16_000 + b"\n") * 20),
    Bomb("100,000 equal lines, each again", "map", "a.md", lambda: b"- a\n" + b"  - Pro (see above): a\n" * 99_000),
)
OTHERS = (
    Bomb("pages in pages", "annotations", "a.jsonld", lambda: _pages_in_pages(40)),
    Bomb("HTML 20,000 deep", "annotations", "a.jsonld", lambda: _text_body("<div>" * 20_000, "text/html")),
    Bomb("200,000 annotations", "annotations", "a.json", lambda: json.dumps([_web_annotation()] * 200_000).encode()),
    Bomb("answers 50,000 deep", "annotations", "a.json", lambda: _hypothesis(50_000)),
    Bomb("100,000 brackets", "annotations", "a.json", lambda: _hypothesis(1, "[" * MANY)),
    Bomb("100,000 stars", "annotations", "a.json", lambda: _hypothesis(1, "*a_" * MANY)),
    Bomb("strings that double 60 times", "references", "a.bib", _doubling_strings),
    Bomb(
        "a million braces", "references", "a.bib", lambda: b"@book{k, title = {" + b"{" * 10**6 + b"}" * 10**6 + b"}}"
    ),
    Bomb("a million beginnings", "references", "a.bib", lambda: b"@book{" * 1_000_000),
    Bomb("50,000 names", "references", "a.bib", lambda: b"@book{k, author = {" + b"A B and " * 50_000 + b"C}}"),
    Bomb("100,000 accents", "references", "a.bib", lambda: b"@book{k, title = {" + b'{\\"{u}}' * MANY + b"}}"),
    Bomb(
        "100,000 books", "references", "a.bib", lambda: b"".join(b"@book{k%d, title = {a}}\n" % n for n in range(MANY))
    ),
    Bomb("an entry of a million blanks", "references", "a.bib", lambda: b"@book{" + b" " * 1_000_000 + b"x"),
    Bomb(
        "a million lines of a reference",
        "references",
        "a.ris",
        lambda: b"TY  - BOOK\n" + b"words\n" * 10**6 + b"ER  - \n",
    ),
    Bomb(
        "a title of a million lines",
        "references",
        "a.ris",
        lambda: b"TY  - BOOK\nTI  - a\n" + b"b\n" * 10**6 + b"ER  - \n",
    ),
    Bomb("300,000 references", "references", "a.json", lambda: json.dumps([{"type": "book"}] * 300_000).encode()),
)
