"""JSON files of annotations to values that a map can keep, within limits; and the problems in them as one sentence."""

from collections.abc import Sequence
from typing import Any

from argmap.core.limits import NODES
from argmap.core.records import canonical_json
from argmap.formats.errors import BrokenJson, CannotImport
from argmap.formats.json_records import NESTING, nesting
from argmap.intake.json_text import parse_json

LARGEST = 64_000_000  # bytes
MOST_PROBLEMS = 20


def parse_annotations(data: bytes, name: str) -> Any:  # noqa: ANN401  # JSON is of any shape until it is validated
    """The value that a file says. Raises what `parse_json` raises, and `CannotImport` for one beyond the limits."""
    refuse_large(data, name)
    value = parse_json(data, name)
    if nesting(value) > NESTING:
        raise CannotImport(name, "it is nested too deeply")
    text = canonical_json(value)
    if "\\u0000" in text:
        raise CannotImport(name, "it holds a NUL character")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise BrokenJson(name, "it holds half of a character (a lone surrogate)") from error
    return value


def refuse_large(data: bytes, name: str) -> None:
    """Raises `CannotImport` for a file larger than any that people annotate."""
    if len(data) > LARGEST:
        raise CannotImport(name, f"it is larger than {LARGEST // 1_000_000} MB")


def refuse_many(count: int, name: str) -> None:
    """Raises `CannotImport` for more annotations than a map holds cards."""
    if count > NODES:
        raise CannotImport(name, f"it has {count:,} annotations; a map holds at most {NODES:,} cards")


def refuse_problems(problems: Sequence[str], name: str) -> None:
    """Raises `CannotImport` that names the first problems, each by its place, if there are any."""
    if problems:
        more = len(problems) - MOST_PROBLEMS
        said = [*problems[:MOST_PROBLEMS], *([f"and {more:,} more"] if more > 0 else [])]
        raise CannotImport(name, "; ".join(said))
