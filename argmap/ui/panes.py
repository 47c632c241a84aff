"""The names of the window's parts, and of what a context menu can be about."""

from enum import StrEnum


class Pane(StrEnum):
    """The parts of the window between which F6 goes."""

    SEARCH = "search"
    READER = "reader"
    OUTLINE = "outline"
    COMMENTS = "comments"
    TRAY = "tray"
    MAP = "map"
    INSPECTOR = "inspector"


class Subject(StrEnum):
    """What a context menu is about."""

    CARD = "card"
    STEP = "step"
    FRAME = "frame"  # joint reasons as a group; their step is selected
    PASSAGE = "passage"  # words in the reader
    TRAY = "tray"  # a card in the tray; it is selected
    CANVAS = "canvas"  # nothing in particular


TREES = (Pane.MAP, Pane.OUTLINE)
LETTERS = (Pane.MAP, Pane.OUTLINE, Pane.READER)
CARDS = (Pane.MAP, Pane.OUTLINE, Pane.TRAY)
IN_MAP = (Pane.MAP,)
IN_READER = (Pane.READER,)

CARD, STEP, FRAME = (Subject.CARD,), (Subject.STEP,), (Subject.FRAME,)
PASSAGE, TRAY, CANVAS = (Subject.PASSAGE,), (Subject.TRAY,), (Subject.CANVAS,)
TARGETS = CARD + STEP + FRAME
