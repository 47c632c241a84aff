"""The rows of the action table about sources and their passages; see `ui/actions.py`."""

from argmap.ui import conditions as c
from argmap.ui.action import Action, Menu
from argmap.ui.panes import CARD, IN_READER, LETTERS, PASSAGE, STEP
from argmap.ui.translating import N

OF_SOURCES: dict[Menu, tuple[Action, ...]] = {
    Menu.SOURCE: (
        Action("window.sources.add", N("Action", "Add source…"), c.editable, "Ctrl+Shift+O"),
        Action("window.sources.write", N("Action", "Write or paste a source…"), c.editable, "Ctrl+Shift+V"),
        Action("window.sources.add_version", N("Action", "New version of this source…"), c.on_sources, line=True),
        Action("window.sources.edit_text", N("Action", "Edit its text…"), c.on_sources),
        Action("window.sources.show_details", N("Action", "Source details…"), c.on_sources, subjects=PASSAGE),
        Action("window.sources.keep_quotes_only", N("Action", "Keep quotes only"), c.on_sources),
        Action("window.sources.remove", N("Action", "Remove source"), c.on_sources),
        Action("window.annotations.bring_in", N("Action", "Import annotations…"), c.editable, line=True),
        Action("window.annotations.bring_in_highlights", N("Action", "Bring in highlights of this PDF"), c.on_pages),
        Action("window.annotations.give_out", N("Action", "Export annotations…"), c.with_sources),
        Action("window.citations.bring_in", N("Action", "Import citations…"), c.editable),
        Action("window.citations.give_out", N("Action", "Export citations…"), c.with_sources),
        Action(
            "map.passages.link",
            N("Action", "Link selected words"),
            c.on_quote_and_target,
            "L",
            LETTERS,
            PASSAGE + CARD + STEP,
            line=True,
        ),
        Action("map.passages.go_to", N("Action", "Go to passage"), c.on_passages, "Ctrl+Shift+L", subjects=CARD + STEP),
        Action("map.passages.show_next", N("Action", "Next passage"), c.with_sources, "F9"),
        Action("map.passages.show_previous", N("Action", "Previous passage"), c.with_sources, "Shift+F9"),
        Action("window.finding.find_in_source", N("Action", "Find in source"), c.with_sources, "Ctrl+Shift+F"),
        Action("window.sources.show_contents", N("Action", "Contents of the source"), c.with_sources, "Ctrl+Shift+H"),
        Action("window.covering.show", N("Action", "Coverage of this source"), c.with_sources, "Ctrl+Shift+M"),
        Action(
            "map.indicating.mark",
            N("Action", "Mark indicator words"),
            c.with_sources,
            "Shift+S",
            IN_READER,
            is_on=c.marking_indicators,
            line=True,
        ),
        Action("map.indicating.take", N("Action", "Card from this sentence"), c.on_sources, "S", IN_READER, PASSAGE),
    ),
    Menu.REVIEW: (
        Action("map.reviewing.show_next", N("Action", "Next passage in doubt"), c.on_doubts, "F7"),
        Action("map.reviewing.show_previous", N("Action", "Previous passage in doubt"), c.on_doubts, "Shift+F7"),
        Action("map.reviewing.accept", N("Action", "Accept"), c.on_doubt_found, "Y", IN_READER, PASSAGE, line=True),
        Action("map.reviewing.accept_moved", N("Action", "Accept all that only moved"), c.on_moved),
        Action(
            "map.reviewing.use_selected_words",
            N("Action", "Use selected words"),
            c.on_doubt_with_words,
            "W",
            IN_READER,
            PASSAGE,
        ),
        Action(
            "map.reviewing.keep_old",
            N("Action", "Keep on the old version"),
            c.on_doubt_with_older,
            "K",
            IN_READER,
            PASSAGE,
        ),
        Action("map.reviewing.remove", N("Action", "Remove passage"), c.on_doubt, subjects=PASSAGE),
    ),
}
"""The rows by menu, in the order in which they stand there."""
