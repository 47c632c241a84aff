"""The history's labels in the user's words: "Undo Add objection"."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from argmap.core.change import Label

CONTEXT = "Change"
WORDS = {
    Label.ADD_REASON: QT_TRANSLATE_NOOP("Change", "Add reason"),
    Label.ADD_EVIDENCE: QT_TRANSLATE_NOOP("Change", "Add evidence"),
    Label.ADD_OBJECTION: QT_TRANSLATE_NOOP("Change", "Add objection"),
    Label.ADD_COUNTER_EVIDENCE: QT_TRANSLATE_NOOP("Change", "Add counter-evidence"),
    Label.ADD_CO_PREMISE: QT_TRANSLATE_NOOP("Change", "Add joint reason"),
    Label.ADD_UNDERCUT: QT_TRANSLATE_NOOP("Change", "Doubt the step"),
    Label.ADD_QUESTION: QT_TRANSLATE_NOOP("Change", "Add question"),
    Label.ADD_ANSWER: QT_TRANSLATE_NOOP("Change", "Add answer"),
    Label.ADD_CLAIM: QT_TRANSLATE_NOOP("Change", "Add claim"),
    Label.ADD_TO_TRAY: QT_TRANSLATE_NOOP("Change", "Add to tray"),
    Label.ADD_SIBLING: QT_TRANSLATE_NOOP("Change", "Add card"),
    Label.EDIT_TEXT: QT_TRANSLATE_NOOP("Change", "Edit text"),
    Label.EDIT_FIELD: QT_TRANSLATE_NOOP("Change", "Edit details"),
    Label.EDIT_MAP: QT_TRANSLATE_NOOP("Change", "Edit map details"),
    Label.CHANGE_KIND: QT_TRANSLATE_NOOP("Change", "Change kind of card"),
    Label.CHANGE_BASIS: QT_TRANSLATE_NOOP("Change", "Change kind of evidence"),
    Label.TURN_POLARITY: QT_TRANSLATE_NOOP("Change", "Turn"),
    Label.JOIN: QT_TRANSLATE_NOOP("Change", "Join"),
    Label.SPLIT_OUT: QT_TRANSLATE_NOOP("Change", "Split out"),
    Label.INSERT_BETWEEN: QT_TRANSLATE_NOOP("Change", "Insert card between"),
    Label.MOVE: QT_TRANSLATE_NOOP("Change", "Move"),
    Label.REORDER: QT_TRANSLATE_NOOP("Change", "Reorder"),
    Label.REMOVE_CARD: QT_TRANSLATE_NOOP("Change", "Remove card"),
    Label.REMOVE_STEP: QT_TRANSLATE_NOOP("Change", "Remove step"),
    Label.DELETE_BRANCH: QT_TRANSLATE_NOOP("Change", "Delete branch"),
    Label.DUPLICATE: QT_TRANSLATE_NOOP("Change", "Duplicate"),
    Label.USE_HERE_TOO: QT_TRANSLATE_NOOP("Change", "Use here too"),
    Label.PLACE: QT_TRANSLATE_NOOP("Change", "Place card"),
    Label.TO_TRAY: QT_TRANSLATE_NOOP("Change", "Move to tray"),
    Label.PASTE: QT_TRANSLATE_NOOP("Change", "Paste"),
    Label.IMPORT: QT_TRANSLATE_NOOP("Change", "Import"),
    Label.LINK_PASSAGE: QT_TRANSLATE_NOOP("Change", "Link passage"),
    Label.UNLINK_PASSAGE: QT_TRANSLATE_NOOP("Change", "Unlink passage"),
    Label.ADD_SOURCE: QT_TRANSLATE_NOOP("Change", "Add source"),
    Label.EDIT_SOURCE: QT_TRANSLATE_NOOP("Change", "Edit source details"),
    Label.REMOVE_SOURCE: QT_TRANSLATE_NOOP("Change", "Remove source"),
    Label.ADD_VERSION: QT_TRANSLATE_NOOP("Change", "Add version of source"),
    Label.COMMENT: QT_TRANSLATE_NOOP("Change", "Comment"),
    Label.RESOLVE_COMMENT: QT_TRANSLATE_NOOP("Change", "Resolve comment"),
    Label.REMOVE_COMMENT: QT_TRANSLATE_NOOP("Change", "Remove comment"),
    Label.RATE: QT_TRANSLATE_NOOP("Change", "Rate"),
    Label.RECEIVED: QT_TRANSLATE_NOOP("Change", "Received change"),
    Label.TAKEN_BACK: QT_TRANSLATE_NOOP("Change", "Change the disk refused"),
}


def words_for(label: Label | None) -> str:
    """What the change is called on screen; empty for None."""
    return QCoreApplication.translate(CONTEXT, str(WORDS[label])) if label is not None else ""
