"""The lines of brat standoff: spans, relations, attributes, events, notes; all that is wrong with them at once."""

import re
from dataclasses import dataclass, field

from argmap.formats.errors import CannotImport

SPAN = re.compile(r"(\S+) (\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*)")
SHOWN = 5  # wrong lines in a sentence
KINDS = {
    "T": "spans",
    "R": "relations",
    "A": "attributes",
    "M": "attributes",
    "E": "events",
    "N": "references",
    "#": "notes",
    "*": "equivalences",
}
"""What a line is by the letter at its start."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words of the text with a label, in one or more stretches, which never are empty or out of order."""

    id: str
    label: str
    stretches: tuple[tuple[int, int], ...]
    words: str
    line: int


@dataclass(frozen=True, slots=True)
class Said:
    """Any other line: its id, label, what it names (as "Arg1:T1" gives T1), the rest, and the line as it stands."""

    id: str
    label: str
    named: tuple[str, ...]
    rest: str
    line: int
    raw: str

    @property
    def place(self) -> str:
        return f"line {self.line:,}"


@dataclass(slots=True)
class Lines:
    """All lines of a file by what they are."""

    spans: dict[str, Span] = field(default_factory=dict)
    others: dict[str, list[Said]] = field(default_factory=dict)

    def of(self, kind: str) -> list[Said]:
        return self.others.get(kind, [])


def parse_lines(text: str, name: str) -> Lines:
    """The lines of a file. Raises `CannotImport` naming those that are none."""
    found, wrong = Lines(), []
    for number, raw in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if raw.strip() and (trouble := _take(raw, number, found)):
            wrong.append(f"line {number:,} {trouble}")
    if wrong:
        more = f", and {len(wrong) - SHOWN:,} more lines are wrong" if len(wrong) > SHOWN else ""
        raise CannotImport(name, "; ".join(wrong[:SHOWN]) + more)
    return found


def _take(raw: str, number: int, found: Lines) -> str:
    """Take a line; gives what is wrong with it."""
    line_id, _, after = raw.partition("\t")
    said, _, rest = after.partition("\t")
    kind = KINDS.get(line_id[:1])
    if kind is None or not said.strip():
        return "begins with no id and label of standoff"
    if kind == "spans":
        return _take_span(line_id, said, rest, number, found)
    label, *arguments = said.split()
    trigger = [label] if kind == "events" else []
    named = tuple(one.partition(":")[2] or one for one in (*trigger, *arguments))
    found.others.setdefault(kind, []).append(Said(line_id, label, named, rest, number, raw.rstrip("\r")))
    return "" if named or kind == "notes" else "names nothing"


def _take_span(line_id: str, said: str, words: str, number: int, found: Lines) -> str:
    match = SPAN.fullmatch(said.strip())
    if match is None:
        return "has no label and offsets, such as “Claim 0 12”"
    pairs = (one.split(" ") for one in match[2].split(";"))
    stretches = tuple((int(start), int(end)) for start, end in pairs)
    flat = [offset for stretch in stretches for offset in stretch]
    if flat != sorted(flat):
        return "has offsets that go backwards"
    if line_id in found.spans:
        return f"has the id “{line_id[:80]}” of line {found.spans[line_id].line:,}"
    found.spans[line_id] = Span(line_id, match[1], stretches, words.rstrip("\r"), number)
    return ""
