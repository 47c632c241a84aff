"""One format of map files: how its files are known, what it carries, who reads and who writes it."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from argmap.formats.imported import Imported, Incoming
from argmap.formats.parts import Part
from argmap.formats.written import Outgoing, Written

Fits = Callable[[bytes], bool]
Read = Callable[[Incoming], Imported]
Write = Callable[[Outgoing], Written]
EVERYTHING = frozenset(Part)


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `fits` looks at the first bytes of a file (64 KiB): for files whose suffix several formats share.

    `beside` gives the names of the files that belong to one of that name and lie in its folder; what is not there is
    done without. `carries` is what comes back after being written and read, beyond cards and the steps between them.
    `is_for_readers` says that the wishes of `Outgoing`, title, passages and citations, make a difference.
    `takes_rest` says that a file of its suffix that fits no format is its to refuse, where it is the first of them.
    `family` is the name under which formats that are told by their layout alone keep what they do not model, so that
    each writes what came from any of them.
    """

    id: str
    name: str
    suffixes: tuple[str, ...]
    fits: Fits
    read: Read | None = None
    write: Write | None = None
    carries: frozenset[Part] = frozenset()
    beside: Callable[[str], tuple[str, ...]] = lambda _name: ()
    is_for_readers: bool = False
    family: str = ""
    takes_rest: bool = True


def later(name: str) -> Any:  # noqa: ANN401  # a reader, a writer or a test of the first bytes
    """The function "module:function" of this room, imported when it is first called: most are never needed."""
    module, _, function = name.partition(":")

    def call(given: object) -> object:
        return getattr(import_module(f"argmap.formats.{module}"), function)(given)

    return call
