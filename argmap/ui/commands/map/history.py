"""Undo and redo."""

from argmap.ui.context import MapContext


def undo(context: MapContext) -> None:
    context.undo()


def redo(context: MapContext) -> None:
    context.stepping.redo()
