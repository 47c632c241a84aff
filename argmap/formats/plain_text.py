"""A map as text for any program: numbered lines under each other, the words between them written out."""

from collections.abc import Iterator

from argmap.core.records import Node, Passage
from argmap.core.references.bibliography import Bibliography, bibliography, sources_of
from argmap.core.references.terms import Terms, terms
from argmap.core.saying import Say
from argmap.formats.format import Format, later
from argmap.formats.numbered import KINDS, QUOTED, Line, Numbered, again_in, quotes_of
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
    tree, document, say = outgoing.tree, outgoing.tree.document, outgoing.say
    numbered, words = Numbered(tree), terms(say)
    passages: list[Passage] = []
    title = " ".join(document.info.title.split()) if outgoing.has_title else ""
    blocks = [[title, "=" * len(title)]] if title else []
    for heading, lines in (("", numbered.lines()), (say("Not placed yet"), numbered.tray_lines())):
        told = [told for line in lines for told in _told(outgoing, line, words, passages)]
        blocks += [[heading]] if heading and told else []
        blocks += [told] if told else []
    said = {Part.PASSAGES} if outgoing.has_passages else set()
    sources = sources_of(document, passages)
    if outgoing.citations is not None and sources:
        blocks.append([words.sources, *_entries(bibliography(sources, outgoing.citations, words))])
        said |= {Part.SOURCES, Part.REFERENCES}
    text = "\n\n".join("\n".join(block) for block in blocks) + "\n"
    return Written(text.encode(), Report((("cards", document.count(Node)),)), frozenset(said))


def _entries(cited: Bibliography) -> list[str]:
    return [" ".join(filter(None, (one.label, one.text))) for one in cited.entries]


def _told(outgoing: Outgoing, line: Line, words: Terms, passages: list[Passage]) -> Iterator[str]:
    """A place as a line, and the quotes of its card under it; their passages are added to those that were told."""
    tree, say, indent = outgoing.tree, outgoing.say, INDENT * line.depth
    word, again = f"{say(line.word)}: " if line.word else "", again_in(line, say)
    said = _said(tree.node(line.place.node_id), say)
    yield f"{indent}{line.number} {word}{said}" + (f" ({again})" if again else "")
    if not outgoing.has_passages or line.again is not None:
        return
    for passage, named in quotes_of(tree, line.place.node_id, words):
        passages.append(passage)
        quote = say(QUOTED).format(" ".join(passage.exact.split()))
        yield f"{indent}{INDENT}{quote} ({named})" if named else f"{indent}{INDENT}{quote}"


def _said(node: Node, say: Say) -> str:
    """The words of a card on one line, in brackets where it is only implied."""
    text = " ".join(node.text.split())
    text = f"[{text}]" if node.implicit else text
    kind = f"{say(KINDS[node.kind])}: " if node.kind in KINDS else ""
    return f"{kind}{node.speaker}: {text}" if node.speaker else f"{kind}{text}"
