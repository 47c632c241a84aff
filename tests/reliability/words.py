"""Words of each format, for a file that is mutated to be wrong in more ways than bytes alone can be."""

from argmap.core.records import Kind, PassageState, Polarity


def _split(words: str) -> tuple[bytes, ...]:
    return tuple(word.encode() for word in words.split())


def _quoted(words: str) -> tuple[bytes, ...]:
    return tuple(f'"{word}"'.encode() for word in words.split())


JSON = _split('{ } [ ] " , : null true [] {} "" 1e400 "\\ud800" "\\u0000"')
XML = _split("< > </ /> <!-- <![CDATA[ ]]> <? &amp; &x; &#0; &#xD800; <!DOCTYPE")
LATEX = _split('{ } \\ $ " # , = % \\\' \\" \\textbf ~ {{ }} @ @( @article{ @string{ @comment{ @preamble{')
ANNOTATIONS = _quoted(
    "id type source target selector exact prefix suffix start end created TextQuoteSelector TextPositionSelector"
)

WORDS: dict[str, tuple[bytes, ...]] = {
    "map": _split("SQLite format CREATE TABLE nodes premises TEXT STRICT id CHECK"),
    "argmap-json": JSON
    + _quoted(" ".join([*Kind, *Polarity, *PassageState, "f" * 32]))
    + _quoted("id nodes node_id premises inference_id target_node_id target_inference_id text passages start end exact")
    + _quoted("ranges source_texts citation foreign data argmap"),
    "aif": JSON
    + _quoted(
        "nodes edges locutions participants schemefulfillments nodeID edgeID fromID toID text type scheme schemeID"
    )
    + _quoted(
        "scheme schemeID personID participantID firstname surname AIF OVA x y id from to I L RA CA MA PA YA TA EN"
    ),
    "aif-files": JSON
    + _quoted("nodes edges nodeID fromID toID text type I L YA RA AIF OVA txt url 1 8_1 9_1")
    + _split("<span id=node1> <span id='8_1'> </span> <br> <p> &amp; &#x110000; <script>"),
    "cytoscape": JSON + _quoted("elements nodes edges data id content type atom scheme source target a b s 1"),
    "sadface": JSON
    + _quoted("id nodes edges resources source_id target_id type atom scheme inference conflict name sources offset")
    + _quoted(
        "length text content resource_id metadata core argmap root tray polarity kind strength roles citation r a"
    ),
    "outline": (
        *_split("** _ ` [ ]( ) \\ &lt; <b> Pro: Con: --- === ```"),
        b"- ",
        b"* ",
        b"+ ",
        b"# ",
        b"> ",
        b"\t",
        b"    ",
        b"1. ",
        b"[^1]: ",
        b"[ ] ",
        b"see ",
        b"## Tray\n",
        b"\n\n",
    ),
    "graphml": XML
    + _split("<graph> </graph> <node </node> <edge <data key= </data> <hyperedge> <key for= attr.name= y:NodeLabel")
    + _quoted("d0 d1 d2 n0 n1 true false supports opposes claim I-node RA-node CA-node undirected graph polarity text")
    + _quoted("sources document document_2 start end exact exact_2 page passage_role states [{}]"),
    "argdown": _split(
        "=== -- ---- + <+ +> - <- -> >< _ <_ _> [Levy] [a]: <b> <b>: (1) * 1. # ## #tag #(a @[a] // /* */"
    )
    + _split("<!-- --> :A: .x. ** __ \\ {source: {a: [1]} } {argmap: model: removeTagsFromText: regroup: &a *a !!set")
    + _split("{loose: true} {implied: true} {root: 1} {uses: [1, 2]} 1e999 .nan explodeArguments: strict")
    + (b"\n\n", b"\n  ", b"\r", b"\t", b"\n(2) ", b"\n-- x {uses: [1]} --\n", b"true", b"@include("),
    "argdown-json": JSON
    + _quoted("arguments statements relations sections members pcs inference inferenceRules conclusionIndex data tags")
    + _quoted("relationType from fromType to toType equivalence-class argument undercut contradictory support title")
    + _quoted("startLine startColumn endLine ranges url isReference isTopLevel role main-conclusion frontMatter argmap")
    + _quoted("children section id Levy Untitled uses text errors map 1 -2"),
    "mindmup": JSON
    + _quoted("ideas id title attr group supporting opposing standard note text links ideaIdFrom ideaIdTo label con")
    + _quoted("formatVersion root argmap same cut stands tray kind polarity strength implicit rank 1 -2 4.5 nan"),
    "tgf": (*_split("# a b c 1 supports attacks"), b"\n", b" ", b"\n#\n", b"\na b\n"),
    "arggraph": XML
    + _split("<edge </edge> <adu <edu <joint")
    + _quoted("a1 a2 e1 e2 c1 c4 c5 seg sup reb und add exa"),
    "aml": XML
    + _split(
        "<AU> </AU> <CA> </CA> <LA> </LA> <REFUTATION> <PROP> </PROP> <PROPTEXT offset= <TEXT> <INSCHEME <SCHEMESET>"
    )
    + _quoted("0 -1 16 34 999999 yes 1 Sign"),
    "lkif": XML
    + _split("<premise <argument <s> </s> <statement </statement> <theory>")
    + _quoted("s1 s2 s3 con exception 1e9"),
    "caf": XML
    + _split("<premise <argument <metadata/> <description> <statement </statement>")
    + _quoted("s1 a1 false 1e999"),
    "carneades-yaml": (
        *_split(
            "{ } [ ] : , & * &a *a ! !!python/object | > - ? # p q a1 meta: statements: arguments: 2024-13-99 .nan"
        ),
        *(b"\n", b"  ", b"- ", b": ", b"\nassumptions:\n  - p\n"),
    ),
    "argunet": XML
    + _split("<a:thesis <a:argument <a:group <a:proposition </a:proposition> <a:edge <node </node> <edge <graph>")
    + _quoted("p1 p2 p3 t1 r1 r2 n1 n2 premise conclusion support attack 0 9 -1"),
    "brat": (
        *_split("T1 T2 R1 E1 A1 N1 #1 * Arg1:T1 Arg2:T2 Equiv AnnotatorNotes Claim supports ; 0 5 12"),
        *(b"\t", b" ", b"\n", b"\nT3\tClaim 0 5\tx\n"),
    ),
    "freeplane": XML
    + _split(
        "<node> </node> <node/> TEXT= ID= LINK= LOCALIZED_TEXT= TYPE= NODE NOTE DETAILS <richcontent> </richcontent>"
    )
    + _split("<p> </p> <text> <icon/> BUILTIN= button_ok no <attribute/> NAME= VALUE= relation group map tray pro same")
    + _split(
        "cut polarity strength kind <arrowlink/> DESTINATION= MIDDLE_LABEL= CONTENT_ID= <hook> <map> #ID_1 &#160;"
    ),
    "opml": XML
    + _split(
        "<outline> </outline> <outline/> text= title= _relation= _note= _same= _id= _cut= _polarity= _strength= url="
    )
    + _split("<head> </head> <body> </body> <title> group map tray pro con yes https:// type= _kind= _tags= ["),
    "kialo": (
        *_split("Pro: Con: Discussion Title: [ ]( ) \\ * _ ` <b>"),
        *(b"\n1. ", b"\n1.1. ", b"\n1.1.1. Pro: ", b"-> See 1.1.", b"\n\n", b"1.1. Con: -> See 1.\n"),
    ),
    "csv": (
        *_split(
            'id parent relation kind text same cut tags strength polarity group map tray pro con evidence yes 1 2 "" "'
            " passage source document exact start end page passage_role url"
        ),
        *(b",", b";", b"\t", b"\r\n", b"\r", b"'=", b"=1", b"sep=;\n", b'"\n"', b"\n9,9,pro,claim,a\n"),
    ),
    "csv-files": (
        *_split(
            "id kind text premise_ids target_id roles claim_id edge_id document exact prefix start end text_file s a"
            ' texts/1.txt place root tray undercut pro con symmetric strength ["","x"] 1;2;2 1;9 "" "'
        ),
        *(b",", b";", b"\t", b"\r\n", b"'=", b"\n9,9,pro\n"),
    ),
    "pdf": _split(
        "obj endobj stream endstream xref trailer startxref %%EOF << >> [ ] ( ) < > R null BT ET Tj Tm Tf cm Do"
    )
    + _split("/Type /Page /Pages /Kids /Count /Parent /Length /Filter /FlateDecode /Contents /MediaBox /Font /Rotate")
    + _split("/Annots /QuadPoints /Rect /IRT /Dest /Title /Root /ObjStm /Encrypt /XObject /Subtype /Form")
    + (b"1 0 R", b"2 0 R", b"10 0 R", b"100 0 R"),
    "docx": XML
    + _split("<w:p> </w:p> <w:r> </w:r> <w:t> </w:t> <w:tc> </w:tc> <w:tbl> <w:tr> <w:del> <w:rPr> <w:pPr> <w:vanish/>")
    + _split("<w:footnoteReference/> <w:pStyle/> <w:basedOn/> <w:outlineLvl/> w:val= PartName ContentType main+xml"),
    "html": XML
    + _split("<p> <table> <td> <svg> <math> <template> <pre> <br> <main> <article> <h1> <script> <style> <textarea>")
    + _split("<select> <title> &nbsp; &#x110000; </body> <frameset> <noscript> <plaintext> hidden")
    + (b"<meta charset=utf-7>", b"<base href=file:///>"),
    "epub": XML
    + _split("item itemref idref href media-type full-path application/xhtml+xml ../ %2e #a <navPoint> <title/> <h1>")
    + _split("id= dc:creator META-INF/encryption.xml nav refines role epub:type='toc' epub:type='pagebreak'"),
    "markdown": (*_split("=== --- ``` * _ ` [ ]( ] < &amp; title:"), b"# ", b"> ", b"- ", b"\n\n", b"    "),
    "text": tuple(one.encode() for one in ["\r", "\n", "\u2028", "\xad", "\ufeff", "\u200f", "é", "😀", "\x0c"]),
    "bibtex": LATEX + _split("crossref title date year author month jan journal url 2020-13-99/.. and"),
    "ris": tuple(f"{tag}  - ".encode() for tag in ("TY", "ER", "AU", "TI", "PY", "Y2", "SP", "UR", "KW", "SN", "DO")),
    "csl-json": JSON
    + _quoted("id type author family literal issued date-parts raw title URL DOI editor accessed file suffix given"),
    "web-annotation": JSON
    + ANNOTATIONS
    + _quoted("@context Annotation body refinedBy RangeSelector items first next AnnotationPage AnnotationCollection")
    + _quoted("Choice value purpose tagging format text/html SpecificResource bodyValue FragmentSelector page=1"),
    "hypothesis": JSON
    + ANNOTATIONS
    + _quoted("rows annotations replies uri text tags references PageSelector index label document title permissions")
    + _quoted("read group file:///x"),
    "refi-qda": XML
    + _split(
        "PlainTextSelection startPosition endPosition guid name Coding CodeRef targetGUID Note PDFSource PDFSelection"
    )
    + _split(
        "page Description PlainTextContent internal:// plainTextPath Link TextSource Representation NoteRef supports"
    ),
}
