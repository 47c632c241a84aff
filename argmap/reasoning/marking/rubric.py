"""What a teacher's rubric says a point is given for: weights and shares from TOML or JSON, each with a default."""

import json
import tomllib
from collections.abc import Callable
from dataclasses import field
from pathlib import Path
from typing import Annotated, Any

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from argmap.core.errors import MapError
from argmap.core.records import NodeText, ShortText
from argmap.reasoning.marking.marks import Aspect

LARGEST = 1_000.0  # points
FILE_BYTES = 1_000_000
CONFIG = ConfigDict(extra="forbid", allow_inf_nan=False)

Points = Annotated[float, Field(ge=0, le=LARGEST)]
Share = Annotated[float, Field(ge=0, le=1)]


class BrokenRubric(MapError):
    """A rubric that cannot be used, with the file and the reason in one sentence."""


@dataclass(frozen=True, slots=True, config=CONFIG)
class Weights:
    """Points for each card of the key; a card at the top has only `found` and `target`."""

    found: Points = 2.0
    target: Points = 2.0
    polarity: Points = 1.0
    joint: Points = 1.0
    level: Points = 1.0

    def of(self, aspect: Aspect) -> float:
        """The points for one aspect of a card."""
        weight: float = getattr(self, aspect.value)
        return weight


@dataclass(frozen=True, slots=True, config=CONFIG)
class Partial:
    """The share of the target's points for a place that is not right, and not far from it."""

    branch: Share = 0.5  # another card of the right branch
    nearby: Share = 0.5  # the card instead of its step, or the step instead of its card


@dataclass(frozen=True, slots=True, config=CONFIG)
class Rubric:
    """How hand-ins are marked. Cards of a key are named by their text or id.

    Those with the tag `optional` are optional as well; `wordings` are other texts that a card may have.
    """

    weights: Weights = field(default_factory=Weights)
    partial: Partial = field(default_factory=Partial)
    optional: tuple[NodeText, ...] = ()
    wordings: dict[NodeText, tuple[NodeText, ...]] = field(default_factory=dict)
    extra: Points = 0.0  # lost for each card that the key does not have
    author: ShortText = "marking"  # who signs the comments


def read_rubric(path: Path) -> Rubric:
    """The rubric in a `.toml` or `.json` file. Raises `BrokenRubric`."""
    return _checked(lambda: _read_table(path), path.name)


def rubric_of(text: str, name: str) -> Rubric:
    """The rubric that an exercise called `name` holds, as JSON. Raises `BrokenRubric`."""
    return _checked(lambda: json.loads(text), name)


def _checked(read: Callable[[], Any], name: str) -> Rubric:
    try:
        return TypeAdapter(Rubric).validate_python(read())
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "itself"
        raise BrokenRubric(f"The rubric “{name}” has no good value for {where}: {first['msg']}.") from error
    except (OSError, ValueError, RecursionError) as error:
        raise BrokenRubric(f"The rubric “{name}” cannot be read: {_reason(error)}.") from error


def _read_table(path: Path) -> Any:  # noqa: ANN401  # what a file says is anything until it is validated
    if path.exists() and not path.is_file():  # to open a pipe would be to wait for who writes into it
        raise ValueError("it is a folder, a pipe or a device, not a file")
    if path.suffix.lower() not in (".toml", ".json"):
        raise ValueError("its name must end in .toml or .json")
    with path.open("rb") as file:
        data = file.read(FILE_BYTES + 1)
    if len(data) > FILE_BYTES:
        raise ValueError("it is larger than a megabyte")
    text = data.decode()
    return tomllib.loads(text) if path.suffix.lower() == ".toml" else json.loads(text)


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).rstrip(".")
