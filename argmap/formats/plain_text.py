"""A map as text for any program: numbered lines under each other, the words between them written out."""

from collections.abc import Iterator

from argmap.core.records import Kind, Node, Passage
from argmap.core.references.bibliography import Bibliography, bibliography, sources_of
from argmap.core.tree import Tree
from argmap.formats.format import Format, later
from argmap.formats.numbered import Line, Numbered, quotes_of
from argmap.formats.parts import Part
from argmap.formats.report import Report
from argmap.formats.written import Outgoing, Written

INDENT = "  "
SAYS = frozenset(
    {
        Part.KINDS,
        Part.IMPLICIT,
        Part.SPEAKERS,
        Part.TRAY,
        Part.SHARED,
        Part.JOINT,
        Part.UNDERCUTS,
        Part.ANSWERS,
        Part.RESTATES,
    }
)

FORMAT = Format(
    "text",
    "Plain text",
    (".txt",),
    lambda start: False,
    write=later("plain_text:write"),
    carries=SAYS,
    is_for_readers=True,
)


def write(outgoing: Outgoing) -> Written:
    """The map as text in UTF-8, with its passages under their cards if they are wished for."""
    tree, document = outgoing.tree, outgoing.tree.document
    numbered = Numbered(tree)
    passages: list[Passage] = []
    title = " ".join(document.info.title.split()) if outgoing.has_title else ""
    blocks = [[title, "=" * len(title)]] if title else []
    for heading, lines in (("", numbered.lines()), ("Not placed yet", numbered.tray_lines())):
        told = [told for line in lines for told in _told(tree, line, passages, outgoing.has_passages)]
        blocks += [[heading]] if heading and told else []
        blocks += [told] if told else []
    said = {Part.PASSAGES} if outgoing.has_passages else set()
    sources = sources_of(document, passages)
    if outgoing.citations is not None and sources:
        blocks.append(["Sources", *_entries(bibliography(sources, outgoing.citations))])
        said.add(Part.SOURCES)
    text = "\n\n".join("\n".join(block) for block in blocks) + "\n"
    return Written(text.encode(), Report((("cards", document.count(Node)),)), frozenset(said))


def _entries(cited: Bibliography) -> list[str]:
    return [" ".join(filter(None, (one.label, one.text))) for one in cited.entries]


def _told(tree: Tree, line: Line, passages: list[Passage], has_passages: bool) -> Iterator[str]:
    """A place as a line, and the quotes of its card under it; their passages are added to those that were told."""
    indent, word = INDENT * line.depth, f"{line.word}: " if line.word else ""
    again = "" if line.again is None else " (as above)" if line.again else " (as below)"
    yield f"{indent}{line.number} {word}{_said(tree.node(line.place.node_id))}{again}"
    for passage, named in quotes_of(tree, line.place.node_id) if has_passages and line.again is None else ():
        passages.append(passage)
        yield f"{indent}{INDENT}“{' '.join(passage.exact.split())}”" + (f" ({named})" if named else "")


def _said(node: Node) -> str:
    """The words of a card on one line, in brackets where it is only implied."""
    text = " ".join(node.text.split())
    text = f"[{text}]" if node.implicit else text
    kind = "" if node.kind is Kind.CLAIM else f"{node.kind.value.capitalize()}: "
    return f"{kind}{node.speaker}: {text}" if node.speaker else f"{kind}{text}"
