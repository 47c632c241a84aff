"""Why a document cannot be a source: a class for each reason, each one sentence that names the document."""

from argmap.intake.errors import FileTrouble


class UnknownKind(FileTrouble):
    sentence = "“{name}” is not plain text, Markdown, HTML, PDF, DOCX or EPUB, so it cannot be read as a source."


class NoText(FileTrouble):
    sentence = "“{name}” holds no text to quote{detail}."


class TooLarge(FileTrouble):
    sentence = "“{name}” is too large to be a source: {detail}."


class PasswordNeeded(FileTrouble):
    sentence = "“{name}” is locked with a password."


class WrongPassword(PasswordNeeded):
    sentence = "“{name}” is locked, and that is not its password."


class ProtectedDocument(FileTrouble):
    sentence = "“{name}” is protected in a way that cannot be read."


class CopyProtected(ProtectedDocument):
    sentence = "“{name}” is copy protected (DRM), so it cannot be read as a source."


class NoSuchPage(FileTrouble):
    sentence = "Page {detail} of “{name}” is damaged and cannot be shown."
