"""The old and the new words of a passage beside each other."""

from PySide6.QtWidgets import QGridLayout, QWidget

from argmap.core.differing import differing_words
from argmap.core.records import Passage, PassageState
from argmap.render.theme import Theme, Tone
from argmap.ui.panels.compared_words import ComparedWords, tint_of
from argmap.ui.text import plain_label


class SideBySide(QWidget):
    """Two columns, each headed by its version; of what is lost the right one says so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.old_version, self.new_version = plain_label(look="muted"), plain_label(look="muted")
        self.old_words = ComparedWords(self.tr("The old words"))
        self.new_words = ComparedWords(self.tr("The new words"))
        self.not_found = plain_label(self.tr("Select the words in the text that say it now."), look="muted", wraps=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(3)
        columns = ((self.old_version, self.old_words), (self.new_version, self.new_words))
        for column, (version, words) in enumerate(columns):
            grid.addWidget(version, 0, column)
            grid.addWidget(words, 1, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self.not_found, 1, 1)

    def show_passage(self, old: Passage | None, new: Passage, old_version: int, new_version: int, theme: Theme) -> None:
        """Show what a passage was found from, if that is known, and the passage.

        Of words that only moved, what stands around them is shown too: it is all that tells one place from another.
        """
        was_placed = old is not None and old.start is not None  # words from an annotation never were
        self.old_version.setText(self.tr("Version {0}").format(old_version) if was_placed else self.tr("As marked"))
        self.new_version.setText(self.tr("Version {0}").format(new_version))
        is_found = new.start is not None
        self.new_words.setVisible(is_found)
        self.not_found.setVisible(not is_found)
        before = old if old is not None else new
        gone, come = differing_words(before.exact, new.exact)
        around = new.state is PassageState.MOVED
        muted = theme.muted
        self.old_words.show_words(before, gone, tint_of(theme.tone(Tone.OPPOSES)), muted if around else "")
        self.new_words.show_words(new, come, tint_of(theme.tone(Tone.SUPPORTS)), muted if around else "")
