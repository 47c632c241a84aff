"""What is left of a source of which only the quotes are kept: no text, no file, passages that cannot be checked."""

from dataclasses import replace
from hashlib import sha256

from argmap.core.document import Records
from argmap.core.records import Passage, PassageState, SourceText
from argmap.core.versions import origin_of

EMPTY_SHA256 = sha256(b"").hexdigest()


def without_text(version: SourceText) -> SourceText:
    """A version without its text, its locators and its file."""
    return replace(version, text="", sha256=EMPTY_SHA256, locators=(), original_sha256=None)


def unchecked(records: Records, passage: Passage) -> Passage:
    """A passage with the words and the page that somebody stood for last, without a place in a text."""
    origin = origin_of(records, passage)
    bare = replace(passage, start=None, end=None, ranges=(), prefix="", suffix="", found_from=None, score=None)
    return replace(bare, exact=origin.exact, page=origin.page, state=PassageState.UNVERIFIED, reviewed=True)
