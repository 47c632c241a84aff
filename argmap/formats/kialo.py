"""Discussions of Kialo as it exports them: a numbered line for each claim, Pro or Con the one that it stands under."""

import re
from dataclasses import dataclass, field

from argmap.core.limits import NODES
from argmap.core.records import Kind, Polarity, RecordId
from argmap.formats.errors import CannotImport, EmptyImport
from argmap.formats.format import Format, later
from argmap.formats.graph_building import GraphBuilder
from argmap.formats.imported import Imported, Incoming
from argmap.formats.markdown_text import InlineMarkdown
from argmap.formats.outline_lines import LONGEST_LINE
from argmap.formats.parts import Part
from argmap.intake.decoding import decode

FORMAT_ID = "kialo"
TITLE = "Discussion Title:"
CLAIM = re.compile(r"(\d{1,6}(?:\.\d{1,6})*)\.(?:[ \t]+|$)(?:(Pro|Con):(?:[ \t]+|$))?(.*)", re.DOTALL)
AGAIN = re.compile(r"->[ \t]*See[ \t]+(\d[\d.]*?)\.?[ \t]*$")
LINE_END = re.compile(r"\r\n?|\n")
POLARITIES = {"Pro": Polarity.SUPPORTS, "Con": Polarity.OPPOSES}
MARK = "\ufeff"


def read(incoming: Incoming) -> Imported:
    """The map of a discussion. Raises `EmptyImport`, `UnknownEncoding`, or `CannotImport` naming the line."""
    text = decode(incoming.data, incoming.name).text
    if not text.strip():
        raise EmptyImport(incoming.name)
    reading = _Reading(GraphBuilder(FORMAT_ID, incoming.name))
    for number, line in enumerate(LINE_END.split(text), 1):
        reading.line(number, line)
    for claim in reading.claims:
        reading.make(claim)
    for claim in reading.claims:
        reading.put(claim)
    return reading.finished()


def fits(start: bytes) -> bool:
    """Whether the first bytes are those of a discussion."""
    return start.removeprefix(MARK.encode()).lstrip().startswith(TITLE.encode())


@dataclass(slots=True)
class _Claim:
    """A claim, or a place of one that stands elsewhere."""

    line: int
    number: str
    polarity: Polarity | None
    markdown: str
    card: RecordId = ""

    @property
    def place(self) -> str:
        return f"line {self.line:,}"

    @property
    def above(self) -> str:
        """The number that this one stands under; empty at the top."""
        return self.number.rpartition(".")[0]


@dataclass(slots=True)
class _Reading:
    builder: GraphBuilder
    title: str = ""
    claims: list[_Claim] = field(default_factory=list)
    by_number: dict[str, _Claim] = field(default_factory=dict)
    _inline: InlineMarkdown = field(default_factory=InlineMarkdown)
    _addresses: set[str] = field(default_factory=set)
    _circling: set[str] = field(default_factory=set)

    def line(self, number: int, line: str) -> None:
        """The title, a claim, or words that continue the one before."""
        match = CLAIM.match(line.lstrip(" \t"))
        if match is not None:
            if len(self.claims) > NODES:
                raise CannotImport(self.builder.name, f"it has more than {NODES:,} claims; argmap holds no more")
            self.claims.append(_Claim(number, match[1], POLARITIES.get(match[2] or ""), match[3]))
        elif self.claims and line.strip():
            self.claims[-1].markdown += "\n" + line.strip(" \t")
        elif line.removeprefix(MARK).startswith(TITLE) and not self.title:
            self.title = line.removeprefix(MARK).removeprefix(TITLE).strip()
        elif line.strip():
            told = f"line {number:,} is neither the title nor a claim such as “1.1. Pro: …”"
            raise CannotImport(self.builder.name, told)

    def make(self, claim: _Claim) -> None:
        """The card of a claim, unless it only names another one."""
        if claim.number in self.by_number:
            told = f"line {claim.line:,} has the number {claim.number}, which line "
            raise CannotImport(self.builder.name, f"{told}{self.by_number[claim.number].line:,} has already")
        self.by_number[claim.number] = claim
        again = AGAIN.fullmatch(claim.markdown.strip())
        if again is not None:
            self._note_circle(claim.number, again[1])
            return
        markdown = claim.markdown.rstrip(" \t")
        text, addresses = self._inline.words(markdown) if len(markdown) <= LONGEST_LINE else (markdown, [])
        claim.card = self.builder.card(text, claim.place)
        for address in addresses:
            self._source(address, claim.place)
        kept = {"number": claim.number} | ({"markdown": markdown} if markdown != text else {})
        self.builder.keep(claim.card, kept)

    def _source(self, address: str, place: str) -> None:
        if address not in self._addresses:
            self._addresses.add(address)
            self.builder.source(address, None, place, "", address)

    def _note_circle(self, number: str, other: str) -> None:
        if number.startswith(f"{other}."):
            self._circling.add(other)

    def put(self, claim: _Claim) -> None:
        """Give a claim its place."""
        reason = "" if claim.card else self._find(claim)
        above = self.by_number.get(claim.above)
        if above is None:
            reason = f"It stands under {claim.above}, which is not there." if claim.above else reason
            if claim.number not in self._circling:
                self.builder.to_root(claim.card)
        else:
            reason = self._put_under(claim, above) or reason
        if reason:
            self.builder.tally.approximate("claims", claim.place, reason)
        else:
            self.builder.tally.keep("claims")

    def _find(self, claim: _Claim) -> str:
        """The card of the claim that this one says it is."""
        again = AGAIN.fullmatch(claim.markdown.strip())
        other = self.by_number.get(again[1]) if again is not None else None
        if other is not None and other.card:
            claim.card = other.card
            return ""
        claim.card = self.builder.card(claim.markdown, claim.place)
        return "The claim that it names is not there, so it is one of its own."

    def _put_under(self, claim: _Claim, above: _Claim) -> str:
        if not above.card:
            self._find(above)
        polarity, reason = claim.polarity, ""
        if polarity is None and not above.above:
            self.builder.revise(above.card, kind=Kind.QUESTION)
            polarity = Polarity.ANSWERS
        elif polarity is None:
            polarity = Polarity.SUPPORTS
            reason = "It is neither Pro nor Con, so it is a reason."
        self.builder.step(polarity, [claim.card], above.card, claim.place)
        return reason

    def finished(self) -> Imported:
        if not self.claims:
            raise CannotImport(self.builder.name, "it holds no claim such as “1. …”")
        return self.builder.finished(self.title)


FORMAT = Format(
    FORMAT_ID,
    "Kialo",
    (".txt",),
    fits,
    later("kialo:read"),
    later("kialo_writing:write"),
    frozenset({Part.SHARED, Part.CIRCLES}),
)
