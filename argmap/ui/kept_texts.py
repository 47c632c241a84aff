"""Texts that were kept since they are not in the map: what they are called, and how they come into it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from argmap.core.limits import NODE_TEXT
from argmap.core.records import Kind
from argmap.session import SaveState, Session
from argmap.ui.context import MapContext
from argmap.ui.text import isolated, shortened

SHOWN = 60  # characters of a draft


def put_into_tray(context: MapContext, texts: Sequence[str]) -> None:
    """A card in the tray for each text; one that is too long for a card becomes several."""
    from argmap.core.edits import add_to_tray  # late: nearly every map is opened without

    for text in texts:
        for start in range(0, len(text), NODE_TEXT):
            context.perform(add_to_tray, Kind.CLAIM, text[start : start + NODE_TEXT])


def once_saved(session: Session, forget: Callable[[], None]) -> None:
    """Let the texts be forgotten that came into the map just now, as soon as the disk has them."""

    def hear(state: SaveState) -> None:
        if state is not SaveState.SAVING:
            stop_hearing()
        if state is SaveState.SAVED:
            forget()

    stop_hearing = session.subscribe_saved(hear)
    hear(session.save_state)


def named(texts: Sequence[str]) -> str:
    """The first of the texts, shortened, and how many more there are."""
    first = f"“{isolated(shortened(texts[0], SHOWN))}”"
    more = len(texts) - 1
    return QCoreApplication.translate("Opening", "{0} and {1} more").format(first, more) if more else first
