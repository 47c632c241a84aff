"""Being told to end by the system, as at logging out: as if every window had been closed, so that all is put away."""

import os
import signal

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication

SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")


def heed_signals(application: QApplication) -> None:
    """From now on, end in good order when told to. A signal that was set to be ignored stays so."""
    if os.name != "posix":
        return
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    os.set_blocking(writing, False)
    told = QSocketNotifier(reading, QSocketNotifier.Type.Read, application)
    told.activated.connect(lambda: _end(application, reading))
    signal.set_wakeup_fd(writing, warn_on_full_buffer=False)  # Python would hear of it no sooner than it has work
    for number in (getattr(signal, name) for name in SIGNALS):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, lambda *_: None)


def _end(application: QApplication, reading: int) -> None:
    os.read(reading, 100)
    application.closeAllWindows()
