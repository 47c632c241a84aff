"""The kind of evidence of the selected card in the inspector: one of a list, or the user's own word."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from argmap.core import edits
from argmap.core.records import Node, RecordId
from argmap.render.words import basis_name
from argmap.ui.context import MapContext
from argmap.ui.panels.fields import MOST_IN_LINE, show_line
from argmap.ui.written import once_told


class BasisBox(QComboBox):
    """One edit when it is chosen, or when the field is left."""

    def __init__(self, context: MapContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._node_id: RecordId | None = None
        self._own = QLineEdit(maxLength=MOST_IN_LINE)
        self.setEditable(True)
        self.setLineEdit(self._own)
        self.setAccessibleName(self.tr("Kind of evidence"))
        for basis in edits.BASES:
            self.addItem(basis_name(basis), basis)
        self._own.setPlaceholderText(self.tr("Not said yet"))
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.activated.connect(lambda _: self._take())
        self._own.editingFinished.connect(self._take)

    def show_node(self, node: Node) -> None:
        """Show a card's; what was being typed about another one is taken first."""
        is_same = node.id == self._node_id
        if not is_same:
            self.commit()
            self._node_id = node.id
        show_line(self._own, basis_name(node.basis), is_same)

    def commit(self) -> None:
        """Say what is being typed."""
        if self._own.isModified():
            self._take()

    def _take(self) -> None:
        self._own.setModified(False)
        node_id, words = self._node_id, self.currentText().strip()
        known = {basis_name(basis): basis for basis in edits.BASES}
        if node_id is not None:
            once_told(self._context, lambda: self._put(node_id, known.get(words, words)))

    def _put(self, node_id: RecordId, basis: str) -> None:
        node = self._context.document.find(Node, node_id)
        if node is not None and node.basis != basis:
            self._context.perform(edits.change_basis, node.id, basis, node.basis_detail)
