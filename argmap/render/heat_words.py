"""What a heat map says besides the key's own words, ready for translation."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def found_by(found: int, count: int, is_optional: bool) -> str:
    """On a card, as in "17 of 20"."""
    said = translate("Heat map", "%1 of %2").replace("%1", f"{found:,}").replace("%2", f"{count:,}")
    return translate("Heat map", "%1, optional").replace("%1", said) if is_optional else said


def legend(count: int) -> str:
    """What the numbers and colours mean."""
    said = translate(
        "Heat map", "Found by so many of the hand-ins, %1 in all; the stronger a card’s colour, the more missed it."
    )
    return said.replace("%1", f"{count:,}")


def wrong_places() -> str:
    """Above the list of them."""
    return translate("Heat map", "Popular wrong places (dashed)")


def times(count: int) -> str:
    """How many chose a wrong place."""
    return f"{count:,}×"


def is_on(target: str) -> str:
    """Where a card stands, or belongs."""
    return translate("Heat map", "on %1").replace("%1", target)


def is_on_step(cards: str) -> str:
    return translate("Heat map", "on the step of %1").replace("%1", cards)


def is_at_top() -> str:
    return translate("Heat map", "at the top")


def instead_of(given: str, right: str) -> str:
    """A wrong place and the right one."""
    return translate("Heat map", "%1; in the key %2").replace("%2", right, 1).replace("%1", given, 1)


def title(of: str) -> str:
    """The name of the picture, for those who cannot see it."""
    return translate("Heat map", "Heat map: %1").replace("%1", of)
