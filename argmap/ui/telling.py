"""What a window says of trouble nobody expected, now or in the run before, with the report to it."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from argmap.core.errors import MapError
from argmap.ui.desk import Desk
from argmap.ui.errors import Faults
from argmap.ui.window import Window


def tell_faults(faults: Faults, desk: Desk) -> None:
    """Say from now on what nobody caught, in the window that is in front then: the first one may be closed by now."""
    faults.expected.connect(partial(_say_refusal, desk))
    faults.found.connect(partial(_say_fault, desk))


def _say_refusal(desk: Desk, refusal: MapError) -> None:
    if desk.windows:
        desk.front.say_error(refusal)


def _say_fault(desk: Desk, kind: str) -> None:
    """Say that something went wrong that should not have; `kind` is that of the exception."""
    if not desk.windows:
        return
    words = QCoreApplication.translate("Telling", "Something went wrong in argmap ({0}). Your map is kept as it was.")
    _say_with_report(desk.front, words.format(kind))


def say_bad_end(window: Window, is_open_again: bool, has_report: bool) -> None:
    """Say that the last run did not end well, and whether what it had open is open again."""
    words = QCoreApplication.translate("Telling", "argmap ended unexpectedly last time.")
    if is_open_again:
        words += " " + QCoreApplication.translate("Telling", "What was open is open again.")
    if has_report:
        _say_with_report(window, words)
    else:
        window.say(words, stays=True)


def _say_with_report(window: Window, words: str) -> None:
    show = QCoreApplication.translate("Telling", "Show report")
    window.say(words, show, window.by_name["window.help.show_report"].trigger, stays=True)
