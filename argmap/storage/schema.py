"""The one canonical DDL of a map file, and the numbers in its header that say which program and version it is for.

Lists and the pairs of a change are JSON text. Foreign keys are declared for the check on opening; while a map is open
memory is the truth, so they are not enforced a second time at each write.
"""

import sqlite3
from functools import cache

APPLICATION_ID = 0x4152474D  # "ARGM"
MAJOR, MINOR = 2, 0
USER_VERSION = MAJOR << 16 | MINOR

DDL = """\
CREATE TABLE map_info (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    task TEXT NOT NULL,
    description TEXT NOT NULL,
    author TEXT NOT NULL,
    licence TEXT NOT NULL,
    language TEXT NOT NULL,
    origin_id TEXT NOT NULL,
    submitted_by TEXT NOT NULL,
    rules TEXT NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 16)
) STRICT;

CREATE TABLE nodes (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('claim', 'evidence', 'question')),
    text TEXT NOT NULL,
    title TEXT NOT NULL,
    implicit INTEGER NOT NULL CHECK (implicit IN (0, 1)),
    speaker TEXT NOT NULL,
    basis TEXT NOT NULL,
    basis_detail TEXT NOT NULL,
    notes TEXT NOT NULL,
    tags TEXT NOT NULL,
    section TEXT NOT NULL,
    order_key TEXT NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 16)
) STRICT;

CREATE TABLE inferences (
    id TEXT NOT NULL PRIMARY KEY,
    polarity TEXT NOT NULL CHECK (polarity IN ('supports', 'opposes', 'answers', 'restates')),
    symmetric INTEGER NOT NULL CHECK (symmetric IN (0, 1)),
    target_node_id TEXT REFERENCES nodes(id),
    target_inference_id TEXT REFERENCES inferences(id),
    order_key TEXT NOT NULL,
    scheme TEXT NOT NULL,
    label TEXT NOT NULL,
    strength REAL,
    digest BLOB NOT NULL CHECK (length(digest) = 16),
    CHECK (target_node_id IS NULL OR target_inference_id IS NULL)
) STRICT;

CREATE TABLE premises (
    id TEXT NOT NULL PRIMARY KEY,
    inference_id TEXT NOT NULL REFERENCES inferences(id),
    node_id TEXT NOT NULL REFERENCES nodes(id),
    order_key TEXT NOT NULL,
    role TEXT NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 16)
) STRICT;

CREATE TABLE sources (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    authors TEXT NOT NULL,
    issued TEXT NOT NULL,
    url TEXT NOT NULL,
    citation TEXT NOT NULL,
    reliability TEXT NOT NULL,
    notes TEXT NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 16)
) STRICT;

CREATE TABLE source_texts (
    id TEXT NOT NULL PRIMARY KEY,
    source_id TEXT NOT NULL REFERENCES sources(id),
    version INTEGER NOT NULL,
    sha256 TEXT NOT NULL REFERENCES blobs(sha256),
    media_type TEXT NOT NULL,
    locators TEXT NOT NULL,
    original_sha256 TEXT,
    digest BLOB NOT NULL CHECK (length(digest) = 16)
) STRICT;

CREATE TABLE passages (
    id TEXT NOT NULL PRIMARY KEY,
    source_text_id TEXT REFERENCES source_texts(id),
    start INTEGER,
    "end" INTEGER,
    ranges TEXT NOT NULL,
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    page TEXT,
    state TEXT NOT NULL CHECK (state IN ('exact', 'moved', 'changed', 'lost', 'unverified')),
    found_from TEXT,
    score REAL,
    reviewed INTEGER NOT NULL CHECK (reviewed IN (0, 1)),
    digest BLOB NOT NULL CHECK (length(digest) = 16)
) STRICT;

CREATE TABLE passage_links (
    id TEXT NOT NULL PRIMARY KEY,
    passage_id TEXT NOT NULL REFERENCES passages(id),
    node_id TEXT REFERENCES nodes(id),
    inference_id TEXT REFERENCES inferences(id),
    role TEXT NOT NULL CHECK (role IN ('paraphrases', 'states', 'backs', 'context')),
    digest BLOB NOT NULL CHECK (length(digest) = 16),
    CHECK ((node_id IS NULL) <> (inference_id IS NULL))
) STRICT;

CREATE TABLE ratings (
    id TEXT NOT NULL PRIMARY KEY,
    node_id TEXT REFERENCES nodes(id),
    inference_id TEXT REFERENCES inferences(id),
    rater TEXT NOT NULL,
    dimension TEXT NOT NULL CHECK (dimension IN ('acceptability', 'relevance', 'sufficiency')),
    value REAL NOT NULL,
    note TEXT NOT NULL,
    text_at_rating TEXT NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 16),
    CHECK (node_id IS NULL OR inference_id IS NULL)
) STRICT;

CREATE TABLE comments (
    id TEXT NOT NULL PRIMARY KEY,
    node_id TEXT REFERENCES nodes(id),
    inference_id TEXT REFERENCES inferences(id),
    author TEXT NOT NULL,
    text TEXT NOT NULL,
    created TEXT NOT NULL,
    resolved INTEGER NOT NULL CHECK (resolved IN (0, 1)),
    digest BLOB NOT NULL CHECK (length(digest) = 16),
    CHECK (node_id IS NULL OR inference_id IS NULL)
) STRICT;

CREATE TABLE answers (
    id TEXT NOT NULL PRIMARY KEY,
    inference_id TEXT NOT NULL REFERENCES inferences(id),
    question TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('open', 'ok', 'problem')),
    node_id TEXT,
    digest BLOB NOT NULL CHECK (length(digest) = 16)
) STRICT;

CREATE TABLE "foreign" (
    id TEXT NOT NULL PRIMARY KEY,
    entity_id TEXT NOT NULL,
    format TEXT NOT NULL,
    data TEXT NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 16)
) STRICT;

CREATE TABLE exercises (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('place', 'missing', 'mistakes', 'highlight', 'reveal')),
    seed INTEGER NOT NULL,
    feedback TEXT NOT NULL CHECK (feedback IN ('during', 'after', 'released')),
    rubric TEXT NOT NULL,
    hints TEXT NOT NULL,
    proofs TEXT NOT NULL,
    sealed TEXT NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 16)
) STRICT;

CREATE TABLE blobs (
    sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    size INTEGER NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 16),
    bytes BLOB NOT NULL CHECK (length(bytes) = size)
) STRICT;

CREATE TABLE changes (
    number INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo', 'received', 'mark')),
    "of" INTEGER,
    label TEXT NOT NULL,
    time TEXT NOT NULL,
    author TEXT NOT NULL,
    name TEXT NOT NULL,
    pairs TEXT NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 16)
) STRICT;

CREATE TABLE document (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    records_digest BLOB NOT NULL CHECK (length(records_digest) = 16),
    blobs_digest BLOB NOT NULL CHECK (length(blobs_digest) = 16),
    changes_digest BLOB NOT NULL CHECK (length(changes_digest) = 16),
    changes_bytes INTEGER NOT NULL CHECK (changes_bytes >= 0)
) STRICT;
"""


def create_tables(connection: sqlite3.Connection) -> None:
    """Turn an empty database into an empty map of the present version: header, tables, and the row of digests."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {USER_VERSION}")
    connection.executescript(DDL)
    zero = bytes(16)
    connection.execute("INSERT INTO document VALUES (1, ?, ?, ?, 0)", (zero, zero, zero))


def schema_rows(connection: sqlite3.Connection) -> list[tuple[str, str, str, str | None]]:
    """What `sqlite_master` says, sorted: type, name, table and SQL of everything in the file."""
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master")
    return sorted(rows.fetchall(), key=repr)


@cache
def expected_schema_rows(ddl: str = DDL) -> list[tuple[str, str, str, str | None]]:
    """What `sqlite_master` must say in a map of the version of that DDL, and nothing else."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.executescript(ddl)
        return schema_rows(connection)
    finally:
        connection.close()
