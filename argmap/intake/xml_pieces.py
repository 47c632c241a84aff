"""XML of others as its pieces in their order, with the text between them and their lines: no recursion, no entities.

`xml_events` is for what is made of elements; this is for what mixes text and elements, or is kept as it was written.
"""

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]  # it comes without types
from defusedxml.ElementTree import DefusedXMLParser  # type: ignore[import-untyped]  # it comes without types

from argmap.intake.errors import DamagedFile, SwollenFile
from argmap.intake.xml_events import DEEPEST

CHUNK = 1 << 16  # bytes


class Begin(NamedTuple):
    """An element begins. Names are without their namespaces."""

    name: str
    attributes: dict[str, str]
    line: int


class Text(NamedTuple):
    text: str


class End(NamedTuple):
    name: str


Piece = Begin | Text | End


def xml_pieces(data: bytes, name: str) -> Iterator[Piece]:
    """The pieces of the XML of the file called `name`; comments are none. A document type is not looked up.

    Raises `DamagedFile` with line and column, and `SwollenFile` for a declared entity or endless nesting.
    """
    target = _Target(name)
    try:
        parser = DefusedXMLParser(target=target)
        target.parser = parser.parser
        for begin in range(0, len(data), CHUNK):
            parser.feed(data[begin : begin + CHUNK])
            yield from target.taken()
        parser.close()
    except DefusedXmlException as error:
        raise SwollenFile(name, "its XML declares entities") from error
    except ParseError as error:
        line, column = error.position
        said = str(error).split(":")[0]
        raise DamagedFile(name, f"its XML cannot be read at line {line:,}, column {column + 1:,} ({said})") from error
    except (LookupError, ValueError) as error:
        raise DamagedFile(name, "its XML cannot be read") from error
    yield from target.taken()


class _Target:
    """What the parser tells its pieces."""

    def __init__(self, name: str) -> None:
        self.parser: object = None
        self._name = name
        self._pieces: list[Piece] = []
        self._depth = 0

    def taken(self) -> list[Piece]:
        """What was told since this was last asked."""
        found, self._pieces = self._pieces, []
        return found

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise SwollenFile(self._name, "its XML is nested too deeply")
        line: int = getattr(self.parser, "CurrentLineNumber", 0)
        self._pieces.append(Begin(_local(tag), {_local(key): value for key, value in attributes.items()}, line))

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._pieces.append(End(_local(tag)))

    def data(self, text: str) -> None:
        self._pieces.append(Text(text))

    def close(self) -> None:
        """The parser is at the end."""


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
