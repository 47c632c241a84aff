"""Sources and passages for other formats: a document for each text, and a passage as one stretch of it."""

from collections import Counter
from collections.abc import Iterable, Iterator

from argmap.core.document import Document
from argmap.core.graph import passages_of, passages_of_step
from argmap.core.records import Inference, Node, Passage, PassageLink, PassageState, RecordId, Source, SourceText
from argmap.formats.circles import words_of
from argmap.formats.parts import step_words
from argmap.formats.passage_reading import SOURCE_FIELDS
from argmap.formats.report import Tally

WORDLESS = "It quotes no words."
OLDER = "An older version of a text stands as a source of its own."
RANGES = "A passage in several pieces stands as one, from the first to the last."
STATES = "The format does not say how a passage was found again; it stands as one of that version of its source."


def documents_of(document: Document, tally: Tally) -> Iterator[tuple[Source | SourceText, Source]]:
    """Each text of a source, and each source without one, with that source. Older versions are told."""
    for source in document.all(Source):
        texts = sorted(document.where(SourceText, "source_id", source.id), key=lambda one: (one.version, one.id))
        for text in texts[:-1]:
            tally.approximate("texts of sources", source.title, OLDER)
            yield text, source
        yield (texts[-1] if texts else source), source


def quoted_of(
    document: Document, card_or_step: Node | Inference, tally: Tally, without_source: str = ""
) -> list[tuple[PassageLink, Passage]]:
    """The passages of a card or a step. What one stretch does not say of them is told, the others are counted.

    `without_source` says why those of no source are left out, in a format in which they cannot be.
    """
    if isinstance(card_or_step, Inference):
        place, found = step_words(document, card_or_step), passages_of_step(document, card_or_step.id)
    else:
        place, found = words_of(document, card_or_step.id), passages_of(document, card_or_step.id)
    for _, passage in found:
        if not passage.exact:
            tally.drop("passages", place, WORDLESS)
        elif passage.source_text_id is None and without_source:
            tally.drop("passages", place, without_source)
        elif passage.ranges and passage.ranges != ((passage.start, passage.end),):
            tally.approximate("passages", place, RANGES)
        elif passage.state not in (PassageState.EXACT, PassageState.UNVERIFIED) or passage.found_from is not None:
            tally.approximate("passages", place, STATES)
        else:
            tally.keep("passages")
    quoting = [one for one in found if one[1].exact]
    return [one for one in quoting if one[1].source_text_id is not None or not without_source]


def source_fields(one: Source | SourceText, source: Source) -> dict[str, str]:
    """What is to be said of a document besides its text, all as texts."""
    said = {name: getattr(source, name) for name in ("title", "url", *SOURCE_FIELDS)}
    said["citation"] = source.citation if source.citation != "{}" else ""
    said["media_type"] = one.media_type if isinstance(one, SourceText) and one.media_type != "text/plain" else ""
    return {name: value for name, value in said.items() if value or name == "kind"}


def document_names(documents: Iterable[tuple[Source | SourceText, Source]]) -> dict[RecordId, str]:
    """A name for each document by which passages can tell it: its title, with a number where that is not enough."""
    found: dict[RecordId, str] = {}
    used: set[str] = set()
    counts: Counter[str] = Counter()
    for one, source in documents:
        title = " ".join(source.title.split()) or "source"
        name = title
        while name in used:
            counts[title] += 1
            name = f"{title} ({counts[title] + 1})"
        used.add(name)
        found[one.id] = name
    return found
