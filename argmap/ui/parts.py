"""Which widget is which pane; each is made from the map's context and nothing else."""

from importlib import import_module
from importlib.util import find_spec

from PySide6.QtWidgets import QWidget

from argmap.ui.context import MapContext
from argmap.ui.panes import Pane

PARTS = {
    Pane.READER: ("argmap.ui.panels.reader", "Reader"),
    Pane.OUTLINE: ("argmap.ui.panels.outline", "OutlinePanel"),
    Pane.TRAY: ("argmap.ui.panels.tray", "Tray"),
    Pane.MAP: ("argmap.ui.canvas.view", "MapCanvas"),
    Pane.INSPECTOR: ("argmap.ui.panels.inspector", "Inspector"),
}


def make_parts(context: MapContext) -> dict[Pane, QWidget]:
    """The panes of a window that shows the map."""
    found = {pane: part for pane, part in PARTS.items() if find_spec(part[0].rpartition(".")[0]) and find_spec(part[0])}
    return {pane: getattr(import_module(module), name)(context) for pane, (module, name) in found.items()}


def key_widgets(part: QWidget) -> tuple[QWidget, ...]:
    """The widgets of a pane in which plain letters are commands: its `key_widgets` if it has any, else itself."""
    widgets: tuple[QWidget, ...] = getattr(part, "key_widgets", (part,))
    return widgets
