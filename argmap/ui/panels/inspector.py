"""The inspector: what the selected card or step is, says, rests on, lacks, and how its branch reads."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from argmap.core import edits
from argmap.core.change import Change
from argmap.core.graph import Place, passages_of, passages_of_step
from argmap.core.records import Inference, Kind, Passage, PassageLink, Polarity, RecordId
from argmap.core.roles import Role, role_at
from argmap.core.tree import Touched
from argmap.reasoning.checks import OpenPoint
from argmap.render.words import role_name
from argmap.ui.context import MapContext
from argmap.ui.mending import feedback_on
from argmap.ui.panels.asides import Asides
from argmap.ui.panels.basis_box import BasisBox
from argmap.ui.panels.bearing import Bearing, bearing_of_card, bearing_of_step
from argmap.ui.panels.card_text import CardText
from argmap.ui.panels.fidelity_sentences import FidelitySentences
from argmap.ui.panels.fields import Choice, clear, section
from argmap.ui.panels.heading import Heading
from argmap.ui.panels.more import More
from argmap.ui.panels.open_list import OpenList
from argmap.ui.panels.passage_card import PassageCard
from argmap.ui.panels.prose import ReadBack
from argmap.ui.panels.ratings import Ratings
from argmap.ui.panels.role_icons import kind_name
from argmap.ui.panels.standing import StandingSection
from argmap.ui.panes import Pane
from argmap.ui.soon import soon
from argmap.ui.text import plain_label

TURNABLE = (Polarity.SUPPORTS, Polarity.OPPOSES)


class Inspector(QScrollArea):
    """Follows the selection while it is to be seen; every field is one edit when it is left.

    The fields are those of the selected card at once. What only reads waits until the map was painted.
    """

    def __init__(self, context: MapContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._place: Place | None = None
        self._step: Inference | None = None
        self.setProperty("look", "panel")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._heading = Heading()
        self.text = CardText(context)
        self.polarity = Choice({"supports": self.tr("Supports"), "opposes": self.tr("Opposes")}, self.tr("Polarity"))
        self.basis = BasisBox(context)
        self.more = More(context)
        self.asides = Asides(context)
        self._passages, self._open = QVBoxLayout(), OpenList(context)
        self._fidelity = FidelitySentences()
        self.ratings = Ratings(context)
        self.standing = StandingSection(context)
        self.prose = ReadBack()
        self._nothing = plain_label(self.tr("Select a card or a step to see what it rests on."), "muted", wraps=True)
        self._sections: dict[str, QWidget] = {}
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show_found)
        self._body = self._make_body()
        self._lay_out()
        self._connect()
        self._show()

    @property
    def key_widgets(self) -> tuple[QWidget, ...]:
        """Nowhere here are plain letters commands; the keyboard goes to the text first."""
        return (self.text,)

    def commit(self) -> None:
        """Say what is being typed, before something else is shown or nothing any more."""
        for field in (self.text, self.basis, self.more):
            field.commit()

    @property
    def up_to_date(self) -> Asides:
        """Scheme and comments of what is selected, without waiting for the map to be painted."""
        self._show()
        self._show_found()
        return self.asides

    # -- building

    def _make_body(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self._heading, self.text, self.polarity):
            column.addWidget(widget)
        basis, ratings, prose = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        basis.addWidget(self.basis)
        ratings.addWidget(self.ratings)
        ratings.addWidget(self.standing)
        prose.addWidget(self.prose)
        for name, words, content in (
            ("basis", self.tr("Kind of evidence"), basis),
            ("passages", self.tr("Passages"), self._passages),
            ("open", self.tr("Open"), self._open),
            ("ratings", self.tr("Your rating"), ratings),
            ("prose", self.tr("Read back"), prose),
        ):
            self._sections[name] = part = QWidget()
            lines = QVBoxLayout(part)
            lines.setContentsMargins(0, 4, 0, 0)
            lines.setSpacing(6)
            lines.addWidget(section(words))
            lines.addLayout(content)
            column.addWidget(part)
        column.insertWidget(column.indexOf(self._sections["prose"]), self.asides)  # what people say is read first
        column.addWidget(self.more)
        return body

    def _lay_out(self) -> None:
        content = QWidget()
        content.setProperty("look", "panel")
        content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(content)
        column.setContentsMargins(17, 13, 13, 12)
        column.addWidget(self._body)
        column.addWidget(self._nothing)
        column.addStretch(1)
        self.setWidget(content)

    def _connect(self) -> None:
        context = self.context
        context.selection.changed.connect(self._show)
        context.changed.connect(self._take_change)
        context.appearance_changed.connect(self._show)
        context.open_points_switched.connect(self._show)
        context.standings_changed.connect(self._soon.start)
        self.polarity.chosen.connect(self._set_polarity)
        self._heading.wanted.connect(self._go_to)
        self.asides.came.connect(self._bring_into_view)

    # -- showing

    def _take_change(self, change: Change, touched: Touched) -> None:
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def _show(self) -> None:
        if not self.isVisible():
            return
        place, step = self.context.current_place, self._selected_step()
        if (place, step and step.id) != (self._place, self._step and self._step.id):
            self.commit()
        self._place, self._step = place, step
        self._body.setVisible(place is not None or step is not None)
        self._nothing.setVisible(place is None and step is None)
        for field in (self.text, self.basis, self.polarity, self.more):
            field.setEnabled(self.context.is_editable)
        if place is not None:
            self._show_fields(place)
        elif step is not None:
            self.text.setVisible(False)
            self._sections["basis"].setVisible(False)
            self._show_polarity(step)
            self.more.hide()
        self._soon.start()

    def _selected_step(self) -> Inference | None:
        step_id = self.context.selection.step
        return self.context.document.find(Inference, step_id) if step_id is not None else None

    def _show_fields(self, place: Place) -> None:
        """What can be changed of a card."""
        document = self.context.document
        node = self.context.tree.node(place.node_id)
        self.text.setVisible(True)
        self.text.show_node(node)
        own = document.find(Inference, place.inference_id) if place.inference_id is not None else None
        self._show_polarity(own)
        self._sections["basis"].setVisible(node.kind is Kind.EVIDENCE)
        self.basis.show_node(node)
        self.more.show()
        self.more.show_node(node)

    def _show_found(self) -> None:
        """What the card or step is, rests on and lacks, and how it reads; it may have gone since it was selected."""
        if self._place is not None:
            if self.context.tree.place(self._place.id) is not None:
                self._show_card(self._place)
        elif self._step is not None and self.context.document.find(Inference, self._step.id) is not None:
            self._show_step(self._step)

    def _show_card(self, place: Place) -> None:
        tree, document = self.context.tree, self.context.document
        node, role = tree.node(place.node_id), role_at(tree, place)
        in_tray = place.id in document.tray_ids
        name = self._name(kind_name(node.kind) if in_tray else role_name(role))
        self._heading.show_head(role, name, bearing_of_card(tree, place), self.context.theme)
        self._show_passages(passages_of(document, node.id))
        points = self.context.open_points_so_far.of_node(node.id)
        more = [*feedback_on(self.context, node.id), *self._fidelity.sentences(tree, node.id)]
        self._show_open(points, more)
        self._show_judgement(node.id)
        self.asides.show_card(place)
        self.prose.show_card(tree, place)

    def _show_step(self, step: Inference) -> None:
        tree = self.context.tree
        premises = tree.premises(step.id)
        role = role_at(tree, premises[0]) if premises else Role.REASON
        words = self.tr("Step from {0} joint reasons") if len(premises) > 1 else self.tr("Step from one card")
        self._heading.show_head(role, words.format(len(premises)), bearing_of_step(tree, step), self.context.theme)
        self._show_passages(passages_of_step(tree.document, step.id))
        self._show_open(self.context.open_points_so_far.of_step(step.id))
        self._show_judgement(step.id)
        self.asides.show_step(step.id)
        self.prose.show_step(tree, step)

    def _show_judgement(self, target_id: RecordId) -> None:
        self._sections["ratings"].setVisible(self.ratings.show_target(target_id))
        self.standing.show_target(target_id)

    def _bring_into_view(self, part: QWidget) -> None:
        soon(part, lambda: self.ensureWidgetVisible(part))  # once it has its place

    def _go_to(self, bearing: Bearing) -> None:
        """Select what the shown card or step bears on."""
        if bearing.place_id is not None:
            self.context.show(bearing.place_id)
        elif bearing.step_id is not None:
            self.context.selection.select_step(bearing.step_id)
            self.context.reveal_requested.emit(bearing.step_id)

    def _name(self, name: str) -> str:
        """The name of the one that is shown; where several are selected, how many."""
        count = len(self.context.selection.cards)
        return self.tr("{0}, the last of {1} selected").format(name, count) if count > 1 else name

    def _show_polarity(self, step: Inference | None) -> None:
        self.polarity.setVisible(step is not None and step.polarity in TURNABLE)
        self.polarity.show_value(step.polarity if step is not None else "")

    def _show_passages(self, pairs: list[tuple[PassageLink, Passage]]) -> None:
        clear(self._passages)
        for link, passage in pairs:
            card = PassageCard(self.context.document, link, passage, self.context.is_editable)
            card.wanted.connect(self._go_to_passage)
            card.unlinked.connect(lambda link_id: self.context.perform(edits.unlink_passage, link_id))
            self._passages.addWidget(card)
        if not pairs:
            hint = self.tr("None yet. Select words in the source and press L.")
            self._passages.addWidget(plain_label(hint, look="muted", wraps=True))

    def _show_open(self, points: Sequence[OpenPoint], more: Sequence[str] = ()) -> None:
        self._open.show_points(points, more)
        self._sections["open"].setVisible(bool(points or more))

    # -- editing

    def _set_polarity(self, value: str) -> None:
        step_id = self._step_id()
        if step_id is not None:
            self.context.perform(edits.set_polarity, step_id, Polarity(value))
        self._show()

    def _step_id(self) -> RecordId | None:
        return self._place.inference_id if self._place is not None else self._step.id if self._step else None

    def _go_to_passage(self, passage_id: RecordId) -> None:
        self.context.show_passage(passage_id)
        self.context.focus_requested.emit(Pane.READER)
