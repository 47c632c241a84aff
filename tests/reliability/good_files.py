"""Good files of every kind that argmap reads: of its own writers, so that they are always there, and real ones."""

import tempfile
from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from argmap.core.document import Document
from argmap.core.records import Record, Source
from argmap.core.tree import Tree
from argmap.formats import argmap_json, outline_writing, refi_qda_writing, web_annotation_writing
from argmap.formats.aif import AIF as AIFS
from argmap.formats.registry import export_map, format_written
from argmap.formats.sadface import SADFACE as SADFACES
from argmap.formats.written import Outgoing
from argmap.sources.citations.source_fields import item_of
from argmap.sources.citations.writing import write_references
from argmap.storage.creating import create_map
from tests.benchmarks.maps import random_map
from tests.conftest import SHARED
from tests.formats.argdown_json_example import ARGDOWN_JSON
from tests.formats.qdpx_making import archive, selection, source, xml
from tests.sources.docx_making import docx, paragraph
from tests.sources.epub_making import epub, navigation, page
from tests.sources.pdf_making import column, pdf
from tests.storage.samples import small_map

LARGEST_REAL = 60_000  # bytes: larger ones take long to read, and are as good or bad
TEXT = "The levy raises forty million euros every year, they say.\r\n\r\nIt was — “unfair” — to some: naïve.\n"
MARKDOWN = """---
title: A report
author: N. N.
---
# Costs

The levy *raises* [forty](https://example.org) million.

Who pays
--------
> - drivers
> - shops

| a | b |
|---|---|
| 1 | 2 |
"""
HTML = """<!doctype html><html lang=en><head><meta charset=utf-8><title>A page</title>
<meta name=author content="N. N."><meta property="og:title" content=Page></head><body><nav>Home</nav><main>
<h1>Costs</h1><p>The levy raises <b>forty</b>&nbsp;million &amp; more.<br>It was.</p><ul><li>one<li>two</ul>
<table><tr><td>1<td>2</table><pre>a  b</pre><script>var a = 1</script></main></body></html>"""
HIGHLIGHT = (
    "<< /Type /Annot /Subtype /Highlight /Rect [72 686 240 708] /Contents (a note)"
    " /QuadPoints [72 708 240 708 72 698 240 698] /NM (k1) /M (D:20240101) >>"
)
NOTE = "<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents (words) /IRT 100 0 R /RT /R >>"
RIS = """TY  - JOUR
AU  - Doe, Jane
AU  - Roe, R.,Jr.
TI  - On costs
T2  - A journal
PY  - 2020/05//spring
SP  - 1
EP  - 9
DO  - 10.1/x
UR  - https://example.org
KW  - levy
N1  - a note
SN  - 1234-5678
ER  -
"""
BIBTEX = """@string{acm = "ACM"}
@article{doe2020, author = {Doe, Jane and {The Council}}, title = "The {L}evy" # " of 2020", journal = acm,
  year = 2020, month = may, pages = {1--9}, doi = {10.1/x}, url = {https://example.org/\\_a}, crossref = {p}}
@proceedings{p, title = {Proceedings of {\\"U}ber}, editor = {Roe, R.}, date = {2020-05/2020-06}}
@comment{nothing} @preamble{"x"}
"""
CSL = """[{"id": "a", "type": "book", "title": "Costs", "author": [{"family": "Doe", "given": "Jane"}],
 "issued": {"date-parts": [["2020", 5], [2021]]}, "URL": "https://example.org", "DOI": "10.1/x", "custom": {"a": [1]}},
 {"id": 2, "type": "article-journal", "accessed": {"raw": "2020"}, "editor": [{"given": "J.", "suffix": "Jr"}]}]"""
WEB_ANNOTATION = """{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:uuid:1", "type": "Annotation",
 "motivation": ["commenting"], "body": [{"type": "TextualBody", "value": "<p>Dear</p>", "format": "text/html"},
 {"type": "TextualBody", "value": "cost", "purpose": "tagging"}, "https://example.org/b"], "created":
 "2024-01-01T00:00:00Z", "target": {"source": "https://example.org/a", "selector": [{"type": "TextQuoteSelector",
 "exact": "forty million", "prefix": "raises ", "suffix": " euros"}, {"type": "TextPositionSelector", "start": 16,
 "end": 29, "refinedBy": {"type": "FragmentSelector", "value": "page=2", "conformsTo": "x"}}]}}"""
