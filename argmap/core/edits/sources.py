"""Edits of sources, their versions, and the passages that tie the map to them."""

from dataclasses import replace
from hashlib import sha256

from argmap.core.anchoring import Quote
from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.draft import Draft
from argmap.core.edits.fields import edit_field
from argmap.core.edits.parts import put_link, put_link_to, require
from argmap.core.edits.removing import forget_link
from argmap.core.errors import EditRefused
from argmap.core.forgetting import forget
from argmap.core.ids import NewId, new_id
from argmap.core.limits import SOURCE_TEXT
from argmap.core.quotes_only import unchecked
from argmap.core.records import (
    LinkRole,
    Node,
    Passage,
    PassageLink,
    PassageState,
    RecordId,
    Source,
    SourceText,
)
from argmap.core.references.fields import OF_THE_SOURCE, SourceFields, with_fields
from argmap.core.values import refuse_long, values_that_fit


def link_passage(
    document: Document,
    target_id: RecordId,
    quote: Quote,
    role: LinkRole = LinkRole.PARAPHRASES,
    new_id: NewId = new_id,
) -> Change:
    """Tie a card or a step to the quoted words; an empty card takes them as its text."""
    draft = Draft(document)
    link = put_link(draft, target_id, quote, role, new_id)
    node = draft.find(Node, target_id)
    if node is not None and not node.text.strip():
        words = " ".join(require(draft, Passage, link.passage_id).exact.split())
        refuse_long(words)
        draft.put(replace(node, text=words))
    return draft.change(Label.LINK_PASSAGE)


def link_words(
    document: Document, target_id: RecordId, source_id: RecordId, words: str, page: str = "", new_id: NewId = new_id
) -> Change:
    """Tie a card or a step to words of a source without a text (a book on paper), typed by hand: never verified."""
    draft = Draft(document)
    require(draft, Source, source_id)
    words = words.strip()
    if not words:
        raise EditRefused("Type the words that the source says.")
    texts = draft.where(SourceText, "source_id", source_id)
    if any(text.text for text in texts):
        raise EditRefused("This source has a text; select the words in it.")
    note = texts[0] if texts else source_text(source_id, "", new_id=new_id)
    draft.put(note)
    with values_that_fit():
        passage = Passage(
            id=new_id(), source_text_id=note.id, exact=words, page=page or None, state=PassageState.UNVERIFIED
        )
    put_link_to(draft, target_id, passage, LinkRole.PARAPHRASES, new_id)
    return draft.change(Label.LINK_PASSAGE)


def unlink_passage(document: Document, link_id: RecordId) -> Change:
    """Untie a passage; one without links left goes."""
    draft = Draft(document)
    forget_link(draft, require(draft, PassageLink, link_id))
    return draft.change(Label.UNLINK_PASSAGE)


def source_text(
    source_id: RecordId,
    text: str,
    version: int = 1,
    media_type: str = "text/plain",
    locators: tuple[tuple[int, str, str], ...] = (),
    original_sha256: str | None = None,
    new_id: NewId = new_id,
) -> SourceText:
    """The record of one version of a source's text. Raises `EditRefused` beyond the limit."""
    data = text.encode()
    if len(data) > SOURCE_TEXT:
        raise EditRefused(f"The text has {len(data):,} bytes; a source holds at most {SOURCE_TEXT:,}.")
    with values_that_fit():
        return SourceText(
            id=new_id(),
            source_id=source_id,
            version=version,
            text=text,
            sha256=sha256(data).hexdigest(),
            media_type=media_type,
            locators=locators,
            original_sha256=original_sha256,
        )


def add_source(document: Document, source: Source, text: SourceText | None = None) -> Change:
    """Add a document to the map, with the first version of its text if it has one."""
    draft = Draft(document)
    draft.put(source, *([text] if text is not None else []))
    return draft.change(Label.ADD_SOURCE)


def edit_source(document: Document, source_id: RecordId, **values: object) -> Change:
    """Correct a source's title, authors, date, address, reliability or notes."""
    return replace(edit_field(document, require(document, Source, source_id), **values), label=Label.EDIT_SOURCE)


def keep_quotes_only(document: Document, source_id: RecordId, new_id: NewId = new_id) -> Change:
    """Let go of a source's texts and files; what rests on it keeps its words, which cannot be checked any more."""
    draft = Draft(document)
    require(draft, Source, source_id)
    quotes = source_text(source_id, "", new_id=new_id)
    for text in draft.where(SourceText, "source_id", source_id):
        for passage in draft.where(Passage, "source_text_id", text.id):
            if draft.where(PassageLink, "passage_id", passage.id):
                draft.put(replace(unchecked(document, passage), source_text_id=quotes.id))
            else:
                forget(draft, passage)
        forget(draft, text)
    draft.put(quotes)
    return draft.change(Label.KEEP_QUOTES_ONLY)


def edit_reference(document: Document, source_id: RecordId, said: SourceFields, **values: object) -> Change:
    """Correct a source's reference, line by line, and with it whatever else `edit_source` takes."""
    after = with_fields(require(document, Source, source_id), said)
    own = {name: getattr(after, name) for name in (*OF_THE_SOURCE, "citation")}
    return edit_source(document, source_id, **own, **values)


def remove_source(document: Document, source_id: RecordId) -> Change:
    """Take a source out of the map with its versions and the passages in them; the cards stay."""
    draft = Draft(document)
    source = require(draft, Source, source_id)
    for text in draft.where(SourceText, "source_id", source_id):
        for passage in draft.where(Passage, "source_text_id", text.id):
            for link in draft.where(PassageLink, "passage_id", passage.id):
                forget(draft, link)
            forget(draft, passage)
        forget(draft, text)
    forget(draft, source)
    return draft.change(Label.REMOVE_SOURCE)
