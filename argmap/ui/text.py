"""The one way a text reaches a label, a tooltip or a message: as plain text, in lines of bearable length.

300 characters of rich text can hang a label, and a megabyte without a space any widget; so neither gets there.
"""

import re
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QWidget

from argmap.render.visible import visible

LINE = 5_000  # characters
ISOLATE, POP = "\u2068", "\u2069"
ISOLATED = re.compile("(\u2068[^\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]*\u2069)")
"""A closed isolate with nothing in it that reorders: what `isolated` makes, and harmless from anyone else."""


def plain_label(text: str = "", look: str = "", wraps: bool = False) -> QLabel:
    """A label that never reads its text as anything but text."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    if look:
        label.setProperty("look", look)
    label.setText(shown(text))
    return label


def shown(text: str) -> str:
    """The text as it may be displayed: hidden characters as marks, and no line over 5,000 characters."""
    seen = "".join(part if ISOLATED.fullmatch(part) else visible(part) for part in ISOLATED.split(text))
    lines = [line[at : at + LINE] for line in seen.split("\n") for at in range(0, max(len(line), 1), LINE)]
    return "\n".join(lines)


def isolated(text: str) -> str:
    """A foreign text within a sentence of ours, so that its direction stays its own."""
    return f"{ISOLATE}{shown(text)}{POP}"


def shortened(text: str, length: int) -> str:
    """The first words of a text on one line, at most `length` characters, with an ellipsis where some are left out."""
    line = " ".join(text[: 4 * length].split())
    if len(line) <= length and len(text) <= 4 * length:
        return shown(line)
    cut = line[: length - 1]
    return shown(cut[: cut.rfind(" ")] if cut.rfind(" ") > length // 2 else cut) + "…"


def set_tooltip(widget: QWidget | QAction, text: str) -> None:
    """A tooltip of plain words."""
    widget.setToolTip(tooltip_text(text))


def tooltip_text(text: str) -> str:
    """Plain words as a tooltip wants them: Qt guesses the format of those, so they go in as escaped rich text."""
    return f"<qt>{escape(shown(text)).replace(chr(10), '<br>')}</qt>" if text else ""


def menu_words(text: str) -> str:
    """A foreign text as the words of a menu or a button, where "&" would mark a key."""
    return shown(text).replace("&", "&&")