HYPOTHESIS = """{"total": 2, "rows": [{"id": "a", "created": "2024-01-01", "updated": "2024-01-01", "user": "acct:x",
 "uri": "https://example.org/a", "text": "So **dear**", "tags": ["cost"], "group": "__world__", "permissions":
 {"read": ["group:__world__"]}, "document": {"title": ["A page"]}, "target": [{"source": "https://example.org/a",
 "selector": [{"type": "TextQuoteSelector", "exact": "forty million", "prefix": "raises ", "suffix": " euros"},
 {"type": "TextPositionSelector", "start": 16, "end": 29}, {"type": "PageSelector", "index": 1, "label": "2"}]}]},
 {"id": "b", "references": ["a"], "text": "No", "uri": "file:///home/x/a.pdf", "created": "2024-01-02"}]}"""
MINDMUP = """{"id": 1, "formatVersion": 2, "title": "Claim", "attr": {"style": {"width": 3}}, "links": [{"ideaIdFrom":
 "2.x", "ideaIdTo": 1, "attr": {"label": "con"}}], "ideas": {"-1.5": {"id": "2.x", "title": "A reason\\nmore", "attr":
 {"note": {"text": "A note."}, "icon": {"url": "data:image/png;base64,iVBO"}}}, "2": {"id": 3, "title": "group", "attr":
 {"group": "opposing"}, "ideas": {"1": {"id": 4, "title": "No"}, "4": {"id": 5, "attr": {"group": true}}}}}}"""
AIF = """{"nodes": [{"nodeID": "1", "text": "Keep it", "type": "I", "timestamp": "2024-01-05 10:00:00"}, {"nodeID": "2",
 "text": "It &amp; all pays", "type": "I"}, {"nodeID": "3", "text": "RA", "type": "RA", "scheme": "Expert Opinion"},
 {"nodeID": "4", "text": "Ana : it pays", "type": "L"}, {"nodeID": "5", "text": "Asserting", "type": "YA"}, {"nodeID":
 "6", "text": "CA", "type": "CA"}], "edges": [{"edgeID": "1", "fromID": "2", "toID": "3", "formEdgeID": null},
 {"edgeID": "2", "fromID": "3", "toID": "1"}, {"edgeID": "3", "fromID": "4", "toID": "5"},
 {"edgeID": "4", "fromID": "5", "toID": "2"}, {"edgeID": "5", "fromID": "1", "toID": "6"},
 {"edgeID": "6", "fromID": "6", "toID": "3"}], "locutions": [{"nodeID": "4", "personID": "7", "start": null}],
 "participants": [{"participantID": 7, "firstname": "Ana"}]}"""
OVA3 = """{"AIF": {"nodes": [{"nodeID": "1", "text": "Keep it", "type": "I"}, {"nodeID": "8_1", "text": "Ben : no",
 "type": "L"}, {"nodeID": "9_1", "text": "Asserting", "type": "YA"}], "edges": [{"edgeID": 1, "fromID": "8_1", "toID":
 "9_1"}, {"edgeID": 2, "fromID": "9_1", "toID": "1"}]}, "OVA": {"nodes": []}, "text": {"url": "https://example.org",
 "txt": "<span id=\\"node8_1\\">keep &amp; pay</span><br>it <span id='node1'>pays</span> 🚲"}}"""
CYTOSCAPE = """{"elements": {"nodes": [{"data": {"id": "a", "content": "Keep it", "type": "atom", "typeshape":
 "roundrectangle"}}, {"data": {"id": "b", "content": "It pays", "type": "atom"}}, {"data": {"id": "s", "content":
 "support", "type": "scheme"}}], "edges": [{"data": {"id": "1", "source": "b", "target": "s"}}, {"data": {"id": "2",
 "source": "s", "target": "a"}}]}}"""
