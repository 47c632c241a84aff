"""Words for translation outside of classes, under a context of their own: `self.tr` takes the class's."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate
"""The words in the user's language, for functions; the context comes first."""


def N(context: str, words: str) -> str:  # lupdate reads the context: -tr-function-alias QT_TRANSLATE_NOOP=N
    """The words themselves: marked where they stand in a table, translated when they are shown."""
    return words
