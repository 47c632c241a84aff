"""The map file: its schema, opening, writing, copies, backups and search. The only room that knows SQLite."""
