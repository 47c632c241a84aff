"""Words for translation outside of classes, under a context of their own: `self.tr` takes the class's."""

from PySide6.QtCore import QCoreApplication

from argmap.core.marked import N

__all__ = ["N", "translate"]

translate = QCoreApplication.translate
"""The words in the user's language, for functions; the context comes first."""
