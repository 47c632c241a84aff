"""PySide6 without its look into the source of every module that is imported after it."""

import builtins

import PySide6.QtCore  # noqa: F401  # what replaces the import of Python


def import_plainly() -> None:
    """From now on modules are imported as Python does it.

    PySide6 reads and splits the source of each, to see whether it might ask for other names of Qt's methods
    (`__feature__`), which no module here does. Reading 300 files takes 30 ms, and they are kept in memory.
    """
    builtins.__import__ = vars(builtins).get("__orig_import__", builtins.__import__)
