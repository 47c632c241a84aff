"""Araucaria's AML to a map: statements are cards tied to their words, groups of them are steps."""

from pathlib import PurePath

from argmap.core.limits import NOTE_TEXT
from argmap.core.records import LinkRole, Polarity, RecordId
from argmap.formats.aml_parsing import Analysis, Group, Statement, parse_aml
from argmap.formats.errors import CannotImport
from argmap.formats.finding_words import Finder
from argmap.formats.format import Format, later
from argmap.formats.graph_building import GraphBuilder, Said
from argmap.formats.imported import Imported, Incoming
from argmap.intake.countings import CountedText, Counting

KINDS = {"CA": Polarity.SUPPORTS, "LA": Polarity.SUPPORTS, "REFUTATION": Polarity.OPPOSES}
NO_OFFSET = ("", "-1")
MODELLED = {"missing", "supportlabel"}
EMPTY = "Nothing stands in it."
ELSEWHERE = "The words stand elsewhere in the text than the file says."
NOWHERE = "The words do not stand in the text."
NO_STEP = "The scheme is of no step; its name is kept for the way back."
KEPT = "It is kept for the way back."
OWN_SCHEMES = "argmap has schemes of its own; that of the file is left out."


def fits(start: bytes) -> bool:
    return b"<ARG>" in start or b"<ARG " in start or b"<!DOCTYPE ARG" in start


def read(incoming: Incoming) -> Imported:
    """The map in a file. Raises what `xml_events` does, and `CannotImport` for a set of schemes."""
    analysis = parse_aml(incoming.data, incoming.name)
    if not analysis.statements:
        count = len(analysis.schemes)
        detail = f"it is a set of {count:,} schemes, and argmap has schemes of its own" if count else "it says nothing"
        raise CannotImport(incoming.name, detail)
    return _Reading(analysis, incoming.name).imported()


class _Reading:
    def __init__(self, analysis: Analysis, name: str) -> None:
        self._analysis, self._name = analysis, name
        self._builder = GraphBuilder("aml", name)
        self._tally = self._builder.tally
        self._cards: dict[int, RecordId] = {}
        self._text = (analysis.text or "").replace("\0", "�")
        self._counted = CountedText(self._text, Counting.UTF16)
        self._finder = Finder(self._text)
        self._text_id = ""
        self._used: set[tuple[int, str]] = set()  # the schemes of statements that became those of a step

    def imported(self) -> Imported:
        about = self._analysis.about
        if self._text:
            title = about.get("SOURCE") or PurePath(self._name).stem
            self._text_id = self._builder.source(title, self._text)
        for statement in self._analysis.statements:
            self._take_statement(statement)
        for group in self._analysis.groups:
            self._take_group(group)
        self._report_the_rest()
        fields = {"author": about.get("AUTHOR", ""), "description": about.get("COMMENTS", "")}
        rest = {name: value for name, value in about.items() if name not in ("AUTHOR", "COMMENTS", "SOURCE")}
        if rest:
            self._tally.store("what the map says of itself", ", ".join(rest).lower(), KEPT)
        return self._builder.finished(PurePath(self._name).stem, {"edata": rest} if rest else None, **fields)

    def _take_statement(self, statement: Statement) -> None:
        words = statement.words.strip()
        is_implicit = statement.attributes.get("missing") == "yes"
        said = Said(implicit=is_implicit, speaker=", ".join(filter(None, dict.fromkeys(statement.owners))))
        card_id = self._cards[statement.number] = self._builder.card(words, statement.place, said)
        attributes = {name: value for name, value in statement.attributes.items() if name not in MODELLED}
        others = {"roles": statement.roles, "answers": statement.answers, "schemes": statement.schemes}
        self._builder.keep(card_id, {"attributes": attributes} | {name: one for name, one in others.items() if one})
        self._tie(card_id, statement, words)
        self._tally.keep("statements")

    def _tie(self, card_id: RecordId, statement: Statement, words: str) -> None:
        """Tie a card to its words, whose offset is counted in UTF-16 units."""
        if statement.offset.strip() in NO_OFFSET or not words or len(words) > NOTE_TEXT:
            return
        start = self._start(statement.offset)
        lead = len(statement.words) - len(statement.words.lstrip())
        begin = next((one for one in (start + lead, start) if self._text.startswith(words, one)), -1)
        if begin < 0:
            begin = self._finder.nearest(words, start)
            if begin < 0:
                self._tally.drop("passages", statement.place, NOWHERE)
                return
            self._tally.approximate("passages", statement.place, ELSEWHERE)
        self._builder.passage(self._text_id, begin, begin + len(words), card_id, LinkRole.STATES)

    def _start(self, offset: str) -> int:
        try:
            return self._counted.to_code_point(int(offset))
        except (ValueError, IndexError):
            return 0

    def _take_group(self, group: Group) -> None:
        place = f"{group.kind} below {group.target.place}"
        if not group.members:
            self._tally.drop("groups", place, EMPTY)
            return
        label = next((one for member in group.members if (one := member.attributes.get("supportlabel"))), "")
        strength = _strength(label)
        self._builder.step(
            KINDS[group.kind],
            [self._cards[one.number] for one in group.members],
            self._cards[group.target.number],
            place,
            scheme=self._scheme(group),
            label=label if strength is None else "",
            strength=strength,
            roles=[", ".join(role.get("element", "") for role in one.roles) for one in group.members],
        )
        self._tally.keep("groups")

    def _scheme(self, group: Group) -> str:
        """The name of the scheme that premises and conclusion share by its id, else that of a premise."""
        own = [(one, scheme) for one in group.members for scheme in one.schemes]
        shared = {schid for schid, _ in group.target.schemes}
        chosen = next((scheme for _, scheme in own if scheme[0] in shared), own[0][1] if own else None)
        if chosen is None:
            return ""
        self._used |= {(one.number, chosen[0]) for one in (*group.members, group.target)}
        return chosen[1]

    def _report_the_rest(self) -> None:
        for one in self._analysis.statements:
            for schid, name in one.schemes:
                if (one.number, schid) in self._used:
                    self._tally.keep("schemes")
                else:
                    self._tally.store("schemes", name or one.place, NO_STEP)
            if one.group is None:
                self._store("roles", one, len(one.roles))
            self._store("answers to critical questions", one, len(one.answers))
            self._store("labels", one, "nodelabel" in one.attributes)
        for name in self._analysis.schemes:
            self._tally.drop("schemes of the set", name, OWN_SCHEMES)
        for tag, count in self._analysis.others.items():
            self._tally.drop("elements", f"{count:,} × {tag[:80]}", "argmap has nothing of the kind.")

    def _store(self, what: str, statement: Statement, count: int) -> None:
        for _ in range(count):
            self._tally.store(what, statement.place, KEPT)


def _strength(label: str) -> float | None:
    """A label that is a number from 0 to 1, or a percentage."""
    try:
        found = float(label.rstrip("% ")) / (100 if label.rstrip().endswith("%") else 1)
    except ValueError:
        return None
    return found if 0 <= found <= 1 else None


FORMAT = Format("aml", "Araucaria AML", (".aml", ".scm", ".xml"), fits, later("aml:read"))
