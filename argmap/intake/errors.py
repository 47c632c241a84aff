"""The base of all trouble with a foreign file: one sentence that names it."""

from argmap.core.errors import MapError
from argmap.core.printable import printable

SHOWN = 80  # characters of a file's name in a sentence


class FileTrouble(MapError):
    """Trouble with one foreign file. Subclasses say which in `sentence`, with {name} and {detail}."""

    sentence = "“{name}” could not be read."

    def __init__(self, name: str, detail: str = "") -> None:
        self.name = name
        self.detail = detail
        super().__init__(self.sentence.format(name=shown_name(name), detail=printable(detail)))


class DamagedFile(FileTrouble):
    sentence = "“{name}” is damaged: {detail}."


class LockedFile(FileTrouble):
    sentence = "“{name}” is locked, and cannot be read."


class SwollenFile(FileTrouble):
    sentence = "“{name}” is refused as unsafe: {detail}."


class BrokenJson(FileTrouble):
    sentence = "“{name}” is not sound JSON: {detail}."


class EmptyImport(FileTrouble):
    sentence = "“{name}” is empty; there is nothing to import."


def shown_name(name: str) -> str:
    """A file's name fit for a sentence: on one line, of printable characters, its middle left out where it is long."""
    shown = printable(name) or "The document"
    return shown if len(shown) <= SHOWN else shown[: SHOWN // 2] + "…" + shown[1 - SHOWN // 2 :]
