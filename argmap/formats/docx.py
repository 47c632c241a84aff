"""Word documents among the formats: the map as an outline, and as the skeleton of an essay. Both are written only."""

from argmap.formats.format import Format, later
from argmap.formats.parts import OF_CARDS_READ, Part

ESSAY = OF_CARDS_READ - {Part.IMPLICIT, Part.SPEAKERS, Part.BASIS, Part.NOTES, Part.SHARED}


def _document(format_id: str, name: str, writer: str, carries: frozenset[Part]) -> Format:
    return Format(
        format_id,
        name,
        (".docx",),
        lambda start: False,
        write=later(f"{writer}:write"),
        carries=carries,
        is_for_readers=True,
    )


DOCX = (
    _document("docx", "Word outline", "docx_outline", OF_CARDS_READ),
    _document("docx-essay", "Word essay skeleton", "docx_essay", ESSAY),
)
