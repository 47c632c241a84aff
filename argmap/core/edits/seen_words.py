"""Words that somebody read on a page that is a picture, or whose text is not to be had: unverified, with their page."""

from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.draft import Draft
from argmap.core.edits.parts import put_link_to, put_node, require
from argmap.core.errors import EditRefused
from argmap.core.ids import NewId, new_id
from argmap.core.records import Kind, LinkRole, Passage, PassageState, RecordId, SourceText
from argmap.core.values import values_that_fit


def link_seen_words(
    document: Document, target_id: RecordId, source_text_id: RecordId, words: str, page: str, new_id: NewId = new_id
) -> Change:
    """Tie a card or a step to words that somebody read on a page of one version of a source."""
    draft = Draft(document)
    put_link_to(draft, target_id, _seen(draft, source_text_id, words, page, new_id), LinkRole.PARAPHRASES, new_id)
    return draft.change(Label.LINK_PASSAGE)


def add_seen_words(
    document: Document, source_text_id: RecordId, words: str, page: str, new_id: NewId = new_id
) -> Change:
    """Put evidence into the tray that says the words which somebody read on a page."""
    draft = Draft(document)
    passage = _seen(draft, source_text_id, words, page, new_id)
    node = put_node(draft, Kind.EVIDENCE, " ".join(passage.exact.split()), None, new_id)
    put_link_to(draft, node.id, passage, LinkRole.STATES, new_id)
    return draft.change(Label.ADD_TO_TRAY)


def _seen(draft: Draft, source_text_id: RecordId, words: str, page: str, new_id: NewId) -> Passage:
    require(draft, SourceText, source_text_id)
    words = words.strip()
    if not words:
        raise EditRefused("Type the words that you see.")
    with values_that_fit():
        return Passage(
            id=new_id(), source_text_id=source_text_id, exact=words, page=page or None, state=PassageState.UNVERIFIED
        )
