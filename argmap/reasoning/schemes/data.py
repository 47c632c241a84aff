"""How schemes lie in files: their skeletons once, and their words once for each language."""

import tomllib
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from argmap.core.errors import MapError

CONFIG = ConfigDict(extra="forbid")

Text = Annotated[str, Field(min_length=1)]
Id = Annotated[str, Field(pattern=r"^[a-z_]+$")]
T = TypeVar("T")


class BrokenSchemes(MapError):
    """Schemes that cannot be used, with the file and the reason in one sentence."""


@dataclass(frozen=True, slots=True, config=CONFIG)
class Skeleton:
    """What a scheme consists of in any language: roles of its cards, and what "no" to each question hits."""

    roles: Annotated[tuple[Id, ...], Field(min_length=1)]
    questions: dict[Id, Id]
    literature: Text
    also: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, config=CONFIG)
class Skeletons:
    """The skeletons of one pack, and the order in which it offers them and some of other packs."""

    order: tuple[Id, ...]
    schemes: dict[Id, Skeleton]


@dataclass(frozen=True, slots=True, config=CONFIG)
class Wording:
    """The words of a scheme in one language: to each question what it asks, and the stem of an objection."""

    name: Text
    conclusion: Text
    premises: dict[Id, Text]
    questions: dict[Id, tuple[Text, Text]]
    signals: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, config=CONFIG)
class Wordings:
    """The words of one pack in one language."""

    name: Text
    schemes: dict[Id, Wording]


def read_data(path: Path, wanted: type[T]) -> T:
    """What a TOML file holds. Raises `BrokenSchemes` if anything is missing or unknown, or is something else."""
    try:
        return TypeAdapter(wanted).validate_python(tomllib.loads(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BrokenSchemes(f"The schemes {path.name} have no good value for {where}: {first['msg']}.") from error
    except (OSError, ValueError) as error:
        raise BrokenSchemes(f"The schemes {path.name} cannot be read: {error}.") from error
