"""A branch or a step read back as prose, so that a wrong polarity can be heard."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from argmap.core.connectives import Connectives, connectives
from argmap.core.graph import Place
from argmap.core.prose import read_back, read_back_step
from argmap.core.records import Inference
from argmap.core.tree import Tree
from argmap.reasoning.sayings import sayings_of
from argmap.ui.panels.fields import small_button
from argmap.ui.text import plain_label, shown

ALOUD = 600  # characters of a branch that are read at once


class ReadBack(QWidget):
    """Reads the beginning of a large branch, and all of it when asked to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = plain_label(look="muted", wraps=True)
        self._all = small_button(self.tr("Read all of it"), "line")
        self._branch: tuple[Tree, Place] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._words)
        column.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeading)
        self._all.clicked.connect(self._read_all)

    def show_card(self, tree: Tree, place: Place) -> None:
        """A card's branch; a card with nothing below it is heard in its step, where its polarity tells."""
        has_branch = next(tree.row(place.node_id), None) is not None
        words, step_id = _words_of(tree), place.inference_id
        step_words = "" if has_branch or step_id is None else read_back_step(tree, step_id, words)
        self._branch = None if step_words else (tree, place)
        branch_words = "" if step_words else read_back(tree, place.node_id, words=words, most=ALOUD)
        self._show(step_words or branch_words, branch_words.endswith(words.more + words.end))

    def show_step(self, tree: Tree, step: Inference) -> None:
        """A step as a sentence."""
        self._branch = None
        self._show(read_back_step(tree, step.id, _words_of(tree)))

    def _show(self, prose: str, has_more: bool = False) -> None:
        self._words.setText(shown(prose))
        self._all.setVisible(has_more)

    def _read_all(self) -> None:
        """The whole branch, until something else is shown; nothing of one that went before that."""
        if self._branch is not None:
            tree, place = self._branch
            if tree.full_place(place.node_id) is not None:
                self._words.setText(shown(read_back(tree, place.node_id, words=_words_of(tree))))
        self._all.hide()


def _words_of(tree: Tree) -> Connectives:
    """The words between the cards, in the language of the map."""
    return connectives(sayings_of(tree))
