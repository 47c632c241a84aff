"""One reference as CSL-JSON says it (github.com/citation-style-language/schema, csl-data.json), and what is checked.

Only the shape of what argmap reads is checked; every other variable is kept as it stands, but for paths of files.
"""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError

from argmap.core.records import canonical_json

Item = dict[str, Any]
PRIVATE = ("file",)  # paths on someone's computer: they tell a name and lead nowhere elsewhere
STRICT = ConfigDict(extra="allow", hide_input_in_errors=True)


class Name(BaseModel):
    """A person by parts of the name, or anyone by a literal one."""

    model_config = STRICT
    __pydantic_extra__: dict[str, JsonValue] = Field(init=False)
    family: str = ""
    given: str = ""
    literal: str = ""
    suffix: str = ""
    dropping_particle: str = Field(default="", alias="dropping-particle")
    particle: str = Field(default="", alias="non-dropping-particle")


class Date(BaseModel):
    """A date or a span, in parts that are numbers or strings of them, or in words."""

    model_config = STRICT
    __pydantic_extra__: dict[str, JsonValue] = Field(init=False)
    parts: list[list[int | str]] = Field(default=[], alias="date-parts", max_length=2)
    literal: str = ""
    raw: str = ""


class Reference(BaseModel):
    """The variables that argmap reads; a reference is of some type."""

    model_config = STRICT
    __pydantic_extra__: dict[str, JsonValue] = Field(init=False)
    type: str = Field(min_length=1)
    id: str | int = ""
    title: str = ""
    author: list[Name] = []
    editor: list[Name] = []
    translator: list[Name] = []
    issued: Date = Date()
    accessed: Date = Date()
    url: str = Field(default="", alias="URL")
    doi: str = Field(default="", alias="DOI")


def trouble_with(item: object) -> str:
    """Why `item` is no reference, in words that end a sentence; empty when it is one."""
    try:
        Reference.model_validate(item)
        canonical_json(item).encode()
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        place = ".".join(str(step) for step in first["loc"])[:80]
        said = first["msg"][:1].lower() + first["msg"][1:]
        return f"{place}: {said}" if place else said
    except UnicodeEncodeError:
        return "it holds half a character"
    return ""


def without_private(item: Item) -> Item:
    """The reference without paths of files on someone's computer."""
    return {variable: value for variable, value in item.items() if variable not in PRIVATE}
