"""The edit that puts a new card into the map."""

from collections.abc import Callable

from argmap.core import edits
from argmap.core.anchoring import Quote
from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.records import Inference, Kind, Polarity, RecordId
from argmap.ui.new_card import NewCard, Start


def edit_in(document: Document, card: NewCard, text: str) -> Change:
    """The change that adds the card with this text. Raises `EditRefused` as the edits do."""
    match card.start:
        case Start.UNDER if card.answers is not None:
            return edits.answer_with_card(document, *card.answers, card.beside_id, text)
        case Start.UNDER:
            return _under(document, card, text)
        case Start.JOINT:
            return edits.add_co_premise(document, card.beside_id, text, card.quote)
        case Start.AFTER | Start.BEFORE:
            return edits.add_sibling(document, card.beside_id, text, before=card.start is Start.BEFORE)
        case Start.BETWEEN:
            return edits.insert_between(document, card.beside_id, text)
        case Start.ROOT if card.kind is Kind.QUESTION:
            return edits.add_question(document, None, text, card.quote)
        case Start.ROOT:
            return edits.add_claim(document, text, card.quote)
        case Start.TRAY:
            return edits.add_to_tray(document, card.kind, text, card.quote)


def _under(document: Document, card: NewCard, text: str) -> Change:
    onto_step = document.find(Inference, card.beside_id) is not None
    edit: Callable[[Document, RecordId, str, Quote | None], Change]
    match card.kind, card.polarity:
        case Kind.QUESTION, _:
            edit = edits.add_question
        case Kind.EVIDENCE, Polarity.OPPOSES:
            edit = edits.add_counter_evidence
        case Kind.EVIDENCE, _:
            edit = edits.add_evidence
        case _, Polarity.OPPOSES:
            edit = edits.add_undercut if onto_step else edits.add_objection
        case _, Polarity.ANSWERS:
            edit = edits.add_answer
        case _:
            edit = edits.add_reason
    return edit(document, card.beside_id, text, card.quote)
