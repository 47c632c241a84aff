"""The words in which people rate: five steps for each thing that is rated, read from data.

A language is one file in `resources/scales/`, named by its code.
"""

import tomllib
from pathlib import Path
from typing import Annotated

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from argmap.core.errors import MapError
from argmap.core.records import Dimension
from argmap.resources import resource_path

STEPS = 5
ENGLISH = "en"

Text = Annotated[str, Field(min_length=1)]


class BrokenScales(MapError):
    """Scales that cannot be used, with the file and the reason in one sentence."""


@dataclass(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class Scale:
    """One question and its five answers, from 0 to 1 in equal distances."""

    asks: Text
    steps: Annotated[tuple[Text, ...], Field(min_length=STEPS, max_length=STEPS)]

    def word(self, value: float) -> str:
        """The answer that is nearest to a value; values beyond the scale are its ends."""
        return self.steps[round(min(max(value, 0.0), 1.0) * (STEPS - 1))]

    def value(self, step: int) -> float:
        """The value of a step, counted from 0."""
        return step / (STEPS - 1)


Scales = dict[Dimension, Scale]


def load_scales(language: str = ENGLISH) -> Scales:
    """The scales of a language code such as "de" or "de-AT"; the English ones where there are none of it.

    Raises `BrokenScales`.
    """
    code = language.replace("_", "-").split("-")[0].lower()
    path = resource_path(f"scales/{code}.toml")
    return read_scales(path if code.isalpha() and path.is_file() else resource_path(f"scales/{ENGLISH}.toml"))


def read_scales(path: Path) -> Scales:
    """The scales in a TOML file. Raises `BrokenScales` if one is missing or unknown, or has not five steps."""
    try:
        scales = TypeAdapter(Scales).validate_python(tomllib.loads(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BrokenScales(f"The scales {path.name} have no good value for {where}: {first['msg']}.") from error
    except (OSError, ValueError) as error:
        raise BrokenScales(f"The scales {path.name} cannot be read: {error}.") from error
    missing = [dimension.value for dimension in Dimension if dimension not in scales]
    if missing:
        raise BrokenScales(f"The scales {path.name} say nothing of {missing[0]}.")
    return scales
