"""The argument map itself: records, changes, edits and readings. No Qt, no SQLite, no files."""
