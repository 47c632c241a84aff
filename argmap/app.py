"""The composition root of the window: makes what all windows share, shows the first one, and runs until the last."""

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from argmap import __version__, settings
from argmap.render.fonts import register_fonts
from argmap.ui.appearance import Appearance
from argmap.ui.desk import Desk
from argmap.ui.errors import Faults, keep_last_crash
from argmap.ui.preferences import Preferences
from argmap.ui.runs import TRUSTED_MS, maps_left
from argmap.ui.soon import soon
from argmap.ui.styling import window_font
from argmap.ui.telling import say_bad_end, tell_faults
from argmap.ui.window import Window

STYLE = "Fusion"  # as an argument: `setStyle` returns it, and PySide would make all of QStyle's classes for that
OWN_CLIPBOARD = {"offscreen", "minimal", "minimalegl", "linuxfb", "eglfs", "vnc"}  # platforms of Qt without a desktop's


def main(argv: Sequence[str] | None = None) -> int:
    """Open a window, with the map or the other file named in `argv` if there is one; returns the exit code."""
    arguments = list(sys.argv if argv is None else ["argmap", *argv])
    application = make_application(arguments)
    folder = settings.logs_folder()
    has_crashed = keep_last_crash(folder)
    faults = Faults(folder, application)
    faults.listen()
    desk = make_desk(application)
    left = maps_left(settings.runs_folder())
    desk.run.doubt(left)
    paths = [Path(argument) for argument in arguments[1:]]
    first, *others = paths or left[:1] or (None,)
    window = desk.new_window(first)
    desk.collector.spare_what_is_there()
    soon(desk, partial(give_icon, application))
    soon(desk, partial(listen_for_the_end, application))
    soon(desk, partial(tell_given_up, desk))
    tell_faults(faults, desk)
    for path in others:
        soon(window, partial(window.open_path, path))
    if has_crashed or left:
        go_on(desk, [] if paths else left, has_crashed)
    code = application.exec()
    desk.close()
    faults.stop()
    empty_own_clipboard(application)
    return code


def give_icon(application: QApplication) -> None:
    """Draw the icon, once the first window is painted."""
    from argmap.ui.app_icon import app_icon

    application.setWindowIcon(app_icon())


def listen_for_the_end(application: QApplication) -> None:
    """Let the system end the application, once the first window is painted."""
    from argmap.ui.being_ended import heed_signals

    heed_signals(application)


def tell_given_up(desk: Desk) -> None:
    """Say what the last run could not write or say at its end, once the first window is painted."""
    if desk.windows and settings.given_up_file().exists():
        from argmap.ui.given_up import say_given_up  # late: it is hardly ever so

        say_given_up(desk.windows[0])
    if desk.windows and settings.gone_file().exists():
        from argmap.ui.gone import say_noted  # likewise

        say_noted(desk.windows[0])


def go_on(desk: Desk, left: Sequence[Path], has_crashed: bool) -> None:
    """After a run that ended badly: its first map is in the first window; show the others, and say so."""
    for path in left[1:]:
        desk.new_window(path)
    say_bad_end(desk.windows[0], bool(left), has_crashed)
    soon(desk, desk.run.trust, TRUSTED_MS)


def make_application(arguments: list[str]) -> QApplication:
    """The application in our style and font."""
    application = QApplication([*arguments, "-style", STYLE])
    application.setApplicationName("argmap")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("argmap")
    register_fonts()
    application.setFont(window_font())
    return application


def empty_own_clipboard(application: QApplication) -> None:
    """Let go of what was copied where no other program could paste it any more.

    Such a clipboard lives in this process and outlives Python; deleting then what Python made ends in a crash.
    """
    if application.platformName() in OWN_CLIPBOARD:
        application.clipboard().clear()


def make_desk(application: QApplication) -> Desk:
    """What all windows share."""
    preferences = Preferences(settings.window_file())
    return Desk(preferences, Appearance(application, preferences), Window)
