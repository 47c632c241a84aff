"""Projects as other programs write them, for tests: a text, what is marked in it, in their own counting."""

from collections.abc import Iterable
from io import BytesIO
from uuid import UUID
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

from argmap.intake.countings import CountedText, Counting

TEXT_GUID = "230B768E-5A3D-42B7-BE92-2A3721177944"
CODES = '<Code guid="85D17F60-7BB0-481E-B742-B4861DD669DF" name="cost" isCodable="true" color="#F00082"/>'
CODING = (
    '<Coding guid="445A6AEC-1400-4502-919D-0867832FF211">'
    '<CodeRef targetGUID="85D17F60-7BB0-481E-B742-B4861DD669DF"/></Coding>'
)


def selection(
    text: str,
    words: str,
    counting: Counting = Counting.CODE_POINTS,
    name: str | None = None,
    inner: str = CODING,
    number: int = 1,
) -> str:
    """The selection of the words where they stand in the text."""
    counted, start = CountedText(text, counting), text.index(words)
    places = counted.from_code_point(start), counted.from_code_point(start + len(words))
    given = quoteattr(words if name is None else name)
    guid = str(UUID(int=number)).upper()
    return (
        f'<PlainTextSelection guid="{guid}" name={given} startPosition="{places[0]}" endPosition="{places[1]}">'
        f"{inner}</PlainTextSelection>"
    )


def source(selections: Iterable[str], name: str = "A report.txt", path: str = f"internal://{TEXT_GUID}.txt") -> str:
    return f'<TextSource guid="{TEXT_GUID}" name="{name}" plainTextPath="{path}">{"".join(selections)}</TextSource>'


def xml(*sources: str, rest: str = "", codes: str = CODES) -> bytes:
    """The XML of a project."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="a program">'
        f"<CodeBook><Codes>{codes}</Codes></CodeBook><Sources>{''.join(sources)}</Sources>{rest}</Project>"
    ).encode()


def archive(project: bytes, text: bytes | None = None, name: str = "Project.qde", folder: str = "sources/") -> bytes:
    """The archive of a project, with the one text if there is any."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as packed:
        packed.writestr(name, project)
        if text is not None:
            packed.writestr(f"{folder}{TEXT_GUID}.txt", text)
    return made.getvalue()


def described(words: str) -> str:
    return f"<Description>{escape(words)}</Description>{CODING}"
