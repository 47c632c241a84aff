"""The classes of Qt that drawing comes upon by and by. To import this is to have them made.

For the main thread, before another one draws: before Python 3.12 PySide notes each class that it makes in a table that
Qt has the main thread read without Python's lock, and a table that grows meanwhile ends the process.
"""

from PySide6.QtCore import QBuffer, QDateTime, QLocale, QTextBoundaryFinder
from PySide6.QtGui import (
    QGlyphRun,
    QGradient,
    QImage,
    QRawFont,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
    QTransform,
)

MADE = (
    *(QBuffer, QDateTime, QLocale, QTextBoundaryFinder),
    *(QGlyphRun, QGradient, QImage, QRawFont, QTextCharFormat, QTextLayout, QTextLine, QTextOption, QTransform),
)
