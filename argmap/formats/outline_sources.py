"""The list of sources at the end of an outline with footnotes, which is for people: its lines are no cards."""

from argmap.formats.outline_lines import Line, Lines

HEADING = "sources"


def without_sources(found: Lines) -> list[Line]:
    """The lines but for a list of sources: a flat list as the last section of an outline that has footnotes.

    What is left out is counted among the notes that are passed over.
    """
    heading = next((place for place, line in reversed([*enumerate(found.lines)]) if line.is_heading), 0)
    section = found.lines[heading:]
    if not found.notes or not heading or not _is_list(section):
        return found.lines
    found.notes += len(section) - 1
    return found.lines[:heading]


def _is_list(section: list[Line]) -> bool:
    head, *entries = section
    is_headed = head.is_heading and head.markdown.strip(" \t").lower() == HEADING
    return is_headed and all(entry.sign and entry.level == entries[0].level for entry in entries)