SADFACE = """{"metadata": {"core": {"analyst_name": "N", "version": "0.5"}}, "resources": [{"id": "r", "type": "text",
 "content": "The levy raises forty million.", "metadata": {"core": {"title": "A report"}}}], "nodes": [{"id": "a",
 "type": "atom", "text": "Keep it", "sources": [], "metadata": {}}, {"id": "b", "type": "atom", "text": "It pays",
 "sources": [{"resource_id": "r", "text": "raises forty", "offset": 9, "length": 12}]}, {"id": "s", "type": "scheme",
 "name": "support"}, {"id": "c", "type": "conflict", "name": "attack"}], "edges": [{"id": "1", "source_id": "b",
 "target_id": "s"}, {"id": "2", "source_id": "s", "target_id": "a"},
 {"id": "3", "source_id": "c", "target_id": "s"}]}"""
MIND_MAP = """<map version="1.0.1"><attribute_registry/><node ID="1" TEXT="Claim" FOLDED="true"><hook NAME="Map"><x/>
</hook><node ID="2" LINK="https://example.org"><richcontent TYPE="NODE"><html><body><p>A <b>reason</b>&#160;it
 is</p></body></html></richcontent><icon BUILTIN="button_cancel"/><richcontent TYPE="NOTE"><text>A note.</text>
</richcontent></node><node TEXT="because"><attribute NAME="relation" VALUE="group"/><node TEXT="Pro: one" ID="3"/>
<node TEXT="two"><arrowlink DESTINATION="2" MIDDLE_LABEL="con"/></node></node><node CONTENT_ID="3"/></node></map>"""
OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>Outline</title><ownerName>N. N.</ownerName></head><body>
<outline text="Claim" _note="A note."><outline text="Con: no" _relation="con" type="link" url="https://example.org"/>
<outline title="Untold" created="1"><outline text="because" _relation="group" _polarity="pro"><outline text="one"/>
<outline text="two" _id="x"/></outline></outline><outline text="two" _same="x"/></outline></body></opml>"""
ARGDOWN = """===
title: Levy
model: {mode: strict, removeTagsFromText: true}
===

# Costs #money {isGroup: true}

