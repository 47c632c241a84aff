"""Plain text: the file's own characters, line ends included."""

from argmap.intake.decoding import Decoded, decode
from argmap.intake.errors import shown_name
from argmap.sources.document import SourceDocument


def read(data: bytes, name: str) -> SourceDocument:
    """A plain text of any encoding. Raises `UnknownEncoding`."""
    decoded = decode(data, name)
    return SourceDocument(
        text=decoded.text,
        media_type="text/plain",
        original=data,
        encoding=decoded.encoding,
        warnings=decoding_warnings(decoded, name),
    )


def decoding_warnings(decoded: Decoded, name: str) -> tuple[str, ...]:
    """What the user should know of how the bytes became text: a guess, or characters lost."""
    warnings = []
    if decoded.is_guess:
        encoding = decoded.encoding.replace("_", "-")
        warnings.append(f"“{shown_name(name)}” does not say its encoding; it was read as {encoding}.")
    return (*warnings, *loss_warnings(decoded.lost, name))


def loss_warnings(lost: int, name: str) -> tuple[str, ...]:
    """What the user should know of that many characters that stand as �."""
    if not lost:
        return ()
    what, stands = ("1 character", "stands") if lost == 1 else (f"{lost:,} characters", "stand")
    return (f"{what} of “{shown_name(name)}” could not be read and {stands} as �.",)
