"""Where to find out more."""

from argmap import __version__, settings
from argmap.ui.links import show_folder
from argmap.ui.translating import translate
from argmap.ui.window import Window


def show_keys(window: Window) -> None:
    from argmap.ui.dialogs.keys import KeysDialog

    KeysDialog(window).open()


def show_samples(window: Window) -> None:
    """The samples are on the start page of a window without a map."""
    empty = window if window.context is None else window.desk.new_window()
    empty.start_page.show_samples()


def show_log(window: Window) -> None:
    from argmap.storage.placing import make_folder

    folder = settings.logs_folder()
    make_folder(folder)
    if not show_folder(folder):
        window.say(translate("Window", "The log is in {0}").format(folder))


def show_report(window: Window) -> None:
    """What went wrong lately, to be copied."""
    from argmap.ui.dialogs.report import ReportDialog
    from argmap.ui.trouble import report

    ReportDialog(report(settings.logs_folder()), window).open()


def show_about(window: Window) -> None:
    words = translate(
        "Window", "argmap {0}: argument maps whose every card is tied to the words it rests on. MIT licence."
    )
    window.say(words.format(__version__))
