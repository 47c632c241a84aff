"""Sentences of the reasoning in the language of the map: written in English where they are made, and in a file for each
other language, in which the English ones stand as keys.

A language is one file in `resources/sentences/`, named by its code. Where there is none, they are English.
"""

import tomllib
from collections.abc import Mapping
from functools import lru_cache

from argmap.core.saying import Say
from argmap.core.tree import Tree
from argmap.resources import resource_path


def sayings_of(*trees: Tree) -> Say:
    """How sentences about these maps are said: in the language of the first that names one."""
    languages = (tree.document.info.language for tree in trees)
    return sayings(next((one for one in languages if one), ""))


def sayings(language: str) -> Say:
    """How sentences are said in a language code such as "de" or "de-AT"."""
    said = load_sayings(language.replace("_", "-").split("-")[0].lower())
    return lambda words: said.get(words, words)


@lru_cache
def load_sayings(code: str) -> Mapping[str, str]:
    """The sentences of a language by the English ones; none where it has no file."""
    path = resource_path(f"sentences/{code}.toml")
    if not code.isalpha() or not path.is_file():
        return {}
    return tomllib.loads(path.read_text(encoding="utf-8"))
