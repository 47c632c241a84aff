"""What is typed in a dialog that is closed with its window, as at logging out, comes into the tray of the map."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QDialog, QPlainTextEdit

from argmap.ui.context import MapContext
from argmap.ui.kept_texts import put_into_tray
from argmap.ui.raw_text import text_of


class _Keeping(QObject):
    """Who presses Cancel or Escape closes a dialog without such an event, who clicks it away by a spontaneous one."""

    def __init__(self, context: MapContext, dialog: QDialog, besides: Callable[[], list[str]]) -> None:
        super().__init__(dialog)
        self._context, self._dialog, self._besides = context, dialog, besides
        dialog.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close and not event.spontaneous() and self._context.is_editable:
            self._dialog.removeEventFilter(self)
            put_into_tray(self._context, list(dict.fromkeys([*typed_in(self._dialog), *self._besides()])))
        return False


def nothing_besides() -> list[str]:
    """Where all that is typed stands in fields."""
    return []


def open_kept(dialog: QDialog, context: MapContext, besides: Callable[[], list[str]] = nothing_besides) -> None:
    """Open a dialog about a map in which one may write for long; `besides` tells what no field shows just now."""
    _Keeping(context, dialog, besides)
    dialog.open()


def typed_in(dialog: QDialog) -> list[str]:
    """What somebody has typed or changed in the large fields of a dialog. A line may be a passphrase."""
    texts = [text_of(one.document()) for one in dialog.findChildren(QPlainTextEdit) if one.document().isModified()]
    return [one for one in texts if one.strip()]