[Levy]: The levy is **fair**. #(two words) {source: "council 2024", kind: evidence}
  + <Shops>: Shops gain, see [this](http://a.example). // comment
    _ [Doubt]: Few shops say so.
  >< [No levy]: There is \\_no\\_ levy.

<Drivers>
  +> [Levy]

(1) Drivers pay. :A:
(2) [Roads]: Roads cost.
-- Practice, Other {uses: [1, 2]} --
  <_ <Bias>
(3) [Levy]

* [Roads]
* <Bias>: A survey. {
  sources: [a, b]
}
"""
TGF = "a The levy\nb forty million\nc\n#\nb a supports\nc b\nb c attacks\n"
ARGGRAPH = """<arggraph id="t1" topic_id="levy" stance="pro">
<edu id="e1"><![CDATA[The levy raises forty million,]]></edu>
<edu id="e2" implicit="true">unfair.</edu><joint id="j"/><adu id="a1" type="pro"/><adu id="a2" type="opp"/>
<edge id="c1" src="e1" trg="a1" type="seg"/><edge id="c2" src="e2" trg="j" type="seg"/>
<edge id="c3" src="j" trg="a2" type="seg"/><edge id="c4" src="a2" trg="a1" type="reb"/>
<edge id="c5" src="a1" trg="c4" type="und"/><edge id="c6" src="a1" trg="c4" type="add"/></arggraph>"""
AML = """<!DOCTYPE ARG SYSTEM "argument.dtd"><ARG><TEXT>The levy raises forty million. 🚲 It was unfair.</TEXT>
<EDATA><AUTHOR>N. N.</AUTHOR><DATE>2003</DATE></EDATA><AU><PROP identifier="A"><PROPTEXT offset="0">The levy</PROPTEXT>
<INSCHEME scheme="Sign" schid="1"/></PROP><REFUTATION><AU><PROP><PROPTEXT offset="34">It was unfair</PROPTEXT></PROP>
</AU></REFUTATION><LA><AU><PROP missing="yes" supportlabel="70%"><PROPTEXT offset="-1">forty</PROPTEXT></PROP></AU>
<AU><PROP><PROPTEXT offset="16">forty million</PROPTEXT><OWNER name="N."/><INSCHEME scheme="Sign" schid="1"/></PROP>
</AU></LA><CA></CA></AU></ARG>"""
LKIF = """<lkif><theory id="t"><rules/></theory><argument-graphs><argument-graph id="g" title="Levy" main-issue="s1">
<statements><statement id="s1" value="unknown" assumption="true" standard="PE"><s>The levy is fair.</s></statement>
<statement id="s2" value="true"><s pred="http://x#raises"><c>levy</c><v>x</v></s></statement></statements>
<arguments><argument id="a1" title="" direction="con" scheme="" weight="0.5"><conclusion statement="s1"/><premises>
<premise polarity="negative" type="exception" role="" statement="s2"/><premise type="ordinary" statement="s3"/>
</premises></argument></arguments></argument-graph></argument-graphs></lkif>"""
CAF = """<caf version="1.3"><metadata title="Levy">
<descriptions><description lang="en">On it</description></descriptions>
</metadata><statements><statement id="s1" weight="1.0" standard="PE"><metadata creator="N"/><descriptions>
<description lang="en">Fair.</description><description lang="de">Gerecht.</description></descriptions></statement>
</statements><arguments><argument id="a1" strict="false" pro="true" scheme="x" weight="2"><conclusion statement="s1"/>
<premises><premise positive="false" role="r" implicit="true" statement="s1"/></premises></argument></arguments>
<references><metadata key="k"/></references></caf>"""
CARNEADES_YAML = """meta:
  title: Levy
  notes: >
    On it
language: {raises/2: "%s raises %v"}
statements: {p: fair, q: {text: unfair, assumed: true}, ¬app(a1): null}
issues: {i1: {positions: [p, q], standard: PE}}
arguments:
  a1: {conclusion: p, premises: [raises(levy,million)], undercutter: ¬app(a1), weight: 0.5}
  a2: {conclusion: q, premises: {minor: p}, scheme: x, weight: {constant: 1}}
assumptions: [q, raises(levy,million)]
tests: {in: [p]}
"""
KIALO = """Discussion Title: A levy?

1. The *levy* is fair.
1.1. Pro: It raises [forty](https://example.org) million.
1.1.1. Con: Not \\[yet\\].
more words
1.2. Con: -> See 1.1.1.
2. Who pays?
2.1. Drivers
"""
ARGUNET = """<graphml xmlns:a="http://www.argunet.org/xml/argml"><graph><data><a:map mapTitle="Levy"/></data>
<node id="g"><data><a:group id="g1"><a:title>Costs</a:title></a:group></data><graph><node id="n1"><data>
<a:thesis id="t1"><a:title>Fair</a:title><a:content>The levy is fair.</a:content></a:thesis></data></node></graph>
</node><node id="n2"><data><a:argument id="r1"><a:title>Money</a:title><a:proposition id="p1" index="0" type="premise">
<a:content>It raises money.</a:content></a:proposition><a:proposition id="p2" index="1" type="prelimary-conclusion">
<a:content>It pays.</a:content></a:proposition><a:proposition id="p3" index="2" type="conclusion">
<a:content>The levy is fair.</a:content></a:proposition></a:argument></data></node>
<node id="n3"><data><a:argument id="r2"><a:title>No</a:title>
</a:argument></data></node><edge source="n2" target="n1"><data><a:edge type="support" sourceNodeId="r1"
targetNodeId="t1" sourcePropositionId="p3"/></data></edge>
<edge source="n3" target="n2"><data><a:edge type="sketchedAttack"
sourceNodeId="r2" targetNodeId="r1"/></data></edge></graph></graphml>"""
SHEET = """id,parent,stance,Claim,tags,points
1,,,"A ""levy"", they say,
is fair",one,3
2,1,con,'-5 % naïve,"a, b",
3,1,group,but,,
4,3,,One,,4
5,3,,Two,,
"""
TABLES = {
    "nodes.csv": 'id;label;points\n1;Keep it;3\n2;It pays;\n3;"It; is\nunfair";1\n4;Only to some;\n',
    "edges.csv": "id,type,premises,target\na,pro,2;4,1\nb,undercut,3,a\nc,attacks,3,1\n",
    "sources.csv": "id,title,text_file\ns,A report,texts/1.txt\n",
    "passages.csv": "claim_id,edge_id,document,exact,prefix,start,end\n1,,s,forty,raises ,,\n,a,s,levy,,4,8\n",
    "texts/1.txt": TEXT,
}
QUOTED = "raises forty million"
STYLES = '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="H">'
TABLE = "<w:tbl><w:tr><w:tc>{0}</w:tc><w:tc>{0}</w:tc></w:tr></w:tbl>"


def good_map() -> list[Record]:
    """A small map with every kind of record in it, and passages of a text."""
    return random_map(20, passages=True) + [one for one in small_map() if one.id != small_map()[0].id]


@cache
def good_files(kind: str) -> tuple[bytes, ...]:
    """The good files of a kind, as `MAKERS` names it, and the real ones where these are there."""
    return (*MAKERS[kind](), *_real(kind))


def _maps() -> Iterator[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        for number, records in enumerate((good_map(), random_map(5))):
            path = Path(folder, f"{number}.argmap")
            create_map(path, records)
            yield path.read_bytes()


def _argmap_json() -> Iterator[bytes]:
    yield argmap_json.write(good_map())
    yield argmap_json.write(random_map(5))


def _tree() -> Tree:
    return Tree(Document(good_map()))


def _of_format(name: str) -> bytes:
    """A map in the format of a file of that name."""
    return export_map(Outgoing(_tree()), format_written(name)).data


def _references(suffix: str) -> bytes:
    items = [item_of(one) for one in good_map() if isinstance(one, Source)]
    return write_references(items, suffix)


def _packed(files: Mapping[str, str]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"Levy/{name}", text)
    return made.getvalue()


def _docx() -> bytes:
    listed = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    body = paragraph("Costs", '<w:pStyle w:val="H"/>') + paragraph("forty million", listed)
    body += TABLE.format(paragraph("1") * 2)
    body += "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t><w:tab/></w:r><w:del><w:r><w:t>y</w:t></w:r></w:del></w:p>"
    body += '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    notes = f'<w:footnotes xmlns:w="{STYLES.split(chr(34))[1]}"><w:footnote w:id="1">{paragraph("a note")}</w:footnote>'
    styles = STYLES + '<w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>'
    core = "<c><title>A report</title><creator>N. N.</creator><created>2024-01-01T00:00:00Z</created></c>"
    others = {"word/styles.xml": styles, "word/footnotes.xml": f"{notes}</w:footnotes>", "docProps/core.xml": core}
    return docx(body, others)


def _epub() -> bytes:
    one = page(
        '<h1 id="a">Costs</h1><p>The levy <span epub:type="pagebreak" title="3"/>raises</p>', "<title>One</title>"
    )
    said = "<dc:title>A book</dc:title><dc:creator>N. N.</dc:creator><dc:date>2024</dc:date>"
    items = '<item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
    contents = {"OPS/nav.xhtml": navigation(("1.xhtml#a", "Costs"), ("2.xhtml", "More"))}
    return epub({"1.xhtml": one, "2.xhtml": page("<p>More words.</p>")}, said, items, contents)


def _pdfs() -> Iterator[bytes]:
    lines = column("The levy raises forty million", "euros every year, they say.")
    outline = "/Outlines 101 0 R /PageLabels << /Nums [0 << /S /r >> 1 << /P (A-) /S /D >>] >>"
    entries = ("<< /First 102 0 R /Last 102 0 R >>", "<< /Title (Costs) /Parent 101 0 R /Dest [10 0 R /XYZ 0 0 0] >>")
    yield pdf(lines, lines, catalog=outline, info="/Title (A report) /Author (N. N.)", objects=("null", *entries))
    yield pdf(lines, objects=(HIGHLIGHT, NOTE), page="/Annots [100 0 R 101 0 R]")
    yield pdf(lines, password="secret")


def _qdpx() -> Iterator[bytes]:
    marked = [selection(TEXT, QUOTED), selection(TEXT, "unfair", name="A title", number=2)]
    link = '<Links><Link guid="1" name="supports" originGUID="{0}1" targetGUID="{0}2"/></Links>'
    project = xml(source(marked), rest=link.format("0" * 31))
    yield archive(project, TEXT.encode())
    yield project
    yield refi_qda_writing.write(_tree())


MAKERS = {
    "map": lambda: list(_maps()),
    "argmap-json": lambda: list(_argmap_json()),
    "aif": lambda: [AIF.encode(), b"[" + AIF.encode() + b"]", *(one.write(Outgoing(_tree())).data for one in AIFS)],
    "sadface": lambda: [
        SADFACE.encode(),
        *(one.write(Outgoing(_tree())).data for one in SADFACES if one.write is not None),
    ],
    "outline": lambda: [outline_writing.write(_tree()), MARKDOWN.encode(), b'Costs\n\tPro: levy\n\t\tCon: "no"\n'],
    "graphml": lambda: [_of_format("a.graphml")],
    "argdown": lambda: [_of_format("a.argdown"), ARGDOWN.encode()],
    "argdown-json": lambda: [ARGDOWN_JSON.encode()],
    "mindmup": lambda: [_of_format("a.mup"), MINDMUP.encode()],
    "lkif": lambda: [LKIF.encode()],
    "caf": lambda: [CAF.encode()],
    "carneades-yaml": lambda: [CARNEADES_YAML.encode()],
    "argunet": lambda: [ARGUNET.encode()],
    "tgf": lambda: [TGF.encode()],
    "arggraph": lambda: [ARGGRAPH.encode()],
    "aml": lambda: [AML.encode()],
    "brat": lambda: [_of_format("a.ann")],
    "freeplane": lambda: [_of_format("a.mm"), MIND_MAP.encode()],
    "opml": lambda: [_of_format("a.opml"), OPML.encode()],
    "kialo": lambda: [KIALO.encode(), KIALO.encode().replace(b"\n", b"\r\n")],
    "aif-files": lambda: [_packed({"1.json": AIF, "2.json": OVA3, "list.txt": "1 2"})],
    "cytoscape": lambda: [CYTOSCAPE.encode()],
    "csv-files": lambda: [_of_format("a.zip"), _packed(TABLES)],
    "csv": lambda: [_of_format("a.csv"), SHEET.encode(), SHEET.replace(",", ";").encode("cp1252")],
    "pdf": lambda: list(_pdfs()),
    "docx": lambda: [_docx()],
    "html": lambda: [HTML.encode(), HTML.encode("utf-16")],
    "epub": lambda: [_epub()],
    "markdown": lambda: [MARKDOWN.encode()],
    "text": lambda: [TEXT.encode(), TEXT.encode("cp1252"), TEXT.encode("utf-16")],
    "bibtex": lambda: [BIBTEX.encode(), _references(".bib")],
    "ris": lambda: [RIS.encode()],
    "csl-json": lambda: [CSL.encode(), _references(".json")],
    "web-annotation": lambda: [WEB_ANNOTATION.encode(), web_annotation_writing.write(_tree())],
    "hypothesis": lambda: [HYPOTHESIS.encode()],
    "refi-qda": lambda: list(_qdpx()),
}
CORPORA = {
    "freeplane": "freeplane-mm",
    "argdown": "argdown",
    "mindmup": "mindmup-mup",
    "pdf": "doc-pdf",
    "docx": "doc-docx",
    "html": "doc-html",
    "epub": "doc-epub",
    "markdown": "doc-md",
    "text": "doc-txt",
    "bibtex": "bibtex",
    "ris": "ris",
    "csl-json": "csl-json",
    "web-annotation": "web-annotation",
    "hypothesis": "hypothesis-json",
    "refi-qda": "qdpx",
    "cytoscape": "cytoscape-json",
}


def _real(kind: str) -> Iterator[bytes]:
    folder = SHARED / "corpora" / CORPORA.get(kind, kind)
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file() and path.stat().st_size <= LARGEST_REAL:
            yield path.read_bytes()
