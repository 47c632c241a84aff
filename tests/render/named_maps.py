"""Maps that pictures are measured on, by a name that says in a test's id which one it is."""

import pytest

from argmap.core.document import Document
from argmap.core.tree import Tree
from argmap.formats.argmap_json import read
from tests.benchmarks.maps import random_map
from tests.conftest import SHARED
from tests.render.pictures import all_scripts, every_element
from tests.samples.sample_files import sample, slugs

EXAMPLE = SHARED / "example" / "eu-nato.json"
NAMES = ["example", *slugs(), "every element", "all scripts"]


def tree_of(name: str) -> Tree:
    """The map of that name; "random 40" is one of forty cards with passages. The example may be skipped."""
    match name.split():
        case ["example"]:
            return _example()
        case ["every", "element"]:
            return every_element().tree
        case ["all", "scripts"]:
            return all_scripts().tree
        case ["random", count]:
            return Tree(Document(random_map(int(count), seed=int(count), passages=True)))
        case _:
            return sample(name).tree


def _example() -> Tree:
    if not EXAMPLE.is_file():
        pytest.skip("the reference files (../shared) are not here")
    return Tree(Document(read(EXAMPLE.read_bytes(), EXAMPLE.name).records))
