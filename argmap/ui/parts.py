"""Which widget is which pane; each is made from the map's context and nothing else."""

from importlib import import_module

from PySide6.QtWidgets import QWidget

from argmap.ui.context import MapContext
from argmap.ui.panes import Pane

PARTS = {
    Pane.SEARCH: ("panels.search_panel", "SearchPanel"),
    Pane.READER: ("panels.reader", "Reader"),
    Pane.OUTLINE: ("panels.outline", "OutlinePanel"),
    Pane.COMMENTS: ("panels.comments_panel", "CommentsPanel"),
    Pane.TRAY: ("panels.tray", "Tray"),
    Pane.MAP: ("canvas.view", "MapCanvas"),
    Pane.INSPECTOR: ("panels.inspector", "Inspector"),
}
"""The module below `argmap.ui` and the class of each pane, imported when it is first wanted."""

AT_ONCE = (Pane.READER, Pane.TRAY, Pane.INSPECTOR)
"""The panes that stand around every map."""


def load_parts(is_exercise: bool) -> None:
    """Load what stands around a map, on a thread: some 330 modules, for which a window would stand still."""
    also = ["page_supply", "signing", "left_over", "backing_up", "reporting", "canvas.overview", "completing"]
    also += ["thumbnails"]  # for its closing, or a version that is restored
    also += ["exercising.exercising", "exercising.exercise_bar"] if is_exercise else []
    for module in [*(PARTS[pane][0] for pane in AT_ONCE), *also]:
        import_module(f"argmap.ui.{module}")


def make_part(pane: Pane, context: MapContext) -> QWidget:
    """One pane of a window that shows the map."""
    module, name = PARTS[pane]
    made: QWidget = getattr(import_module(f"argmap.ui.{module}"), name)(context)
    return made


def key_widgets(part: QWidget) -> tuple[QWidget, ...]:
    """The widgets of a pane in which plain letters are commands: its `key_widgets` if it has any, else itself."""
    widgets: tuple[QWidget, ...] = getattr(part, "key_widgets", (part,))
    return widgets
