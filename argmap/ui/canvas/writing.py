"""Writing a card in place: the text field over the card, and what comes of it. Nothing is in the map until it ends."""

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from argmap.core.records import Kind, Node, Polarity, RecordId
from argmap.render.fonts import font
from argmap.ui.canvas.drafts import Draft
from argmap.ui.canvas.editor import CardEditor, Ending, editor_font
from argmap.ui.canvas.ornaments import paint_over_map
from argmap.ui.canvas.sight import Sight
from argmap.ui.context import MapContext
from argmap.ui.new_card import NewCard, Start
from argmap.ui.soon import soon

MARGIN = 30  # pixels around a card that is brought into view to be written


class Writing(QObject):
    """At most one editor at a time. `over`: it closed, and the keyboard is free."""

    over = Signal()

    def __init__(self, context: MapContext, sight: Sight, view: QWidget) -> None:
        super().__init__(view)
        self._context = context
        self._sight = sight
        self._view = view
        self._draft: Draft | None = None
        self._editor: CardEditor | None = None
        self._left: tuple[Draft, str] | None = None  # what was left by a click elsewhere, and its text
        sight.moved.connect(self.place)

    @property
    def draft(self) -> Draft | None:
        """The card that is being written."""
        return self._draft

    @property
    def editor(self) -> CardEditor | None:
        """The text field, while there is one."""
        return self._editor

    def begin_new(self, card: NewCard) -> None:
        """Open an editor for a card that is not in the map yet."""
        self.end(Ending.AWAY)
        self._open(Draft(self._sight.scene, card=card), card.begun)

    def begin_edit(self, place_id: RecordId) -> None:
        """Open an editor for the text of a card; for a "see" card, of the node it shows."""
        self.end(Ending.AWAY)
        place = self._context.tree.place(place_id)
        if place is not None and self._sight.scene.rect_of(place_id) is not None:
            draft = Draft(self._sight.scene, place=place)
            self._open(draft, draft.text)

    def end(self, how: Ending) -> None:
        """Close the editor as if it had been left that way; nothing if there is none."""
        if self._editor is not None:
            self._editor.end(how)
        self.settle_left()

    def place(self) -> None:
        """Put the editor where its card is seen, and let both be as large as the text needs."""
        draft, editor = self._draft, self._editor
        if draft is None or editor is None:
            return
        if draft.place is not None and self._context.tree.place(draft.place.id) is None:
            if editor.is_untouched:
                editor.end(Ending.CANCEL)  # the card is gone, and its text with it
                return
            draft.lose_place()
        camera, look = self._sight.camera, self._sight.look
        zoom = draft.zoom(camera)
        style = draft.style
        made = editor_font(font(style, joined=True), style.size * zoom, editor.logicalDpiY())
        editor.set_look(made, look.theme.text, look.theme.card, look.theme.muted)
        draft.take(editor.text(), 0.0)
        area = draft.text_rect()
        editor.resize(round(area.width * zoom) + 2, editor.height())
        extra = max(editor.height_needed() / zoom - area.height, 0.0)
        draft.take(editor.text(), extra)
        corner = draft.corner(camera)
        left, top = round(corner.x() + area.x * zoom), round(corner.y() + area.y * zoom)
        editor.setGeometry(QRect(left, top, round(area.width * zoom) + 2, round((area.height + extra) * zoom) + 2))
        self._sight.stale.emit()

    def paint(self, painter: QPainter) -> None:
        """Paint the card under the editor."""
        draft, look = self._draft, self._sight.look
        if draft is None:
            return
        paint_over_map(painter, self._sight, draft.drawn_line(look))
        painter.save()
        painter.translate(draft.corner(self._sight.camera))
        zoom = draft.zoom(self._sight.camera)
        painter.scale(zoom, zoom)
        self._sight.brushes.painter.paint(painter, draft.drawn_card(look))
        painter.restore()

    def _open(self, draft: Draft, text: str, typed: str = "") -> None:
        """Open the field with a text, or with what was typed into another one before."""
        editor = CardEditor(self._view)
        if draft.card is not None and draft.card.begun and text == draft.card.begun:
            editor.begin_from(text)
        else:
            editor.set_text(text)
        editor.go_on_with(typed)
        editor.setPlaceholderText(draft.quoted)
        editor.textChanged.connect(self.place)
        editor.ended.connect(self._finish)
        editor.is_full.connect(self._say_full)
        self._draft, self._editor = draft, editor
        self.place()
        camera = self._sight.camera
        self._sight.go(camera.revealing(draft.covered(camera), MARGIN * camera.ratio))
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self, how: Ending) -> None:
        draft, editor = self._draft, self._editor
        if draft is None or editor is None:
            return
        self._editor = None
        text, draft.is_touched = editor.text(), not editor.is_untouched
        editor.hide()
        editor.deleteLater()
        if how is Ending.AWAY:
            self._left = draft, text
            soon(self, self.settle_left)
            return
        self._draft = None
        self.over.emit()
        node_id = self._settle(draft, text, how)
        if how is Ending.CHILD and node_id is not None:
            self._begin_child(node_id)
        self._sight.stale.emit()

    def settle_left(self) -> None:
        """Make real what was left by a click elsewhere, once that click has found what it meant: nothing moves before.

        What the click selected stays selected.
        """
        if self._left is None:
            return
        draft, text = self._left
        self._left = None
        if self._draft is draft:
            self._draft = None
        cards, step = self._context.selection.cards, self._context.selection.step
        self._settle(draft, text, Ending.AWAY)
        if self._editor is None:
            self._select(cards, step)
        self._sight.stale.emit()

    def _select(self, cards: tuple[RecordId, ...], step: RecordId | None) -> None:
        selection, tree = self._context.selection, self._context.tree
        if step is not None:
            selection.select_step(step)
        else:
            selection.select_cards(cards)
        selection.drop_missing(tree)

    def _settle(self, draft: Draft, text: str, how: Ending) -> RecordId | None:
        """Make real what was written; returns the node it is the text of, if there is one.

        Left by a click elsewhere, what nobody has touched is given up.
        """
        if draft.node_id is not None:
            return self._settle_edit(draft, draft.node_id, text, how)
        from argmap.ui.written import finish_card, give_up  # late: a main claim is seen before anything can be written

        if draft.card is None or how is Ending.CANCEL or (how is Ending.AWAY and text.strip() == draft.card.begun):
            if draft.card is not None:
                give_up(self._context, draft.card)
            return None
        place_id = finish_card(self._context, draft.card, text)
        if place_id is None and text.strip():
            self._open(draft, "", text)  # it was refused, and a message says why: what was typed stays
        place = self._context.tree.place(place_id) if place_id is not None else None
        return place.node_id if place is not None else None

    def _settle_edit(self, draft: Draft, node_id: RecordId, text: str, how: Ending) -> RecordId | None:
        """What nobody has touched is left to who changed the card meanwhile."""
        from argmap.ui.written import rewrite_card  # late, as above

        if how is not Ending.CANCEL and draft.is_touched and not rewrite_card(self._context, node_id, text):
            self._open(draft, "", text)
            return None
        return node_id if self._context.document.find(Node, node_id) is not None else None

    def _begin_child(self, node_id: RecordId) -> None:
        is_question = self._context.tree.node(node_id).kind is Kind.QUESTION
        polarity = Polarity.ANSWERS if is_question else Polarity.SUPPORTS
        self._context.new_card_requested.emit(NewCard(Start.UNDER, Kind.CLAIM, polarity, node_id))

    def _say_full(self) -> None:
        self._context.message.emit(self.tr("A card holds at most 10,000 characters."))
