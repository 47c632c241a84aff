"""What every writer of a format is given and gives back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from argmap.core.references.styles import CitationStyle
from argmap.core.saying import Say, in_english
from argmap.core.tree import Tree
from argmap.formats.parts import Part
from argmap.formats.report import NOTHING, Report

Draw = Callable[[Tree], bytes]
"""Draws a whole map as an SVG image in UTF-8, for formats that hold a picture of it."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A map to be written, what the user wants of it, and how a sentence is said in its language."""

    tree: Tree
    has_title: bool = True
    has_passages: bool = False
    citations: CitationStyle | None = None
    draw: Draw | None = None
    say: Say = in_english


@dataclass(frozen=True, slots=True)
class Written:
    """The bytes of a file, those of files that belong beside it, and what became of the map.

    `beside` names a file by its suffix, or by its whole name where that is not the map's: such a file may belong to
    others as well, so it is written only where there is none.

    `report` has what was kept and approximated; what the format cannot say at all is added to it by the registry.
    `says` are parts that this file says for readers, though they are not read back.
    """

    data: bytes = field(repr=False)
    report: Report = NOTHING
    says: frozenset[Part] = frozenset()
    beside: Mapping[str, bytes] = field(default_factory=dict, repr=False)
