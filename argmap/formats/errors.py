"""Why a file cannot be imported or written: a class for each reason, each one sentence that names the file."""

from argmap.intake.errors import BrokenJson as BrokenJson
from argmap.intake.errors import EmptyImport as EmptyImport
from argmap.intake.errors import FileTrouble


class CannotImport(FileTrouble):
    sentence = "“{name}” cannot be imported: {detail}."


class NotArgmapJson(FileTrouble):
    sentence = "“{name}” is JSON, but not an argmap map: {detail}."


class NewerArgmapJson(FileTrouble):
    sentence = "“{name}” is in version {detail} of argmap's JSON; this argmap reads version 1."


class NoOutline(FileTrouble):
    sentence = "“{name}” holds no outline: a list of bullets, or indented lines."


class UnknownFormat(FileTrouble):
    sentence = "“{name}” is in no format that argmap imports ({detail})."


class NotWritten(FileTrouble):
    sentence = "“{name}” has a suffix of no format that argmap writes: {detail}."
