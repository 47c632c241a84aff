"""One reason of a step in the inspector, and what it is in the step's scheme."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from argmap.core.records import Premise, RecordId
from argmap.reasoning.schemes.scheme import Scheme, shown
from argmap.ui.elided_choice import ElidedChoice
from argmap.ui.text import isolated, plain_label, set_tooltip, shortened

CARD = 80  # characters


class RoleChoice(QWidget):
    """States `chosen` with the premise and the role, empty for none in particular."""

    chosen = Signal(str, str)

    def __init__(self, scheme: Scheme, premise_id: RecordId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._premise_id = premise_id
        self._card = plain_label(look="muted", wraps=True)
        self.box = ElidedChoice()
        self.box.addItem(self.tr("No part of the scheme yet"), "")
        for form in scheme.premises:
            self.box.addItem(shown(form.pattern), form.role)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 2)
        column.setSpacing(3)
        column.addWidget(self._card)
        column.addWidget(self.box)
        self.box.activated.connect(self._choose)

    def show_premise(self, premise: Premise, text: str, editable: bool) -> None:
        """Show what a premise is; a role that the scheme does not know counts as none."""
        words = self.tr("“{0}”").format(isolated(shortened(text, CARD)))
        self._card.setText(words)
        self.box.setAccessibleName(self.tr("What {0} is in the scheme").format(words))
        self.box.setCurrentIndex(max(0, self.box.findData(premise.role)))
        self.box.setEnabled(editable)
        set_tooltip(self.box, self.box.currentText())

    def _choose(self) -> None:
        self.chosen.emit(self._premise_id, self.box.currentData())
