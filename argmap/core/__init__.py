"""The argument map itself: records, changes, edits and readings. No Qt, no SQLite, no files."""

import os

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # to seek them in every installed package takes 15 ms
