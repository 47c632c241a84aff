"""Which checks are in force: what the reader switched, overruled by what the map's teacher decided.

As text, rules are canonical JSON that names the decided checks alone:
`{"two_claims":{"is_locked":true,"is_on":false}}`. What is said of a check that this version does not know is passed
over, and kept.
"""

import json
from collections.abc import Mapping

from pydantic import ConfigDict, StrictBool, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from argmap.core.document import Document
from argmap.core.errors import MapError
from argmap.core.records import MapInfo, canonical_json
from argmap.reasoning.checks.points import Check


class BrokenRules(MapError):
    """Rules that cannot be read, with the reason in one sentence."""


@dataclass(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class Switch:
    """What somebody decided of one check. Locked by a teacher, it stays so whatever the reader chose."""

    is_on: StrictBool = True
    is_locked: StrictBool = False


Rules = Mapping[Check, Switch]
NO_RULES: Rules = {}


def rules_from(text: str) -> Rules:
    """The rules that a JSON text says. Raises `BrokenRules` if it is none, or says something else of a check."""
    try:
        said = json.loads(text)
        known = {name: said[name] for name in said if name in set(Check)}
        return TypeAdapter(dict[Check, Switch]).validate_python({Check(name): one for name, one in known.items()})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BrokenRules(f"The rules of the coach have no good value for {where}: {first['msg']}.") from error
    except (ValueError, TypeError) as error:
        raise BrokenRules(f"The rules of the coach cannot be read: {error}.") from error


def rules_text(rules: Rules, before: str = "{}") -> str:
    """Rules as canonical JSON. On and not locked is a decision too: a reader's, against a map that begins without.

    What the text `before` says of checks that this version does not know stays.
    """
    known = {check.value: {"is_on": one.is_on, "is_locked": one.is_locked} for check, one in rules.items()}
    return canonical_json({**_unknown(before), **known})


def _unknown(text: str) -> dict[str, object]:
    try:
        said = json.loads(text)
    except ValueError:
        return {}
    return {name: one for name, one in said.items() if name not in set(Check)} if isinstance(said, dict) else {}


def readable_rules(text: str) -> Rules:
    """The rules that a text says; none where it cannot be read."""
    try:
        return rules_from(text)
    except BrokenRules:
        return NO_RULES


def rules_of(document: Document) -> Rules:
    """The rules of a map; none where what the file says of them cannot be read."""
    return readable_rules(document.info.rules) if document.count(MapInfo) else NO_RULES


def in_force(own: Rules, of_map: Rules) -> frozenset[Check]:
    """The checks that say something: the map's locked ones as they are, else as the reader chose, else the map's."""
    return frozenset(check for check in Check if _switch(check, own, of_map).is_on)


def is_locked(check: Check, of_map: Rules) -> bool:
    """Whether the map's teacher left no choice about it."""
    return of_map.get(check, Switch()).is_locked


def chosen(own: Rules, of_map: Rules, check: Check, is_on: bool) -> Rules:
    """A reader's rules with a check switched on or off. To choose what goes without saying is to choose nothing."""
    begins_on = of_map.get(check, Switch()) == Switch()
    return decided(own, check, None if is_on and begins_on else Switch(is_on))


def decided(rules: Rules, check: Check, switch: Switch | None) -> Rules:
    """The rules with another decision about a check, or with none."""
    others = {one: kept for one, kept in rules.items() if one is not check}
    return others if switch is None else {**others, check: switch}


def _switch(check: Check, own: Rules, of_map: Rules) -> Switch:
    of_teacher = of_map.get(check, Switch())
    return of_teacher if of_teacher.is_locked else own.get(check, of_teacher)
