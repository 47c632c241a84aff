"""Why a file of references is refused: one sentence that names the file, the place and the reason."""

from argmap.intake.errors import FileTrouble

MOST = 100_000
"""References of one file: more than any library of one reader, and read in some seconds."""


class BrokenReferences(FileTrouble):
    sentence = "The references in “{name}” cannot be read: {detail}."


class TooManyReferences(FileTrouble):
    sentence = "“{name}” holds more than {detail} references: export those that you need into a file of their own."


class NoReferences(FileTrouble):
    sentence = "“{name}” holds no references{detail}."


class UnknownReferences(NoReferences):
    sentence = "“{name}” is not a file of references: its name ends in none of {detail}."


def refuse_too_many(count: int, name: str) -> None:
    """Raises `TooManyReferences`. A reader calls it as soon as it knows how many there are."""
    if count > MOST:
        raise TooManyReferences(name, f"{MOST:,}")
