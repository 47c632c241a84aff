"""Opens the menus in which the selected card or step is rated."""

from PySide6.QtCore import QPoint, Qt

from argmap.core.records import Dimension
from argmap.layout.geometry import Point
from argmap.ui.commands.map.rating import judged
from argmap.ui.judging.rated import rateable, rated
from argmap.ui.judging.rating_menu import RatingMenu
from argmap.ui.panes import Pane
from argmap.ui.translating import translate
from argmap.ui.window import Window


def rate(window: Window) -> None:
    """Rate how acceptable the selected card is, or how relevant the selected step."""
    for dimension in rateable(window.context.document, judged(window.context))[:1]:
        _offer(window, dimension)


def rate_what_bears(window: Window) -> None:
    """Rate whether what bears on the selected card or step is enough to carry it."""
    if Dimension.SUFFICIENCY in rateable(window.context.document, judged(window.context)):
        _offer(window, Dimension.SUFFICIENCY)
    else:
        window.say(translate("Window", "Nothing bears on it yet that could be enough or too little."))


def _offer(window: Window, dimension: Dimension) -> None:
    context = window.context
    about = rated(context.document, judged(context), dimension, context.session.author)
    menu = RatingMenu(context, about, window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(_below_selection(window))


def _below_selection(window: Window) -> QPoint:
    """Below what is selected, whose words stay to be read; in the middle of the map where that is out of view."""
    canvas, selection = window.workspace.part(Pane.MAP), window.context.selection
    view, camera = canvas.viewport(), canvas.sight.camera
    rect = canvas.sight.rect_of(selection.step or selection.current)
    at = (camera.to_view(Point(rect.x, rect.bottom)) if rect is not None else canvas.looking.middle).toPoint()
    point: QPoint = view.mapToGlobal(at if view.rect().contains(at) else canvas.looking.middle.toPoint())
    return point
