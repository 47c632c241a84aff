"""What the actions need to know to be enabled, as plain facts. Read off a map by `ui/facts.py`; imports nothing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Situation:
    """The facts of one moment. The defaults are those of a window without a map."""

    has_map: bool = False
    is_glimpsed: bool = False  # the main claim of a map is to be seen that is still being read
    is_editable: bool = False
    is_empty: bool = False  # the map has no card that stands by itself yet
    cards: int = 0  # selected
    has_step: bool = False  # a step is selected
    is_placed: bool = False  # the current card is on the map, not in the tray
    is_premise: bool = False  # the current card bears on something
    is_joint: bool = False  # it shares its step with others
    is_question: bool = False
    has_below: bool = False  # something stands below it
    is_narrowed: bool = False  # one branch alone is shown
    is_top: bool = False  # that of the current card
    is_filtered: bool = False  # the filter is open
    has_matches: bool = False  # and picks something out
    shows_overview: bool = False  # in a corner of the map, if that is larger than its view
    shows_standings: bool = False  # which cards stand, fall or are open
    shows_strengths: bool = False  # and how strongly
    is_supposing: bool = False  # it is shown how they would stand if one stood otherwise
    has_passages: bool = False  # of the current card or step
    has_quote: bool = False  # words are selected in the reader
    has_sources: bool = False
    marks_indicators: bool = False  # the reader marks indicator words
    has_pages: bool = False  # the shown source is a PDF whose file is in the map
    doubts: int = 0  # passages of the shown source that a new version left in doubt
    moved: int = 0  # those of them whose words are unchanged
    is_found: bool = False  # the one under review has a place
    has_older: bool = False  # it was found from one in an older version
    is_walked: bool = False  # it is one of a folder that is gone through
    is_exercise: bool = False
    undo: str = ""  # what undo would take back, in the user's words; empty if nothing
    redo: str = ""
    layout: str = ""
    theme: str = "system"


NO_MAP = Situation()
