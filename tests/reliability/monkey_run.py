"""A process that does at random what a person could do to the real window, and says what went wrong.

`python -m tests.reliability.monkey_run SEED ACTIONS FOLDER [DEFENCE…]`; the last line it prints is JSON. What was done
last stands in FOLDER/done.txt, should the process not live to print it.
"""

import ctypes
import gc
import json
import os
import random
import re
import sys
import threading
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QMessageLogContext, QObject, QTimer, QtMsgType, QUrl, Slot, qInstallMessageHandler
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication, QImage, QPainter, QPixmapCache
from PySide6.QtWidgets import QApplication

from argmap.app import make_application, make_desk
from argmap.core.errors import MapError
from argmap.render.fonts import FAMILIES, Style, font, register_fonts
from argmap.settings import logs_folder
from argmap.ui.commands.map import looking
from argmap.ui.errors import Faults
from argmap.ui.panels.reader_fonts import SERIFS
from argmap.ui.styling import window_font
from argmap.ui.telling import tell_faults
from tests.reliability.holding import held_mebibytes, resident_mebibytes
from tests.reliability.monkey_hands import WORDS, Hands

WATCHED = 10_000  # actions between two looks at the memory
SOUND_ACTIONS = "sound_actions"
FORGETTING = "forgetting"
LIVING_ON = "living_on"
SMALL = 200  # bytes, kept of each act where forgetting is left out
OF_THE_PLATFORM = ("This plugin does not support",)  # said by Qt's offscreen platform of itself


class Witness(QObject):
    """Writes down every exception nobody caught and every warning of Qt."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        qInstallMessageHandler(self._hear)
        self._hook, self._thread_hook = sys.excepthook, threading.excepthook
        sys.excepthook, threading.excepthook = self._take, self._take_from_thread
        sys.meta_path.insert(0, self)
        for scheme in ("file", "http", "https", "mailto"):
            QDesktopServices.setUrlHandler(scheme, self, "swallow")

    @Slot(QUrl)
    def swallow(self, url: QUrl) -> None:
        """What would open in another program opens nowhere."""

    def _hear(self, _kind: QtMsgType, _context: QMessageLogContext, said: str) -> None:
        if not said.startswith(OF_THE_PLATFORM):
            self.wrong.append(f"Qt says: {said}")

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> None:
        """Find no module, but see who loads it: classes of Qt made on a thread may end the process (`ui/parts.py`)."""
        if name.startswith("argmap.ui") and threading.current_thread() is not threading.main_thread():
            self.wrong.append(f"{name} is loaded by {threading.current_thread().name}")

    def _take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not isinstance(error, MapError):
            self.wrong.append("".join(traceback.format_exception(kind, error, trace)))
        self._hook(kind, error, trace)

    def _take_from_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, MapError):
            self.wrong.append("".join(traceback.format_exception(args.exc_value)))
        self._thread_hook(args)


class Monkey(QObject):
    """Acts whenever the window has nothing else to do, also while a menu or a dialog waits for an answer."""

    def __init__(self, hands: Hands, actions: int) -> None:
        super().__init__()
        self.memory: list[tuple[float, float]] = []  # in MiB: held, and resident
        self.done = 0
        self._hands, self._actions = hands, actions
        self._is_to_weigh = False
        self._next()

    def _next(self) -> None:
        QTimer.singleShot(0, self, self._act)

    def _act(self) -> None:
        if self._is_to_weigh:
            self._weigh()
            return
        if self.done == self._actions:
            self._hands.put_everything_down()
            return
        self._next()  # first, as what is done may wait in a loop of its own
        self.done += 1
        self._is_to_weigh = self.done % WATCHED == 0
        self._hands.do_something()

    def _weigh(self) -> None:
        """Look at the memory as soon as nothing is open any more."""
        self._next()
        self._hands.come_to_rest()
        if self._hands.is_at_rest:
            self._is_to_weigh = False
            forget_what_is_bounded()
            self.memory.append((held_mebibytes(), resident_mebibytes()))


def forget_what_is_bounded() -> None:
    """Let go of garbage that is spared, and of what is kept up to a limit only, which fills slowly."""
    gc.unfreeze()
    gc.collect()
    QPixmapCache.clear()  # of 10 MiB at most
    QGuiApplication.clipboard().clear()  # of what was copied last, which may be a picture of 16 MiB
    re.purge()  # of the 512 patterns that Python keeps
    sys._clear_type_cache()  # of the 4,096 names that Python looked up last; PySide makes each anew for each look
    forget_fonts()


def forget_fonts() -> None:
    """Let go of the fonts that Qt keeps in every size that was drawn, some 3 MiB of them: it begins anew with its own.

    What stands on the screen would lose its fonts, so that no window may be open.
    """
    QFontDatabase.removeAllApplicationFonts()
    register_fonts()
    QApplication.setFont(window_font())  # the one before keeps what was found for it
    load_fonts_of_the_system()


def load_fonts_of_the_system() -> None:
    """Have every font at hand that the words to be typed need: Qt keeps each, as large as it is, from its first use."""
    picture = QImage(100, 100, QImage.Format.Format_ARGB32_Premultiplied)
    with QPainter(picture) as painter:
        for style in Style:
            for families in (FAMILIES, SERIFS):
                drawn = font(style)
                drawn.setFamilies(families)
                painter.setFont(drawn)
                for words in WORDS:
                    painter.drawText(0, 50, words)


def make_an_action_fail() -> None:
    """Plant a bug in commands that are wanted now and then."""
    for command in ("zoom_in", "zoom_out", "actual_size", "fit", "fit_selection", "fold", "main_claim"):
        setattr(looking, command, None)


def make_acts_remembered() -> None:
    """Plant a leak: something small of each act, which nobody lets go of."""
    kept, act = [], Hands.do_something

    def remember(hands: Hands) -> None:
        kept.append(bytes(SMALL))
        act(hands)

    Hands.do_something = remember  # type: ignore[method-assign]


def make_acts_deadly() -> None:
    """Plant an end: the first act goes where no memory is."""
    Hands.do_something = lambda hands: ctypes.string_at(0)  # type: ignore[assignment]


def main(arguments: Sequence[str]) -> int:
    if LIVING_ON in arguments[3:]:
        make_acts_deadly()
    if SOUND_ACTIONS in arguments[3:]:
        make_an_action_fail()
    if FORGETTING in arguments[3:]:
        make_acts_remembered()
    seed, actions, folder = int(arguments[0]), int(arguments[1]), Path(arguments[2])
    os.environ["ARGMAP_DATA"] = str(folder / "data")
    os.chdir(folder)
    application = make_application(["argmap"])
    application.setQuitOnLastWindowClosed(False)  # the hands open another one
    faults = Faults(logs_folder(), application)
    faults.listen()
    witness = Witness()
    desk = make_desk(application)
    desk.new_window()
    tell_faults(faults, desk)
    with (folder / "done.txt").open("w", encoding="utf-8", buffering=1) as written:
        hands = Hands(desk, random.Random(seed), folder, written)
        monkey = Monkey(hands, actions)
        application.exec()
    desk.close()
    application.clipboard().clear()
    print(json.dumps({"done": monkey.done, "wrong": witness.wrong, "memory": monkey.memory}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
