"""Lets a method of Qt hear a signal of Qt, without Python between them."""

from PySide6.QtCore import SIGNAL, SLOT, QObject


def hear(sender: QObject, signal: str, receiver: QObject, method: str) -> None:
    """Connect them, as `hear(button, "clicked()", action, "trigger()")` does, until one of the two is gone.

    `button.clicked.connect(action.trigger)` keeps the name of the method for good, each time: PySide reads it of
    whatever is not a function of Python, and never lets go of it. That is for what is made again with every map.
    """
    QObject.connect(sender, SIGNAL(signal), receiver, SLOT(method))
