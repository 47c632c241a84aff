"""How reading a foreign file in the worker process can end besides well: one sentence each."""

from argmap.intake.errors import FileTrouble


class ReadingFailed(FileTrouble):
    sentence = "“{name}” could not be read: it is damaged, or not what its name says."


class TookTooLong(ReadingFailed):
    sentence = "“{name}” could not be read: it took longer than {detail}."


class TooMuchMemory(ReadingFailed):
    sentence = "“{name}” could not be read: it took more than {detail} of memory."


class Cancelled(FileTrouble):
    sentence = "Reading “{name}” was cancelled."


class NoWorker(FileTrouble):
    sentence = "“{name}” could not be read, because the reading process did not start."
