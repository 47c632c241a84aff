"""Finding a passage of one version of a text again in the next: exact, moved, changed or lost, never guessed."""

from argmap.core.refinding.finder import Finder, Searched
from argmap.core.refinding.found import Found

__all__ = ["Finder", "Found", "Searched"]
