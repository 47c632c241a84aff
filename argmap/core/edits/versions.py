"""Edits that bring a newer text of a source in, with what became of its passages, and that settle what is in doubt."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from argmap.core.anchoring import Quote, passage_at, text_of
from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.draft import Draft
from argmap.core.edits.parts import require
from argmap.core.edits.removing import forget_link
from argmap.core.errors import EditRefused
from argmap.core.forgetting import forget_unneeded
from argmap.core.ids import NewId, new_id
from argmap.core.limits import NOTE_TEXT
from argmap.core.records import Passage, PassageLink, PassageState, RecordId, Source, SourceText
from argmap.core.refinding import Found
from argmap.core.refinding.passages import Sought, find_all, sought_in
from argmap.core.versions import newest_version


def add_version(
    document: Document, text: SourceText, found: Mapping[RecordId, Found] | None = None, new_id: NewId = new_id
) -> Change:
    """Add a newer text of a source, and let what rests on the old ones rest on the same words there.

    `found` says what became of the passages (see `find_all`; without it they are sought here and now). Each gets a new
    passage in the new text: reviewed only if it is exact, and without a place if it is lost. A passage that was kept
    on an older version stays there if it is lost again. Raises `EditRefused` if the text is the newest one's, or if
    passages are there that `found` does not know.
    """
    draft = Draft(document)
    require(draft, Source, text.source_id)
    newest = newest_version(draft, text.source_id)
    if newest is not None and _is_same(newest, text):
        raise EditRefused("The text is the same as that of the newest version.")
    text = replace(text, version=newest.version + 1 if newest is not None else 1)
    sought = sought_in(draft, text.source_id)
    found = find_all(sought, text.text) if found is None else found
    if any(one.passage.id not in found for one in sought):
        raise EditRefused("The passages of this source have changed meanwhile; add its new version again.")
    draft.put(text)
    for one in sought:
        what = _bounded(found[one.passage.id])
        is_kept = newest is not None and one.passage.source_text_id != newest.id
        if not (is_kept and what.start is None):
            _move_on(draft, one, _passage(text, one.origin, what, new_id()))
    return draft.change(Label.ADD_VERSION)


def _is_same(newest: SourceText, text: SourceText) -> bool:
    """Whether a text says nothing new: scans without a word are told apart by the documents that they are."""
    return newest.sha256 == text.sha256 and (bool(text.text.strip()) or newest.original_sha256 == text.original_sha256)


def accept_passages(document: Document, passage_ids: Sequence[RecordId]) -> Change:
    """Take passages for exact where they were found, whatever was in doubt about them."""
    draft = Draft(document)
    for passage_id in passage_ids:
        passage = require(draft, Passage, passage_id)
        if passage.start is None:
            raise EditRefused("This passage was not found: select its words, keep it on the old version, or remove it.")
        draft.put(replace(passage, state=PassageState.EXACT, reviewed=True))
    return draft.change(Label.REVIEW_PASSAGE)


def adjust_passage(document: Document, passage_id: RecordId, quote: Quote) -> Change:
    """Take the quoted words for those that the passage stands for."""
    draft = Draft(document)
    passage = require(draft, Passage, passage_id)
    chosen = passage_at(text_of(draft, quote), quote.start, quote.end, passage.id)
    if _source_of(draft, passage) != _source_of(draft, chosen):
        raise EditRefused("These words stand in another source than the passage did.")
    draft.put(replace(chosen, found_from=passage.found_from))
    return draft.change(Label.REVIEW_PASSAGE)


def keep_old_passage(document: Document, passage_id: RecordId) -> Change:
    """Let what rests on a passage rest on what it was found from, in the older version."""
    draft = Draft(document)
    passage = require(draft, Passage, passage_id)
    earlier = draft.find(Passage, passage.found_from) if passage.found_from is not None else None
    if earlier is None:
        raise EditRefused("This passage was not found from an older one.")
    _rehang(draft, passage.id, earlier.id)
    forget_unneeded(draft, passage.id)
    return draft.change(Label.REVIEW_PASSAGE)


def remove_passage(document: Document, passage_id: RecordId) -> Change:
    """Untie a passage from all that rests on it."""
    draft = Draft(document)
    require(draft, Passage, passage_id)
    for link in draft.where(PassageLink, "passage_id", passage_id):
        forget_link(draft, link)
    return draft.change(Label.UNLINK_PASSAGE)


def _bounded(what: Found) -> Found:
    """A place that is longer than a passage may be is none."""
    is_short = what.start is None or what.end is None or what.end - what.start <= NOTE_TEXT
    return what if is_short else Found(PassageState.LOST, None, None, 0.0)


def _passage(text: SourceText, origin: Passage, what: Found, passage_id: RecordId) -> Passage:
    """The passage in the new text. Words that were found but never looked at stay in doubt, though they are there."""
    if what.start is None or what.end is None:
        lost = replace(origin, id=passage_id, source_text_id=text.id, start=None, end=None, ranges=(), page=None)
        return replace(lost, state=PassageState.LOST, found_from=origin.id, score=None, reviewed=False)
    is_guess = origin.start is not None and not origin.reviewed
    state = origin.state if is_guess and what.state is PassageState.EXACT else what.state
    there = passage_at(text, what.start, what.end, passage_id)
    return replace(
        there,
        ranges=_shifted(origin, there),
        state=state,
        found_from=origin.id,
        score=what.score,
        reviewed=state is PassageState.EXACT,
    )


def _shifted(origin: Passage, there: Passage) -> tuple[tuple[int, int], ...]:
    """The ranges of the origin within the same words elsewhere; none within other words."""
    if origin.exact != there.exact or origin.start is None or there.start is None:
        return ()
    by = there.start - origin.start
    return tuple((start + by, end + by) for start, end in origin.ranges)


def _move_on(draft: Draft, one: Sought, there: Passage) -> None:
    draft.put(there)
    _rehang(draft, one.passage.id, there.id)
    forget_unneeded(draft, one.passage.id)


def _rehang(draft: Draft, passage_id: RecordId, other_id: RecordId) -> None:
    for link in draft.where(PassageLink, "passage_id", passage_id):
        draft.put(replace(link, passage_id=other_id))


def _source_of(draft: Draft, passage: Passage) -> RecordId | None:
    text = draft.find(SourceText, passage.source_text_id) if passage.source_text_id is not None else None
    return text.source_id if text is not None else None
