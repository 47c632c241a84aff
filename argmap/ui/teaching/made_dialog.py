"""What was taken out or planted in an exercise that was made, for the teacher to keep."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton

from argmap.core.tree import Tree
from argmap.reasoning.exercises import Made
from argmap.ui.dialogs.frame import column_of
from argmap.ui.giving import reveal
from argmap.ui.teaching.exercise_words import made_sentences
from argmap.ui.text import isolated, plain_label, shown
from argmap.ui.window import Window

WIDTH, HEIGHT = 560, 130  # pixels


class MadeDialog(QDialog):
    """The words can be selected and copied; they are in no file."""

    def __init__(self, window: Window, made: Made, tree: Tree, target: Path, is_sealed: bool) -> None:
        super().__init__(window)
        column = column_of(self, self.tr("The exercise is written"))
        column.addWidget(plain_label(isolated(target.name), look="strong", wraps=True))
        column.addWidget(plain_label(self.tr("Keep this for yourself:"), look="muted"))
        self.words = QPlainTextEdit(shown("\n".join(made_sentences(made, tree))), readOnly=True)
        self.words.setProperty("look", "field")
        self.words.setMinimumSize(WIDTH, HEIGHT)
        self.words.setTabChangesFocus(True)
        column.addWidget(self.words)
        key = self.tr("The key is sealed in it. Who loses the passphrase cannot open it any more.")
        none = self.tr("No key is in it: keep this map to mark by.")
        column.addWidget(plain_label(key if is_sealed else none, look="muted", wraps=True))
        show, close = QPushButton(self.tr("Show in folder")), QPushButton(self.tr("Close"))
        show.setAutoDefault(False)
        show.clicked.connect(partial(reveal, window, target))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(show)
        row.addWidget(close)
        column.addLayout(row)
        close.setFocus()
