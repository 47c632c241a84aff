"""Files that somebody asked for and that could not be written as the last window was closed: the next start says so."""

import sys
from collections.abc import Sequence

from argmap import settings
from argmap.core.printable import printable
from argmap.ui.drafts import NOTHING, Kept, read_kept, write_kept
from argmap.ui.translating import translate
from argmap.ui.window import Window


def note_given_up(undone: Sequence[str]) -> None:
    """Keep what is to be said of each until somebody has read it; on stderr it stands at once."""
    path = settings.given_up_file()
    write_kept(path, Kept(tuple(dict.fromkeys((*read_kept(path).texts, *undone)))))
    if sys.stderr is not None:
        sys.stderr.write(f"{printable(_said(undone))}\n")


def say_given_up(window: Window) -> None:
    """Say what the last run could not write, at each start until the message is closed."""
    path = settings.given_up_file()
    undone = read_kept(path).texts
    if undone:
        window.messages.say(_said(undone), stays=True, closed=lambda: write_kept(path, NOTHING))


def _said(undone: Sequence[str]) -> str:
    return translate("Telling", "This was not written when argmap was closed: {0}").format(" ".join(undone))
