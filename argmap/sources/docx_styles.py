"""What the styles of a DOCX document say of their paragraphs and runs: heading, list item, hidden."""

from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from argmap.intake.xml_events import attribute, local_name, xml_events

DEEPEST = 6
NAMED = {f"heading {level}": level for level in range(1, DEEPEST + 1)}
GENERATIONS = 20  # of styles that are based on one another, which may go round in a ring


@dataclass(frozen=True, slots=True)
class Style:
    """A style's own words; None where it says nothing and the style it is based on decides."""

    based_on: str = ""
    level: int | None = None  # of a heading, 1 to 6; 0 for running text
    is_listed: bool | None = None
    is_hidden: bool | None = None


def styles_of(part: bytes, name: str) -> dict[str, Style]:
    """The styles by id, each with what it inherits. For the document called `name`; raises as `xml_events` does."""
    own: dict[str, Style] = {}
    identifier = ""
    for begins, element in xml_events(part, name):
        if begins and local_name(element) == "style":
            identifier = attribute(element, "styleId")
            own[identifier] = Style()
        elif begins and identifier in own:
            own[identifier] = _told(own[identifier], element)
    return {identifier: _with_inherited(style, own) for identifier, style in own.items()}


def _told(style: Style, element: Element) -> Style:
    value = attribute(element, "val")
    match local_name(element):
        case "basedOn":
            return replace(style, based_on=value)
        case "outlineLvl":
            return replace(style, level=outline_level(value))
        case "name" if value.lower() in NAMED and style.level is None:
            return replace(style, level=NAMED[value.lower()])
        case "numId":
            return replace(style, is_listed=is_list(value))
        case "vanish":
            return replace(style, is_hidden=is_on(value))
    return style


def _with_inherited(style: Style, styles: dict[str, Style]) -> Style:
    for _ in range(GENERATIONS):
        above = styles.get(style.based_on)
        if above is None:
            break
        style = Style(
            based_on=above.based_on,
            level=above.level if style.level is None else style.level,
            is_listed=above.is_listed if style.is_listed is None else style.is_listed,
            is_hidden=above.is_hidden if style.is_hidden is None else style.is_hidden,
        )
    return style


def outline_level(value: str) -> int:
    """The heading level of an outline level, which counts from 0; 0 for one of running text."""
    return int(value) + 1 if value.isdecimal() and len(value) == 1 and int(value) < DEEPEST else 0


def is_list(numbering: str) -> bool:
    """Whether a numbering of that id is one; 0 takes away what a style gives (17.9.18)."""
    return numbering != "0"


def is_on(value: str) -> bool:
    """Whether a property of that value is on; one without a value is (17.17.4)."""
    return value not in {"0", "false", "off"}
