"""SADFace among the formats: one reader for all its versions, a writer for each, and Cytoscape's view of it."""

from argmap.formats.format import Format, later
from argmap.formats.sadface_words import CARRIES, FAMILY


def _version(format_id: str, name: str, number: str) -> Format:
    return Format(
        format_id,
        name,
        (".json",),
        later(f"sadface_reading:fits{number}"),
        later("sadface_reading:read"),
        later(f"sadface_writing:write{number}"),
        CARRIES,
        family=FAMILY,
    )


SADFACE = (
    Format(
        "cytoscape",
        "Cytoscape JSON (MonkeyPuzzle)",
        (".json", ".cyjs"),
        later("sadface_reading:fits_cytoscape"),
        later("sadface_reading:read_cytoscape"),
        family=FAMILY,
    ),
    _version("sadface-0.1", "SADFace 0.1 (MonkeyPuzzle)", "_01"),
    _version("sadface-0.2", "SADFace 0.2", "_02"),
    _version("sadface", "SADFace", "_05"),
)
