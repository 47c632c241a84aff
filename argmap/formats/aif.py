"""AIF JSON among the formats: one reader for all its shapes, a writer for each, told by their first bytes."""

from argmap.formats.aif_words import CARRIES, FAMILY
from argmap.formats.format import Format, later
from argmap.formats.parts import Part


def _shape(format_id: str, name: str, shape: str, carries: frozenset[Part] = CARRIES) -> Format:
    return Format(
        format_id,
        name,
        (".json",),
        later(f"aif_shapes:fits_{shape}"),
        later("aif_reading:read"),
        later(f"aif_writing:write_{shape}"),
        carries,
        family=FAMILY,
    )


AIF = (
    _shape("aif-ova3", "AIF JSON of OVA3 (xAIF)", "ova3", CARRIES | {Part.IMPLICIT}),
    _shape("aif-ova2", "AIF JSON of OVA2", "ova2"),
    _shape("aif", "AIF JSON of AIFdb", "aifdb"),
)
AIF_FILES = Format(
    "aif-files",
    "AIF JSON, several in a .zip",
    (".zip",),
    later("aif_shapes:fits_files"),
    later("aif_reading:read_archive"),
    family=FAMILY,
    takes_rest=False,
)
"""As AIFdb serves its corpora; each analysis is a section."""
