"""The marks of a comparison in the user's words."""

from argmap.reasoning.comparing.marks import Mark
from argmap.ui.translating import N, translate

WORDS = {
    Mark.ADDED: N("Comparing", "added"),
    Mark.REMOVED: N("Comparing", "removed"),
    Mark.MOVED: N("Comparing", "moved"),
    Mark.TURNED: N("Comparing", "turned"),
    Mark.REWORDED: N("Comparing", "reworded"),
    Mark.CHANGED: N("Comparing", "changed"),
}


def words_of(mark: Mark) -> str:
    """What stands on a card."""
    return translate("Comparing", WORDS[mark])
