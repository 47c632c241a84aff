"""Maps as several tables in one .zip: cards, edges, sources and passages apart, and the texts of sources beside them.

For those who count and join: each row is one thing, and things name each other by ids.
"""

from argmap.formats.format import EVERYTHING, Format, later
from argmap.formats.parts import Part

FORMAT_ID = "csv-files"
NODES, EDGES, PASSAGES, SOURCES, ABOUT = "nodes.csv", "edges.csv", "passages.csv", "sources.csv", "map.csv"
FILES = (NODES, EDGES, PASSAGES, SOURCES, ABOUT)
TEXTS = "texts/"
"""The folder of the texts; a row of a source names the file of its text there."""
COLUMNS = {
    NODES: (
        *("id", "kind", "title", "text", "implicit", "speaker", "basis", "basis_detail", "tags", "section", "notes"),
        "place",
    ),
    EDGES: ("id", "kind", "premise_ids", "target_id", "symmetric", "scheme", "label", "strength", "roles"),
    PASSAGES: ("claim_id", "edge_id", "document", "start", "end", "exact", "prefix", "suffix", "page", "role"),
    SOURCES: (
        *("id", "title", "kind", "authors", "issued", "url", "reliability", "notes", "citation", "media_type"),
        "text_file",
    ),
    ABOUT: ("name", "value"),
}
"""The columns of each table, in the order in which they are written."""
ALWAYS = {
    NODES: ("id", "kind", "text"),
    EDGES: ("id", "kind", "premise_ids", "target_id"),
    PASSAGES: ("claim_id", "exact"),
    SOURCES: ("id", "title"),
    ABOUT: COLUMNS[ABOUT],
}
"""The columns that each table of argmap's has."""
LIKES = {
    "premise_ids": ("premise_ids", "premises", "premise_id", "source_ids", "source_id", "source", "from"),
    "target_id": ("target_id", "target", "conclusion_id", "conclusion", "to"),
    "kind": ("kind", "type", "relation", "polarity"),
    "text": ("text", "claim", "content", "label"),
    "claim_id": ("claim_id", "node_id", "card_id"),
    "document": ("document", "source_id", "source"),
}
"""What people call the columns that argmap writes under the first name."""
NEEDED = {NODES: ("text",), EDGES: ("premise_ids", "target_id"), PASSAGES: ("claim_id",), SOURCES: (), ABOUT: ("name",)}
"""Without which of its columns a table says nothing."""
SEPARATOR = ";"
"""What stands between the ids of joint premises."""
UNDERCUT = "undercut"
ROOT, TRAY = "root", "tray"
OF_MAP = ("title", "task", "description", "author", "licence", "language", "origin_id", "submitted_by")


def fits(start: bytes) -> bool:
    """Whether the first bytes are those of an archive with a table of nodes in it."""
    return start.startswith(b"PK\x03\x04") and NODES.encode() in start.lower()


FORMAT = Format(
    FORMAT_ID,
    "CSV tables in a .zip",
    (".zip",),
    fits,
    later("csv_files_reading:read"),
    later("csv_files_writing:write"),
    EVERYTHING - {Part.RATINGS, Part.COMMENTS, Part.QUESTIONS, Part.EXERCISE},
)
