"""Sentences of the reasoning in the language of the map: written in English where they are made, and in a file for each
other language, in which the English ones stand as keys.

A language is one file in `resources/sentences/`, named by its code. Where there is none, they are English.
"""

import tomllib
from collections.abc import Callable, Mapping
from functools import lru_cache

from pydantic import TypeAdapter, ValidationError

from argmap.core.errors import MapError
from argmap.core.tree import Tree
from argmap.resources import resource_path

Say = Callable[[str], str]
"""From a sentence in English, with holes, to the same in another language."""


class BrokenSayings(MapError):
    """A file of sentences that cannot be used, with its name and the reason in one sentence."""


def in_english(words: str) -> str:
    """As it is written."""
    return words


def sayings_of(*trees: Tree) -> Say:
    """How sentences about these maps are said: in the language of the first that names one. Raises `BrokenSayings`."""
    languages = (tree.document.info.language for tree in trees)
    return sayings(next((one for one in languages if one), ""))


def sayings(language: str) -> Say:
    """How sentences are said in a language code such as "de" or "de-AT". Raises `BrokenSayings`."""
    said = load_sayings(language.replace("_", "-").split("-")[0].lower())
    return lambda words: said.get(words, words)


@lru_cache
def load_sayings(code: str) -> Mapping[str, str]:
    """The sentences of a language by the English ones; none where it has no file. Raises `BrokenSayings`."""
    path = resource_path(f"sentences/{code}.toml")
    if not code.isalpha() or not path.is_file():
        return {}
    try:
        return TypeAdapter(dict[str, str]).validate_python(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, ValidationError) as error:
        raise BrokenSayings(f"The sentences {path.name} cannot be read: {error}.") from error
