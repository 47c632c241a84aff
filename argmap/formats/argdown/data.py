"""The YAML of data and front matter as JSON values, read safely and in bounds."""

import json
import re
from datetime import date, datetime

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import ScalarNode

from argmap.formats.argdown.errors import SyntaxTrouble
from argmap.formats.argdown.model import Json

MOST_CHARACTERS = 100_000  # of one piece of YAML
MOST_IN_FILE = 2_000_000  # of all that the full reader is needed for
MOST_VALUES = 10_000  # of one piece: YAML can say one thing many times
DEPTH = 100  # brackets in brackets
BLOCK = re.compile(r"\{[ \t]*\n")
BLOCK_END = re.compile(r"\}\s*\Z")
FRONT = re.compile(r"\A\s*={3,}|={3,}\s*\Z")
PLAIN = re.compile(r"\{\s*([A-Za-z_]\w*): ([A-Za-z][\w ]*\w|[A-Za-z])\s*\}")
NAMED_JSON = re.compile(r"""("(?:[^"\\]|\\.)*"|[^\W\d]\w*): (.+)""")
RESERVED = frozenset({"null", "true", "false"})
TAG = "tag:yaml.org,2002:"
NO_NUMBER = re.compile(
    r".*_|[-+]\.[0-9]", re.DOTALL
)  # which older YAML takes for a number, and the reference for a word


class _Values(SafeConstructor):
    """Makes values of words as the reference parser does, whose YAML knows fewer numbers."""

    def number(self, node: ScalarNode) -> object:
        if node.style is None and NO_NUMBER.match(node.value):
            return node.value
        made = self.construct_yaml_int(node) if node.tag == f"{TAG}int" else self.construct_yaml_float(node)
        is_too_large = made in (float("inf"), float("-inf")) and "inf" not in node.value.lower()
        return node.value if is_too_large else made

    def word(self, node: ScalarNode) -> object:
        return self.construct_scalar(node)


for _kind in ("int", "float"):
    _Values.add_constructor(f"{TAG}{_kind}", _Values.number)
for _kind in ("value", "merge"):  # of "=" and "<<", where they are no names of fields
    _Values.add_constructor(f"{TAG}{_kind}", _Values.word)


class DataReader:
    """Reads the data of one file."""

    def __init__(self) -> None:
        self._yaml = YAML(typ="safe", pure=True)
        self._yaml.Constructor = _Values
        self._read = 0

    def data(self, text: str, offset: int) -> Json:
        """What stands in braces. Raises `SyntaxTrouble` with the offset."""
        simple = PLAIN.fullmatch(text)
        if simple and simple[2].lower() not in RESERVED:
            return {simple[1]: simple[2]}
        if text.startswith('{"'):
            try:
                return json.loads(text, parse_constant=_refuse)
            except (ValueError, RecursionError):
                pass  # it may be YAML still
        block = BLOCK.match(text)
        return self._load(BLOCK_END.sub("", text[block.end() :]) if block else text, offset, "the data")

    def front_matter(self, text: str, offset: int) -> Json:
        """What stands between the lines of equals signs. Raises `SyntaxTrouble`."""
        return self._load(FRONT.sub("", text), offset, "the front matter")

    def _load(self, text: str, offset: int, what: str) -> Json:
        self._read += len(text)
        if len(text) > MOST_CHARACTERS or self._read > MOST_IN_FILE:
            raise SyntaxTrouble(offset, f"{what} is longer than argmap reads")
        if _depth(text) > DEPTH:
            found = _in_lines_of_json(text)
            if found is None:
                raise SyntaxTrouble(offset, f"{what} is nested too deeply")
            return found
        try:
            return _as_json(self._yaml.load(text), [MOST_VALUES])
        except YAMLError as error:
            said = str(getattr(error, "problem", None) or "it cannot be read")
            raise SyntaxTrouble(offset, f"{what} is no YAML: {said}") from error
        except RecursionError as error:
            raise SyntaxTrouble(offset, f"{what} is nested too deeply") from error
        except (ValueError, TypeError, AttributeError, LookupError, OverflowError) as error:  # of ruamel's constructors
            raise SyntaxTrouble(offset, f"{what} holds a value that cannot be read") from error


def _refuse(word: str) -> None:
    raise ValueError(word)


def _in_lines_of_json(text: str) -> Json:
    """What front matter says that has a name and JSON in each line, as argmap writes it; None for any other.

    The reader of JSON has room for more than that of YAML: for all that is kept of a file.
    """
    found: dict[str, Json] = {}
    try:
        for line in text.strip("\n").split("\n"):
            named = NAMED_JSON.fullmatch(line)
            name = "" if named is None else json.loads(named[1]) if named[1][0] == '"' else named[1]
            if named is None or name in found:
                return None
            found[name] = _as_json(json.loads(named[2], parse_constant=_refuse), [MOST_VALUES])
    except (ValueError, RecursionError):
        return None
    return found


def _depth(text: str) -> int:
    deepest = depth = 0
    for character in text:
        if character in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "]}":
            depth -= 1
    return deepest


def _as_json(value: object, left: list[int]) -> Json:
    """The value in JSON's types: dates as ISO 8601, keys as words. `left` counts down what may come still."""
    left[0] -= 1
    if left[0] < 0:
        raise ValueError("too many values")
    match value:
        case dict():
            return {_key(name): _as_json(one, left) for name, one in value.items()}
        case list() | tuple() | set():
            return [_as_json(one, left) for one in value]
        case datetime() | date():
            return value.isoformat()
        case float():
            return value if value == value and abs(value) != float("inf") else None
        case str():
            return value.encode("utf-8", "replace").decode()
        case bool() | int() | None:
            return value
    return str(value)


def _key(name: object) -> str:
    return name if isinstance(name, str) else json.dumps(name, default=str)
