"""Argdown: which files are in it, and what it carries of a map."""

from argmap.formats.argdown.fields import FORMAT_ID
from argmap.formats.format import EVERYTHING, Format, later
from argmap.formats.parts import Part

CARRIES = EVERYTHING - {
    Part.REFERENCES,
    Part.TEXTS,
    Part.RATINGS,
    Part.COMMENTS,
    Part.QUESTIONS,
    Part.EXERCISE,
    Part.ABOUT,
}
ARGDOWN = Format(
    FORMAT_ID,
    "Argdown",
    (".argdown", ".ad"),
    later("argdown.reading:fits"),
    later("argdown.reading:read"),
    later("argdown.writing:write"),
    CARRIES,
)
ARGDOWN_JSON = Format(
    "argdown-json",
    "Argdown JSON",
    (".json",),
    later("argdown.json_reading:fits"),
    later("argdown.json_reading:read"),
    family=FORMAT_ID,
)
