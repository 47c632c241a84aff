"""The history's labels in the user's words: "Undo Add objection"."""

from PySide6.QtCore import QCoreApplication

from argmap.core.change import Label
from argmap.ui.translating import N

CONTEXT = "Change"
WORDS = {
    Label.ADD_REASON: N("Change", "Add reason"),
    Label.ADD_EVIDENCE: N("Change", "Add evidence"),
    Label.ADD_OBJECTION: N("Change", "Add objection"),
    Label.ADD_COUNTER_EVIDENCE: N("Change", "Add counter-evidence"),
    Label.ADD_CO_PREMISE: N("Change", "Add joint reason"),
    Label.ADD_UNDERCUT: N("Change", "Doubt the step"),
    Label.ADD_QUESTION: N("Change", "Add question"),
    Label.ADD_ANSWER: N("Change", "Add answer"),
    Label.ADD_CLAIM: N("Change", "Add claim"),
    Label.ADD_TO_TRAY: N("Change", "Add to tray"),
    Label.ADD_SIBLING: N("Change", "Add card"),
    Label.EDIT_TEXT: N("Change", "Edit text"),
    Label.EDIT_FIELD: N("Change", "Edit details"),
    Label.EDIT_MAP: N("Change", "Edit map details"),
    Label.SET_RULES: N("Change", "Set rules of the coach"),
    Label.CHANGE_KIND: N("Change", "Change kind of card"),
    Label.CHANGE_BASIS: N("Change", "Change kind of evidence"),
    Label.TURN_POLARITY: N("Change", "Turn"),
    Label.JOIN: N("Change", "Join"),
    Label.SPLIT_OUT: N("Change", "Split out"),
    Label.INSERT_BETWEEN: N("Change", "Insert card between"),
    Label.MOVE: N("Change", "Move"),
    Label.REORDER: N("Change", "Reorder"),
    Label.REMOVE_CARD: N("Change", "Remove card"),
    Label.REMOVE_STEP: N("Change", "Remove step"),
    Label.DELETE_BRANCH: N("Change", "Delete branch"),
    Label.DUPLICATE: N("Change", "Duplicate"),
    Label.USE_HERE_TOO: N("Change", "Use here too"),
    Label.PLACE: N("Change", "Place card"),
    Label.TO_TRAY: N("Change", "Move to tray"),
    Label.PASTE: N("Change", "Paste"),
    Label.IMPORT: N("Change", "Import"),
    Label.REVEAL: N("Change", "Bring next cards"),
    Label.ASK_IF_RIGHT: N("Change", "Ask what is right"),
    Label.LINK_PASSAGE: N("Change", "Link passage"),
    Label.UNLINK_PASSAGE: N("Change", "Unlink passage"),
    Label.ADD_SOURCE: N("Change", "Add source"),
    Label.EDIT_SOURCE: N("Change", "Edit source details"),
    Label.KEEP_QUOTES_ONLY: N("Change", "Keep quotes only"),
    Label.REMOVE_SOURCE: N("Change", "Remove source"),
    Label.ADD_VERSION: N("Change", "Add version of source"),
    Label.REVIEW_PASSAGE: N("Change", "Review passage"),
    Label.CITE: N("Change", "Import citations"),
    Label.COMMENT: N("Change", "Comment"),
    Label.EDIT_COMMENT: N("Change", "Edit comment"),
    Label.RESOLVE_COMMENT: N("Change", "Resolve comment"),
    Label.REMOVE_COMMENT: N("Change", "Remove comment"),
    Label.RATE: N("Change", "Rate"),
    Label.WITHDRAW_RATING: N("Change", "Withdraw rating"),
    Label.SET_SCHEME: N("Change", "Change scheme"),
    Label.SET_PREMISE_ROLE: N("Change", "Change role in the scheme"),
    Label.ANSWER_QUESTION: N("Change", "Answer critical question"),
    Label.ANSWER_WITH_CARD: N("Change", "Object by critical question"),
    Label.RESTORE: N("Change", "Restore version"),
    Label.MERGE: N("Change", "Merge"),
    Label.NAME_VERSION: N("Change", "Name version"),
    Label.RECEIVED: N("Change", "Received change"),
    Label.TAKEN_BACK: N("Change", "Change the disk refused"),
}


def words_for(label: Label | None) -> str:
    """What the change is called on screen; empty for None."""
    return QCoreApplication.translate(CONTEXT, str(WORDS[label])) if label is not None else ""
