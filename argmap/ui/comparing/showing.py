"""Two maps read and compared on a thread, then shown beside each other."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from argmap.core.stopping import Check
from argmap.ui.comparing.compared import Compared
from argmap.ui.comparing.dialog import CompareDialog
from argmap.ui.comparing.reading import ReadMap
from argmap.ui.tasks import Progress
from argmap.ui.text import isolated
from argmap.ui.translating import translate
from argmap.ui.versions.preview import unfolded_view
from argmap.ui.window import Window


def show_compared(
    window: Window,
    name: str,
    read: Callable[[Check], tuple[ReadMap, ReadMap]],
    merge: Callable[[], None] | None = None,
    parent: QWidget | None = None,
    is_wanted: Callable[[], bool] = lambda: True,
) -> None:
    """Read two maps and show them, over `parent` if it is not the window, if they are still wanted then.

    Where the window has let go of its map meanwhile they are not.
    """
    context = window.context
    layout = context.view_state.layout
    views = unfolded_view(layout), unfolded_view(layout)

    def work(progress: Progress) -> Compared:
        one, other = read(progress.go_on)
        progress.check()
        return Compared(one, other, views, progress)

    def show(compared: Compared) -> None:
        if window.context is context and is_wanted():
            CompareDialog(window, compared, merge if compared.are_related else None, parent).open()
        else:
            compared.take_apart()

    words = translate("Comparing", "Comparing with {0}…").format(isolated(name))
    window.tasks.start(words, work, show, unwanted=Compared.take_apart)
