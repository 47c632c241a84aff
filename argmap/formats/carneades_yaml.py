"""The YAML of Carneades 4 to an argument graph."""

import re
from collections.abc import Iterator
from itertools import count

from argmap.formats.carneades import Argument, ArgumentGraph, Issue, Premise, Statement, map_of
from argmap.formats.errors import CannotImport, EmptyImport
from argmap.formats.imported import Imported, Incoming
from argmap.formats.plain_yaml import parse_yaml
from argmap.intake.decoding import decode

FORMULA = re.compile(r"([\w¬]+)\((.*)\)", re.DOTALL)
GAP = re.compile("%[sv]")
KNOWN = ("meta", "statements", "arguments", "issues", "assumptions")


def read(incoming: Incoming) -> Imported:
    """The map in a file. Raises `CannotImport`, with line and column for what is no YAML."""
    text = decode(incoming.data, incoming.name).text
    if not text.strip():
        raise EmptyImport(incoming.name)
    said = parse_yaml(text, incoming.name)
    if not isinstance(said, dict) or not said.keys() & {*KNOWN, "argument_schemes"}:
        raise CannotImport(incoming.name, "it is YAML, but has no statements, arguments or meta of Carneades")
    return map_of(_Reading(said, incoming.name).graph(), "carneades-yaml", incoming.name)


def _word(value: object) -> str:
    """A value as a file of YAML spells it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


class _Reading:
    def __init__(self, said: dict[str, object], name: str) -> None:
        self._said, self._name = said, name
        self._language = self._mapping("language")
        self._assumed = {_word(one) for one in self._list("assumptions")}

    def graph(self) -> ArgumentGraph:
        meta = self._mapping("meta")
        graph = ArgumentGraph(title=_word(meta.get("title") or ""))
        notes = [_word(meta[one]).strip() for one in ("notes", "note", "source") if meta.get(one)]
        graph.description = "\n\n".join(notes)
        declared = self._mapping("statements")
        graph.statements = [self._statement(one, said) for one, said in declared.items()]
        graph.statements += [self._statement(one, None) for one in sorted(self._assumed - declared.keys())]
        numbered = (f"a{number}" for number in count(1))
        graph.arguments = [self._argument(one, said) for one, said in self._entries("arguments", numbered)]
        graph.issues = [self._issue(one, said) for one, said in self._entries("issues", numbered)]
        known = {one.id for one in graph.statements}
        named = [one.statement for argument in graph.arguments for one in argument.premises]
        named += [one for argument in graph.arguments for one in (argument.conclusion, argument.undercutter) if one]
        missing = dict.fromkeys(one for one in named if one not in known and self._worded(one) != one)
        graph.statements += [self._statement(one, None) for one in missing]
        rest = {name: one for name, one in meta.items() if name not in ("title", "notes", "note", "source") and one}
        graph.others = {name: one for name, one in self._said.items() if name not in KNOWN and one}
        graph.others |= {"meta": rest} if rest else {}
        return graph

    def _statement(self, statement_id: str, said: object) -> Statement:
        fields = said if isinstance(said, dict) else {"text": said}
        text = fields.get("text")
        others = {name: one for name, one in fields.items() if name != "text"}
        if statement_id in self._assumed:
            others["assumed"] = True
        return Statement(statement_id, _word(text).strip() if text is not None else self._worded(statement_id), others)

    def _worded(self, formula: str) -> str:
        """A formula as the language of the file words it, else as it is."""
        match = FORMULA.fullmatch(formula)
        predicate, terms = (match[1], _terms(match[2])) if match else (formula, [])
        words = self._language.get(f"{predicate}/{len(terms)}")
        if not isinstance(words, str):
            return formula
        fillings = iter(terms)
        return GAP.sub(lambda gap: next(fillings, gap[0]), words).strip()

    def _argument(self, argument_id: str, said: object) -> Argument:
        fields = said if isinstance(said, dict) else {}
        weight, known = fields.get("weight"), {"conclusion", "premises", "scheme", "undercutter"}
        argument = Argument(argument_id, _word(fields.get("conclusion") or ""))
        argument.premises = list(self._premises(fields.get("premises")))
        argument.scheme = _word(fields.get("scheme") or "")
        argument.undercutter = _word(fields.get("undercutter") or "")
        if isinstance(weight, int | float) and not isinstance(weight, bool):
            argument.weight, known = float(weight), known | {"weight"}
        argument.others = {name: one for name, one in fields.items() if name not in known and one is not None}
        return argument

    def _premises(self, said: object) -> Iterator[Premise]:
        """A list of statements, or statements by the role that they have."""
        if isinstance(said, dict):
            yield from (Premise(_word(one), role) for role, one in said.items())
        elif isinstance(said, list):
            yield from (Premise(_word(one)) for one in said)
        elif said is not None:
            yield Premise(_word(said))

    def _issue(self, issue_id: str, said: object) -> Issue:
        fields = said if isinstance(said, dict) else {"positions": said}
        positions = fields.get("positions")
        listed = [_word(one) for one in positions] if isinstance(positions, list) else []
        return Issue(issue_id, listed, {name: one for name, one in fields.items() if name != "positions"})

    def _mapping(self, name: str) -> dict[str, object]:
        """A part that says things by name. Raises `CannotImport` if it is something else."""
        found = self._said.get(name)
        if found is not None and not isinstance(found, dict):
            raise CannotImport(self._name, f"its {name} are no list of things by name")
        return found or {}

    def _list(self, name: str) -> list[object]:
        found = self._said.get(name)
        if found is not None and not isinstance(found, list):
            raise CannotImport(self._name, f"its {name} are no list")
        return found or []

    def _entries(self, name: str, ids: Iterator[str]) -> list[tuple[str, object]]:
        """The things of a part by their ids, which a mere list of them gets now."""
        if isinstance(self._said.get(name), list):
            return [(next(ids), one) for one in self._list(name)]
        return list(self._mapping(name).items())


def _terms(inside: str) -> list[str]:
    """What stands between commas, but for those in brackets of its own."""
    terms, depth = [""], 0
    for one in inside:
        depth += (one in "([") - (one in ")]")
        if one == "," and not depth:
            terms.append("")
        else:
            terms[-1] += one
    return [one.strip() for one in terms]
