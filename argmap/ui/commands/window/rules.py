"""Shows the rules of the coach, to be switched."""

from argmap.ui.window import Window


def show(window: Window) -> None:
    from argmap.ui.teaching.rules_dialog import RulesDialog

    RulesDialog(window.context, window).open()
