"""Maps that are closed when their file has gone: where the work is, is said then, or at the next start."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from argmap import settings
from argmap.core.printable import printable
from argmap.ui.drafts import Kept, read_kept, write_kept
from argmap.ui.given_up import note_given_up
from argmap.ui.text import isolated
from argmap.ui.translating import translate
from argmap.ui.window import Window


@dataclass(slots=True)
class Gone:
    """A map whose file is not the one any more that was opened. With neither of the others it is being kept still."""

    path: Path
    is_among_backups: bool = False
    trouble: str = ""  # why it could not be kept, in a sentence


def say_gone(window: Window, gone: Gone) -> None:
    """Say where what was open is, after what is being said."""
    if gone.trouble:
        words = _lost(isolated(gone.path.name), gone.trouble)
        window.messages.say_next(lambda: window.say(words, stays=True))
    elif gone.is_among_backups:
        words, show = _kept(isolated(gone.path.name)), partial(_show_backups, window, gone.path)
        window.messages.say_next(lambda: window.say(words, _show_words(), show, stays=True))


def note_gone(left: Iterable[Gone]) -> None:
    """Keep what is to be said of them until somebody has read it, as no window is left; on stderr it stands at once."""
    told = list(left)
    kept = [str(one.path) for one in told if one.is_among_backups]
    if kept:
        _note([*_noted(), *kept])
        if sys.stderr is not None:
            sys.stderr.writelines(f"{printable(_kept(Path(path).name))}\n" for path in kept)
    troubles = [_lost(one.path.name, one.trouble) for one in told if one.trouble]
    if troubles:
        note_given_up(troubles)


def say_noted(window: Window) -> None:
    """Say what the last run had no window for, at each start until its message is closed or its backups are shown."""
    for path in _noted():
        window.messages.say_next(partial(_say_noted, window, path))


def _say_noted(window: Window, path: str) -> None:
    def forget() -> None:
        _note([one for one in _noted() if one != path])

    def show() -> None:
        forget()
        _show_backups(window, Path(path))

    window.messages.say(_kept(isolated(Path(path).name)), _show_words(), show, stays=True, closed=forget)


def _noted() -> tuple[str, ...]:
    return read_kept(settings.gone_file()).texts


def _note(paths: Sequence[str]) -> None:
    write_kept(settings.gone_file(), Kept(tuple(dict.fromkeys(paths))))


def _went(name: str) -> str:
    return translate("Window", "The file of “{0}” was gone or changed when the map was closed.").format(name)


def _kept(name: str) -> str:
    return f"{_went(name)} {translate('Window', 'What was open is among its backups.')}"


def _lost(name: str, trouble: str) -> str:
    words = translate("Window", "What was open could not be put among its backups. {0}").format(trouble)
    return f"{_went(name)} {words}"


def _show_words() -> str:
    return translate("Window", "Show its backups")


def _show_backups(window: Window, path: Path) -> None:
    from argmap.ui.versions.dialog import show_backups  # late, as few look back

    show_backups(window, path)
