"""What a heat map says besides the key's own words: in the key's language, or where a window tells of it in its own."""

from collections.abc import Sequence

from argmap.core.marked import N
from argmap.core.saying import Say
from argmap.reasoning.comparing.sentences import listed


def found_by(found: int, count: int, is_optional: bool, say: Say) -> str:
    """On a card, as in "17 of 20"."""
    said = say("{0} of {1}").format(f"{found:,}", f"{count:,}")
    return say("{0}, optional").format(said) if is_optional else said


def legend(count: int, say: Say) -> str:
    """What the numbers and colours mean."""
    said = say("Found by so many of the hand-ins, {0} in all; the stronger a card’s colour, the more missed it.")
    return said.format(f"{count:,}")


def times(count: int) -> str:
    """How many chose a wrong place."""
    return f"{count:,}×"


def stands(target_names: Sequence[str], is_step: bool, say: Say) -> str:
    """Where a card stands, or belongs."""
    if not target_names:
        return say(N("Heat map", "at the top"))
    names = listed(target_names, say)
    on_step = say(N("Heat map", "the step of {0}")).format(names) if is_step else names
    return say(N("Heat map", "on {0}")).format(on_step)


def instead_of(given: str, right: str, say: Say) -> str:
    """A wrong place and the right one."""
    return say("{0}; in the key {1}").format(given, right)
