"""GraphML: which files are in it, what it carries of a map, and the names of what it says."""

from argmap.formats.format import Format, later
from argmap.formats.parts import Part

CARRIES = frozenset(Part) - {Part.RATINGS, Part.COMMENTS, Part.QUESTIONS, Part.EXERCISE}
TEXT_FIELDS = ("title", "speaker", "basis", "basis_detail", "notes", "section")
"""What a card says in a text of its own, named as in the record."""
CARD_FIELDS = {"kind", "text", *TEXT_FIELDS, "implicit", "tags", "tray", "root"}
STEP_FIELDS = {"polarity", "symmetric", "scheme", "label", "strength"}
ABOUT_FIELDS = ("task", "description", "author", "licence", "language", "origin_id", "submitted_by")
ROLE = "role"
SOURCES = "sources"
"""What the graph says of the documents that passages are of, as a list in JSON."""
ORIGINAL_ID = "original_id"
"""The id that a node came with, where it is no token, as the schema asks ids to be."""
NODE_TYPE = "nodetype"  # what tools of the Argument Interchange Format call a node's kind


def fits(start: bytes) -> bool:
    """Whether the first bytes of a file are those of GraphML in which no other format hides."""
    return b"<graphml" in start and b"argunet.org/xml/argml" not in start


FORMAT = Format(
    "graphml",
    "GraphML",
    (".graphml",),
    fits,
    later("graphml_reading:read"),
    later("graphml_writing:write"),
    CARRIES,
)
