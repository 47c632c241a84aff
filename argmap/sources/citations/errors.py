"""Why a file of references is refused: one sentence that names the file, the place and the reason."""

from argmap.intake.errors import FileTrouble


class BrokenReferences(FileTrouble):
    sentence = "The references in “{name}” cannot be read: {detail}."


class NoReferences(FileTrouble):
    sentence = "“{name}” holds no references{detail}."


class UnknownReferences(NoReferences):
    sentence = "“{name}” is not a file of references: its name ends in none of {detail}."
