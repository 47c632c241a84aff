"""Which widget is which pane; each is made from the map's context and nothing else."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from argmap.ui.canvas.view import MapCanvas
from argmap.ui.context import MapContext
from argmap.ui.panels.inspector import Inspector
from argmap.ui.panels.outline import OutlinePanel
from argmap.ui.panels.reader import Reader
from argmap.ui.panels.search_panel import SearchPanel
from argmap.ui.panels.tray import Tray
from argmap.ui.panes import Pane

PARTS: dict[Pane, Callable[[MapContext], QWidget]] = {
    Pane.SEARCH: SearchPanel,
    Pane.READER: Reader,
    Pane.OUTLINE: OutlinePanel,
    Pane.TRAY: Tray,
    Pane.MAP: MapCanvas,
    Pane.INSPECTOR: Inspector,
}


def make_part(pane: Pane, context: MapContext) -> QWidget:
    """One pane of a window that shows the map."""
    return PARTS[pane](context)


def key_widgets(part: QWidget) -> tuple[QWidget, ...]:
    """The widgets of a pane in which plain letters are commands: its `key_widgets` if it has any, else itself."""
    widgets: tuple[QWidget, ...] = getattr(part, "key_widgets", (part,))
    return widgets
