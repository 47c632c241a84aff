"""Which widget is which pane; each is made from the map's context and nothing else."""

from PySide6.QtWidgets import QWidget

from argmap.ui.canvas.view import MapCanvas
from argmap.ui.context import MapContext
from argmap.ui.panels.inspector import Inspector
from argmap.ui.panels.outline import OutlinePanel
from argmap.ui.panels.reader import Reader
from argmap.ui.panels.tray import Tray
from argmap.ui.panes import Pane

PARTS = {
    Pane.READER: Reader,
    Pane.OUTLINE: OutlinePanel,
    Pane.TRAY: Tray,
    Pane.MAP: MapCanvas,
    Pane.INSPECTOR: Inspector,
}


def make_parts(context: MapContext) -> dict[Pane, QWidget]:
    """The panes of a window that shows the map."""
    return {pane: part(context) for pane, part in PARTS.items()}


def key_widgets(part: QWidget) -> tuple[QWidget, ...]:
    """The widgets of a pane in which plain letters are commands: its `key_widgets` if it has any, else itself."""
    widgets: tuple[QWidget, ...] = getattr(part, "key_widgets", (part,))
    return widgets
