"""The words that somebody wrote and a change brings into the map: what is kept where the disk refuses it."""

from collections.abc import Iterator

from argmap.core.history import Entry
from argmap.core.records import Comment, Inference, MapInfo, Node, Passage, Rating, Record, Source, SourceText

WORDS: dict[type, tuple[str, ...]] = {
    Node: ("text", "notes"),
    Comment: ("text",),
    Source: ("notes",),
    MapInfo: ("task", "description"),
    SourceText: ("text",),
    Passage: ("exact",),
    Rating: ("note",),
}
NAMES: dict[type, tuple[str, ...]] = {  # short ones: what comes new has words beside them, or came with a file
    Node: ("title", "speaker", "basis_detail", "tags"),
    Inference: ("label",),
    Source: ("title",),
    MapInfo: ("title",),
}


def new_texts(entry: Entry) -> list[str]:
    """The words that an entry brought into the map: of cards, notes and comments, and names that were given anew."""
    texts = [entry.name] if entry.name else []
    for before, after in entry.change.pairs:
        if _is_written(after):
            had = set(said_in(before))
            texts += (text for text in said_in(after, has_names=before is not None) if text.strip() and text not in had)
    return texts


def said_in(record: Record | None, has_names: bool = True) -> Iterator[str]:
    """All that somebody may have typed into a record, with or without its names."""
    for table in (WORDS, NAMES) if has_names else (WORDS,):
        for field in table.get(type(record), ()):
            said = getattr(record, field)
            yield from (said,) if isinstance(said, str) else said


def _is_written(record: Record | None) -> bool:
    """Whether somebody has typed what a record says: no text that came with a file, and no words that stand in one."""
    match record:
        case SourceText():
            return record.original_sha256 is None
        case Passage():
            return record.start is None
    return True
