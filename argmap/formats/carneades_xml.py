"""LKIF and CAF, the XML of Carneades 2 and 3, to an argument graph."""

from xml.etree.ElementTree import Element

from argmap.formats.carneades import Argument, ArgumentGraph, Premise, Statement, map_of
from argmap.formats.errors import CannotImport
from argmap.formats.imported import Imported, Incoming
from argmap.intake.xml_events import local_name, xml_events

TERMS = {"c", "v"}  # names and variables in a formula of LKIF
STATEMENT_FIELDS = ("value", "assumption", "standard", "weight", "main", "atom")
ARGUMENT_FIELDS = ("strict", "value")
FALSE = {"false", "con", "negative", "0", "no"}


def read_lkif(incoming: Incoming) -> Imported:
    """The map in an LKIF file. Raises what `xml_events` does, and `CannotImport` where there is no graph."""
    parser = _parsed(incoming, "lkif")
    if not parser.has_graph:
        raise CannotImport(incoming.name, "it holds rules, but no argument graph")
    return map_of(parser.graph, "lkif", incoming.name)


def read_caf(incoming: Incoming) -> Imported:
    """The map in a CAF file. Raises what `xml_events` does, and `CannotImport`."""
    return map_of(_parsed(incoming, "caf").graph, "caf", incoming.name)


def _parsed(incoming: Incoming, root: str) -> "_Parser":
    parser = _Parser(incoming.name)
    is_first = True
    for is_start, element in xml_events(incoming.data, incoming.name):
        if is_first and local_name(element) != root:
            raise CannotImport(incoming.name, f"it begins with “{local_name(element)[:80]}” instead of “{root}”")
        is_first = False
        if is_start:
            parser.begin(local_name(element), element)
        else:
            parser.end(local_name(element), element)
    return parser


class _Parser:
    def __init__(self, name: str) -> None:
        self.graph = ArgumentGraph()
        self.has_graph = False
        self._name = name
        self._graphs = 0
        self._skipped = 0  # elements open in a theory, or in metadata that are no map's
        self._statement: Statement | None = None
        self._argument: Argument | None = None
        self._is_about = False  # in metadata: what is said there is about the statement, the argument or the map
        self._seen: set[str] = set()
        self._formulas: list[tuple[str, list[str]]] = []  # those that are open: the predicate, its terms
        self._terms: list[tuple[Element, str]] = []

    def begin(self, tag: str, element: Element) -> None:
        if self._skipped or tag in ("theory", "references", "sources"):
            self._skipped += 1
            return
        match tag:
            case "argument-graph":
                self.has_graph = True
                self._graphs += 1
                self._seen = set() if self._graphs > 1 else self._seen
                self.graph.title = self.graph.title or element.get("title", "")
            case "statement":
                self._begin_statement(element)
            case "argument":
                self._begin_argument(element)
            case "conclusion" if self._argument is not None:
                self._argument.conclusion = self._id(element.get("statement", ""))
            case "premise" if self._argument is not None:
                is_negated = element.get("polarity", element.get("positive", "true")).lower() in FALSE
                kind, role = element.get("type", "ordinary"), element.get("role", "")
                premise = Premise(self._id(element.get("statement", "")), role, is_negated, kind)
                self._argument.premises.append(premise)
            case "metadata":
                self._begin_metadata(element)
            case "s":
                self._formulas.append((element.get("pred", ""), []))

    def end(self, tag: str, element: Element) -> None:
        if self._skipped:
            self._skipped -= 1
            if not self._skipped:
                self.graph.left_out.append(tag)
            return
        match tag:
            case "statement":
                self._statement = None
            case "argument":
                self._argument = None
            case "metadata":
                self._is_about = False
            case "s" if self._formulas:
                self._end_formula(element)
            case _ if tag in TERMS and self._formulas:
                self._formulas[-1][1].append((element.text or "").strip())
            case "description":
                self._end_description((element.text or "").strip(), element.get("lang", ""))

    def _begin_statement(self, element: Element) -> None:
        statement_id = self._id(element.get("id", ""))
        if not statement_id or statement_id in self._seen:
            raise CannotImport(self._name, f"its statement “{statement_id[:80]}” has no id of its own")
        self._seen.add(statement_id)
        others: dict[str, object] = {one: element.get(one) for one in STATEMENT_FIELDS if element.get(one)}
        self._statement = Statement(statement_id, "", others)
        self.graph.statements.append(self._statement)

    def _begin_argument(self, element: Element) -> None:
        argument = Argument(element.get("id", "") or str(len(self.graph.arguments) + 1), "")
        argument.is_pro = element.get("direction", element.get("pro", "pro")).lower() not in FALSE
        argument.scheme, argument.title = element.get("scheme", ""), element.get("title", "")
        argument.weight = _number(element.get("weight", ""))
        argument.others = {one: element.get(one) for one in ARGUMENT_FIELDS if element.get(one)}
        self._argument = argument
        self.graph.arguments.append(argument)

    def _begin_metadata(self, element: Element) -> None:
        """What is said of a statement or an argument is kept with it; what is said of the file is its title."""
        self._is_about = True
        said = {name: value for name, value in element.attrib.items() if value}
        owner = self._statement or self._argument
        if owner is None:
            self.graph.title = self.graph.title or said.pop("title", "")
            self.graph.others |= said
        elif said:
            owner.others["metadata"] = said

    def _end_description(self, words: str, language: str) -> None:
        """A text in one of several languages: the first is the card's, or the map's, unless it is about an element."""
        owner = self._statement or self._argument
        if owner is None:
            if self.graph.description:
                _keep_in(self.graph.others, "descriptions", language, words)
            self.graph.description = self.graph.description or words
        elif self._is_about or owner is not self._statement:
            _keep_in(owner.others, "descriptions", language, words)
        elif not owner.text:
            owner.text = words
        else:
            _keep_in(owner.others, "texts", language, words)

    def _end_formula(self, element: Element) -> None:
        predicate, terms = self._formulas.pop()
        words = " ".join(filter(None, ((element.text or "").strip(), *((one.tail or "").strip() for one in element))))
        formula = f"{predicate.rpartition('#')[2]}({', '.join(terms)})" if predicate else " ".join([words, *terms])
        if self._formulas:
            self._formulas[-1][1].append(formula)
        elif self._statement is not None:
            self._statement.text = formula.strip()

    def _id(self, own: str) -> str:
        """An id within its graph; ids of a second graph are apart from those of the first."""
        return f"{own} ({self._graphs})" if self._graphs > 1 and own else own


def _keep_in(others: dict[str, object], name: str, language: str, words: str) -> None:
    """Keep one of several texts, by its language; those of one language stand below one another."""
    texts = others.setdefault(name, {}) if words else None
    if isinstance(texts, dict):
        texts[language] = f"{texts[language]}\n{words}" if language in texts else words


def _number(text: str) -> float | None:
    try:
        found = float(text)
    except ValueError:
        return None
    return found if abs(found) < float("inf") else None
