"""The text of the selected card in the inspector."""

from argmap.core.limits import NODE_TEXT
from argmap.core.records import Node, RecordId
from argmap.ui.context import MapContext
from argmap.ui.panels.fields import TextField
from argmap.ui.translating import translate
from argmap.ui.written import once_told, rewrite_card


class CardText(TextField):
    """Gives the card that it shows the words that are typed, also where another one is shown by then."""

    def __init__(self, context: MapContext) -> None:
        super().__init__(translate("Inspector", "Text of the card"), 3, NODE_TEXT)
        self._context = context
        self._node_id: RecordId | None = None
        self.committed.connect(self._take)
        self.is_full.connect(lambda: context.message.emit(self.tr("A card holds at most 10,000 characters.")))

    def show_node(self, node: Node) -> None:
        """Show a card; what was being typed about another one is taken first."""
        if node.id != self._node_id:
            self.commit()
            self._node_id = node.id
        self.show_text(node.text)

    def _take(self, text: str) -> None:
        context, node_id = self._context, self._node_id
        if node_id is not None:
            once_told(context, lambda: rewrite_card(context, node_id, text))
