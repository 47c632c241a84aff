"""What Carneades says in any of its formats, LKIF, CAF or YAML, and a map made of it."""

from collections import Counter
from dataclasses import dataclass, field

from argmap.core.records import Kind, Polarity, RecordId
from argmap.formats.format import Format, later
from argmap.formats.graph_building import GraphBuilder, Said
from argmap.formats.imported import Imported

ORDINARY, ASSUMPTION, EXCEPTION = "ordinary", "assumption", "exception"
STORED = "It is kept for the way back; argmap does not reckon with it."
NOT_DECLARED = (
    "The statement is named, but not listed; its id, or what the language of the file says of it, is its text."
)
NEGATED = "The premise is that the statement does not hold; its role says so."
LEFT_OUT = "It is no part of an argument graph."
NOWHERE = "The argument has no conclusion."
ISSUE = "Which of these holds?"


@dataclass(slots=True)
class Statement:
    """A statement, and what else the file says of it, by name."""

    id: str
    text: str
    others: dict[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class Premise:
    """A statement's place in an argument. `kind` is ordinary, assumption or exception."""

    statement: str
    role: str = ""
    is_negated: bool = False
    kind: str = ORDINARY


@dataclass(slots=True)
class Argument:
    """An argument for or against its conclusion. What its undercutter names doubts it where it holds."""

    id: str
    conclusion: str
    premises: list[Premise] = field(default_factory=list)
    is_pro: bool = True
    scheme: str = ""
    title: str = ""
    weight: float | None = None
    undercutter: str = ""
    others: dict[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class Issue:
    """A question whose answers are statements."""

    id: str
    positions: list[str]
    others: dict[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class ArgumentGraph:
    """All a file says. `others` is what it says beside the graph, by name, `left_out` what is not kept."""

    title: str = ""
    description: str = ""
    statements: list[Statement] = field(default_factory=list)
    arguments: list[Argument] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    others: dict[str, object] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)


def map_of(graph: ArgumentGraph, format_id: str, name: str) -> Imported:
    """The map of an argument graph."""
    return _Building(graph, GraphBuilder(format_id, name)).imported()


class _Building:
    def __init__(self, graph: ArgumentGraph, builder: GraphBuilder) -> None:
        self._graph, self._builder, self._tally = graph, builder, builder.tally
        self._cards: dict[str, RecordId] = {}
        self._steps: dict[int, RecordId] = {}
        self._stored: Counter[tuple[str, str]] = Counter()

    def imported(self) -> Imported:
        for statement in self._graph.statements:
            said = self._builder.card(statement.text or statement.id, f"statement {statement.id}")
            self._cards[statement.id] = said
            self._keep(said, statement.id, statement.others, "statements")
            self._tally.keep("statements")
        for number, argument in enumerate(self._graph.arguments):
            self._take_argument(number, argument)
        for number, argument in enumerate(self._graph.arguments):
            self._take_doubts(self._steps[number], argument)
        for issue in self._graph.issues:
            self._take_issue(issue)
        for (name, what), count in self._stored.items():
            self._tally.store("fields", f"{name} of {count:,} {what}", STORED)
        for name in self._graph.others:
            self._tally.store("what the map says of itself", name, STORED)
        for name in self._graph.left_out:
            self._tally.drop("what the map says of itself", name, LEFT_OUT)
        others = self._graph.others or None
        return self._builder.finished(self._graph.title, others, description=self._graph.description)

    def _card(self, statement_id: str, place: str) -> RecordId:
        """The card of a statement; one that is only named becomes one now."""
        if statement_id not in self._cards:
            self._cards[statement_id] = self._builder.card(statement_id, place)
            self._builder.keep(self._cards[statement_id], {"id": statement_id})
            self._tally.approximate("statements", f"statement {statement_id}", NOT_DECLARED)
        return self._cards[statement_id]

    def _take_argument(self, number: int, argument: Argument) -> None:
        place = f"argument {argument.id}"
        target = self._card(argument.conclusion, place) if argument.conclusion else None
        strength = argument.weight if argument.weight is not None and 0 <= argument.weight <= 1 else None
        others = argument.others | ({"weight": argument.weight} if strength != argument.weight else {})
        step_id = self._builder.step(
            Polarity.SUPPORTS if argument.is_pro else Polarity.OPPOSES,
            (),
            target,
            place,
            scheme=argument.scheme,
            label=argument.title,
            strength=strength,
        )
        self._steps[number] = step_id
        for premise in argument.premises:
            if premise.kind != EXCEPTION:
                self._builder.premise(step_id, self._card(premise.statement, place), self._role(premise, place), place)
        self._keep(step_id, argument.id, others, "arguments")
        if target is None:
            self._tally.approximate("arguments", place, NOWHERE)
        else:
            self._tally.keep("arguments")

    def _role(self, premise: Premise, place: str) -> str:
        role = premise.role or ("assumption" if premise.kind == ASSUMPTION else "")
        if not premise.is_negated:
            self._tally.keep("premises")
            return role
        self._tally.approximate("premises", place, NEGATED)
        return f"not {role}".strip()

    def _take_doubts(self, step_id: RecordId, argument: Argument) -> None:
        """Exceptions, and the undercutter, doubt the step."""
        place = f"argument {argument.id}"
        for premise in argument.premises:
            if premise.kind == EXCEPTION:
                role = self._role(premise, place)
                self._builder.step(
                    Polarity.OPPOSES, [self._card(premise.statement, place)], step_id, place, roles=[role]
                )
        if argument.undercutter:
            self._builder.step(Polarity.OPPOSES, [self._card(argument.undercutter, place)], step_id, place)
            self._tally.keep("undercutters")

    def _take_issue(self, issue: Issue) -> None:
        """A question, and a step that answers it from each position."""
        place = f"issue {issue.id}"
        said = Said(kind=Kind.QUESTION, title=issue.id)
        card_id = self._builder.card(ISSUE, place, said)
        for position in issue.positions:
            self._builder.step(Polarity.ANSWERS, [self._card(position, place)], card_id, place)
        self._keep(card_id, issue.id, issue.others, "issues")
        self._tally.keep("issues")

    def _keep(self, entity_id: RecordId, own_id: str, others: dict[str, object], what: str) -> None:
        for name in others:
            self._stored[name, what] += 1
        self._builder.keep(entity_id, {"id": own_id} | others)


def fits_lkif(start: bytes) -> bool:
    return b"<lkif" in start


def fits_caf(start: bytes) -> bool:
    return b"<caf" in start


def fits_yaml(start: bytes) -> bool:
    """Whether the first bytes of a file are YAML that begins as Carneades does."""
    lines = {line.partition(b":")[0].strip() for line in start.splitlines() if line[:1].isalpha()}
    return b"meta" in lines or (b"statements" in lines and bool(lines & {b"arguments", b"assumptions", b"issues"}))


LKIF = Format("lkif", "Carneades LKIF", (".lkif", ".xml"), fits_lkif, later("carneades_xml:read_lkif"))
CAF = Format("caf", "Carneades CAF", (".caf", ".xml"), fits_caf, later("carneades_xml:read_caf"))
YAML = Format("carneades-yaml", "Carneades YAML", (".yml", ".yaml"), fits_yaml, later("carneades_yaml:read"))
