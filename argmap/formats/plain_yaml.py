"""YAML to the values of JSON in one pass, without its types, tags and references: words, numbers, lists, names."""

import re

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from argmap.formats.errors import CannotImport

MOST = 300_000  # characters: YAML is read slowly, and no graph made by hand has as many
DEPTH = 50
NUMBER = re.compile(r"[-+]?(\d{1,15}|\d{1,15}\.\d{0,15}|\.\d{1,15})([eE][-+]?\d{1,2})?")
WORDS: dict[str, object] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


def parse_yaml(text: str, name: str) -> object:
    """What the first document in a text says; names of things are words. `name` is the file's, for the sentence.

    Raises `CannotImport`, with line and column: no YAML, a name that stands twice, a part that is repeated by its name
    (a few lines of those fill any memory), or nesting that no file needs.
    """
    if len(text) > MOST:
        raise CannotImport(name, f"it has more than {MOST:,} characters of YAML")
    building = _Building(name)
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            building.take(event)
    except MarkedYAMLError as error:
        mark = error.problem_mark
        where = f" at line {mark.line + 1:,}, column {mark.column + 1:,}" if mark is not None else ""
        problem = str(error.problem or "it cannot be read").split("\n", 1)[0]
        raise CannotImport(name, f"its YAML is broken{where}: {problem}") from error
    except (YAMLError, ValueError) as error:  # a character or an escape that is none
        raise CannotImport(name, "its YAML holds a character that YAML cannot say") from error
    return building.found


class _Building:
    """The values so far: those that are open, each with the name under which the next one is put."""

    def __init__(self, name: str) -> None:
        self.found: object = None
        self._name = name
        self._open: list[tuple[dict[str, object] | list[object], list[str]]] = []

    def take(self, event: Event) -> None:
        match event:
            case AliasEvent():
                self._refuse(event, "repeats a part by its name, which is unsafe")
            case MappingStartEvent():
                self._begin(event, {})
            case SequenceStartEvent():
                self._begin(event, [])
            case CollectionEndEvent():
                self._open.pop()
            case ScalarEvent():
                self._take_scalar(event)

    def _begin(self, event: Event, value: dict[str, object] | list[object]) -> None:
        if self._open and isinstance(self._open[-1][0], dict) and not self._open[-1][1]:
            self._refuse(event, "has a list or things by name for a name")
        if len(self._open) >= DEPTH:
            self._refuse(event, "is nested too deeply")
        self._put(value)
        self._open.append((value, []))

    def _take_scalar(self, event: ScalarEvent) -> None:
        word = str(event.value)
        if not self._open or isinstance(self._open[-1][0], list) or self._open[-1][1]:
            self._put(_value(word) if event.style is None else word)
            return
        within, names = self._open[-1]
        if word in within:
            self._refuse(event, f"says “{word[:80]}” again")
        names.append(word)

    def _put(self, value: object) -> None:
        if not self._open:
            self.found = value if self.found is None else self.found
            return
        within, names = self._open[-1]
        if isinstance(within, dict):
            within[names.pop()] = value
        else:
            within.append(value)

    def _refuse(self, event: Event, reason: str) -> None:
        mark = event.start_mark
        raise CannotImport(self._name, f"its line {mark.line + 1:,}, column {mark.column + 1:,} {reason}")


def _value(word: str) -> object:
    """What a word without quotes says, after the core schema of YAML 1.2."""
    if word in WORDS:
        return WORDS[word]
    if NUMBER.fullmatch(word):
        return int(word) if word.lstrip("-+").isdigit() else float(word)
    return word
