"""XML of others as a stream of beginnings and ends: no recursion, no entities, nothing fetched."""

from collections.abc import Callable, Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]  # it comes without types
from defusedxml.ElementTree import iterparse  # type: ignore[import-untyped]  # it comes without types

from argmap.intake.errors import DamagedFile, SwollenFile

TOLD_EVERY = 50_000  # beginnings and ends of elements
DEEPEST = 20_000  # open elements; people's are some dozens deep


def xml_events(
    data: bytes, name: str, progress: Callable[[int, int], None] | None = None
) -> Iterator[tuple[bool, Element]]:
    """Each element as it begins (True) and, its text known, as it ends (False). For the file called `name`.

    An element is emptied once it has ended. `progress` is told, now and then, how many bytes of how many are read.
    A document type may be named, and is not looked up.
    Raises `DamagedFile`, and `SwollenFile` for an entity that is declared or for elements nested without end.
    """
    try:
        source = BytesIO(data)
        depth = 0
        for number, (event, element) in enumerate(iterparse(source, events=("start", "end"))):
            depth += 1 if event == "start" else -1
            if depth > DEEPEST:
                raise SwollenFile(name, "its XML is nested too deeply")
            yield event == "start", element
            if event == "end":
                element.clear()
            if progress is not None and number % TOLD_EVERY == 0:
                progress(source.tell(), len(data))
    except DefusedXmlException as error:
        raise SwollenFile(name, "its XML declares entities") from error
    except ParseError as error:
        line, column = error.position
        raise DamagedFile(name, f"its XML cannot be read at line {line:,}, column {column + 1:,}") from error
    except (LookupError, ValueError) as error:
        raise DamagedFile(name, "its XML cannot be read") from error


def local_name(element: Element) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """The attribute of that local name, of whichever namespace; empty where there is none."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
