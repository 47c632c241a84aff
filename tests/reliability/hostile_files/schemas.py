"""Code in the schema: what would run as soon as SQLite reads, checks or writes such a file."""

from pathlib import Path

from tests.reliability.hostile_files.making import HostileFile, by_sql, rewritten, run_sql, sound_map

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
ADDED = {
    "a trigger on new cards": "CREATE TRIGGER t AFTER INSERT ON nodes BEGIN DELETE FROM premises; END",
    "a trigger on changes": "CREATE TRIGGER t AFTER UPDATE ON document BEGIN DELETE FROM nodes; END",
    "a trigger on deletions": "CREATE TRIGGER t BEFORE DELETE ON nodes BEGIN SELECT raise(FAIL, 'x'); END",
    "a trigger without end": f"CREATE TRIGGER t AFTER INSERT ON nodes BEGIN SELECT count(*) FROM ({ENDLESS}); END",
    "a view": "CREATE VIEW v AS SELECT * FROM nodes",
    "a view without end": f"CREATE VIEW v AS {ENDLESS}",
    "a generated column": "ALTER TABLE nodes ADD COLUMN more TEXT AS (hex(zeroblob(30000000)))",
    "an index on an expression": "CREATE INDEX i ON nodes (upper(text))",
    "an index on a part": "CREATE INDEX i ON nodes (text) WHERE length(text) > 1",
    "an index": "CREATE UNIQUE INDEX i ON nodes (text)",
    "a full-text table": "CREATE VIRTUAL TABLE v USING fts5 (a)",
    "an r-tree": "CREATE VIRTUAL TABLE v USING rtree (a, b, c)",
    "one more table": "CREATE TABLE more (a)",
    "a table less": "DROP TABLE answers",
    "one more column": "ALTER TABLE nodes ADD COLUMN more TEXT",
    "a column of another name": "ALTER TABLE nodes RENAME COLUMN section TO part",
    "statistics": "ANALYZE",
    "a counter": "CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT)",
}
TEXT = "text TEXT NOT NULL"
REWRITTEN = {
    "a CHECK that makes large values": ("nodes", TEXT, f"{TEXT} CHECK (length(randomblob(60000000)) > 0)"),
    "a CHECK that loads code": ("nodes", TEXT, f"{TEXT} CHECK (load_extension(text) IS NULL)"),
    "a DEFAULT that runs": ("nodes", "section TEXT NOT NULL", "section TEXT NOT NULL DEFAULT (hex(randomblob(9)))"),
    "a generated column that is kept": ("comments", "digest BLOB", "more TEXT AS (upper(text)) STORED, digest BLOB"),
    "a table that takes any type": ("nodes", ") STRICT", ")"),
    "a space more": ("nodes", TEXT, "text  TEXT NOT NULL"),
    "a foreign key that deletes": ("premises", "REFERENCES nodes(id)", "REFERENCES nodes(id) ON DELETE CASCADE"),
    "another order of ids": ("nodes", "id TEXT NOT NULL", "id TEXT COLLATE NOCASE NOT NULL"),
    "a megabyte of SQL": ("nodes", TEXT, f"{TEXT} /*{'x' * 990_000}*/"),
    "sixty megabytes of SQL": ("nodes", TEXT, f"{TEXT} /*{'x' * 60_000_000}*/"),
}
PAGE_OF_NODES = "(SELECT rootpage FROM sqlite_master WHERE name = 'nodes')"
PAGE_OF_SOURCES = "(SELECT rootpage FROM sqlite_master WHERE name = 'sources')"
OTHER_PAGE = f"CASE name WHEN 'nodes' THEN {PAGE_OF_SOURCES} ELSE {PAGE_OF_NODES} END"
OF_NO_MODULE = "'table', 'v', 'v', 0, 'CREATE VIRTUAL TABLE v USING none(a)'"
SCHEMA_ROWS = {
    "a table of a module that is not there": (f"INSERT INTO sqlite_master VALUES ({OF_NO_MODULE})", "Hostile"),
    "a table without SQL": ("UPDATE sqlite_master SET sql = NULL WHERE name = 'answers'", "Damaged"),
    "SQL that is none": ("UPDATE sqlite_master SET sql = 'CREATE TABLE nodes (' WHERE name = 'nodes'", "Damaged"),
    "two tables on one page": (
        f"UPDATE sqlite_master SET rootpage = {PAGE_OF_NODES} WHERE name = 'answers'",
        "Damaged",
    ),
    "two tables on each other's page": (
        f"UPDATE sqlite_master SET rootpage = {OTHER_PAGE} WHERE name IN ('nodes', 'sources')",
        "Damaged",
    ),
    "a table on the schema's page": ("UPDATE sqlite_master SET rootpage = 1 WHERE name = 'answers'", "Damaged"),
    "a table on no page": ("UPDATE sqlite_master SET rootpage = 99999 WHERE name = 'answers'", "Damaged"),
}


def many_tables(path: Path) -> None:
    """A schema that takes long to read, and much memory."""
    path.write_bytes(sound_map())
    columns = ", ".join(f"c{one}" for one in range(50))
    numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000)"
    rows = f"SELECT 'table', 't' || i, 't' || i, {PAGE_OF_NODES}, 'CREATE TABLE t' || i || ' ({columns})' FROM n"
    run_sql(path, "PRAGMA writable_schema = ON", f"{numbers} INSERT INTO sqlite_master {rows}")


def view_for_table(path: Path) -> None:
    """A view that gives rows without end where a table should be."""
    path.write_bytes(sound_map())
    columns = "'' AS inference_id, '' AS question, 'ok' AS status, '' AS node_id, zeroblob(16) AS digest"
    run_sql(path, "DROP TABLE answers", f"CREATE VIEW answers AS SELECT i AS id, {columns} FROM ({ENDLESS})")


SCHEMAS = (
    *(HostileFile(name, by_sql(sql), "Hostile") for name, sql in ADDED.items()),
    *(HostileFile(name, rewritten(*change), "Hostile") for name, change in REWRITTEN.items()),
    HostileFile("a CHECK ninety deep", rewritten("nodes", TEXT, f"{TEXT} CHECK ({'(' * 90}1{')' * 90})"), "Damaged"),
    *(
        HostileFile(name, by_sql("PRAGMA writable_schema = ON", sql), outcome)
        for name, (sql, outcome) in SCHEMA_ROWS.items()
    ),
    HostileFile("a view in a table's place", view_for_table, "Hostile"),
    HostileFile("three hundred thousand tables", many_tables, "Hostile"),
)
