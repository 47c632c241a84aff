"""Edits of what a record says, not of where it stands."""

from dataclasses import replace
from typing import Any

from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.draft import Draft
from argmap.core.edits.parts import R, fitting, require
from argmap.core.graph import steps_onto
from argmap.core.records import Kind, Node, RecordId
from argmap.core.values import refuse_long, values_that_fit

BASES = (
    "statistic",
    "expert opinion",
    "official document",
    "law or treaty",
    "research study",
    "example",
    "event",
    "quotation",
    "media report",
    "web page",
    "common belief",
    "definition",
    "personal experience",
    "forecast",
    "unverified",
)
"""The kinds of evidence that are offered; any other word of the user's own is as good."""


def edit_text(document: Document, node_id: RecordId, text: str) -> Change:
    """Give a card new text. Raises `EditRefused` if it is too long."""
    text = text.strip()
    refuse_long(text)
    return _edited(document, Label.EDIT_TEXT, require(document, Node, node_id), text=text)


def change_kind(document: Document, node_id: RecordId, kind: Kind) -> Change:
    """Make a card a claim, evidence or a question. What supported it answers a question, and the other way round."""
    draft = Draft(document)
    draft.put(replace(require(draft, Node, node_id), kind=kind))
    for step in steps_onto(draft, node_id):
        draft.put(replace(step, polarity=fitting(draft, node_id, step.polarity)))
    return draft.change(Label.CHANGE_KIND)


def change_basis(document: Document, node_id: RecordId, basis: str, detail: str = "") -> Change:
    """Say what kind of evidence a card is, in one of `BASES` or in the user's own word."""
    return _edited(document, Label.CHANGE_BASIS, require(document, Node, node_id), basis=basis, basis_detail=detail)


def edit_field(document: Document, one: R, /, **values: object) -> Change:
    """Give any field of a record a new value. Raises `EditRefused` for a value that does not fit."""
    return _edited(document, Label.EDIT_FIELD, require(document, type(one), one.id), **values)


def edit_map(document: Document, **values: object) -> Change:
    """Give the map as a whole a new title, task, description, author, licence or language."""
    return _edited(document, Label.EDIT_MAP, document.info, **values)


def set_rules(document: Document, rules: str) -> Change:
    """Give the map other rules of the coach, as `reasoning.checks.rules` writes them."""
    return _edited(document, Label.SET_RULES, document.info, rules=rules)


def _edited(document: Document, label: Label, one: R, /, **values: Any) -> Change:  # noqa: ANN401  # checked by it
    draft = Draft(document)
    with values_that_fit():
        draft.put(replace(one, **values))
    return draft.change(label)
