"""Which branch alone is shown, if one is: looked at on its own, with everything else of the map as it was."""

from PySide6.QtCore import QObject, Signal

from argmap.core.graph import Place, base_node_id
from argmap.core.records import Inference, RecordId
from argmap.core.tree import Tree
from argmap.ui.selection import Selection
from argmap.ui.translating import translate
from argmap.ui.view_state import ViewState


class Focus(QObject):
    """The branch of one card, or the whole map. Follows the card wherever it is moved; gives way where one goes on.

    `left` says why the whole map is shown again where nobody asked for that, and which branch it was.
    """

    changed = Signal()
    left = Signal(str, str)  # (a sentence, the id of the node whose branch it was)

    def __init__(self, tree: Tree, view_state: ViewState, selection: Selection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tree = tree
        self._view_state = view_state
        self._selection = selection
        self._node_id: RecordId | None = None
        view_state.folds_changed.connect(self._follow_folds)
        selection.changed.connect(self._follow_selection)

    @property
    def place(self) -> Place | None:
        """Where the card stands whose branch alone is shown; None while the whole map is."""
        return self._tree.full_place(self._node_id) if self._node_id is not None else None

    def trail(self) -> list[Place]:
        """The cards above that one, the topmost first."""
        return self._above(self.place)

    def show_only(self, node_id: RecordId) -> None:
        """Show the branch of a card alone, with that card selected if nothing in the branch is."""
        place = self._tree.full_place(node_id)
        if place is None or node_id in self._tree.document.tray_ids:
            return
        self._view_state.fold([above.id for above in self._above(place)], False)
        self._node_id = node_id
        if not self._chosen() or self._chosen_outside() is not None:
            self._selection.select_card(place.id)
        self.changed.emit()

    def go_up(self) -> None:
        """Show the branch of the card above; from the topmost, the whole map."""
        trail = self.trail()
        if trail:
            self.show_only(trail[-1].node_id)
        else:
            self.leave()

    def leave(self) -> None:
        """Show the whole map."""
        if self._node_id is not None:
            self._node_id = None
            self.changed.emit()

    def holds(self, place_or_step_id: RecordId) -> bool:
        """Whether a card or a step is in what is shown, folded away or not; the tray is beside it all the time."""
        return self._holds(place_or_step_id, set())

    def _holds(self, place_or_step_id: RecordId, known: set[RecordId]) -> bool:
        """The same; takes from the places known to be in it, and adds to them, what stands on the way up."""
        top, tree = self.place, self._tree
        step = tree.document.find(Inference, place_or_step_id)
        one_id = base_node_id(tree.document, step) if step is not None else place_or_step_id
        place = tree.place(one_id or "") or tree.full_place(one_id or "")
        if top is None or place is None or place.id in tree.document.tray_ids:
            return True
        way: list[RecordId] = []
        above: Place | None = place
        while above is not None and above != top and above.id not in known:
            way.append(above.id)
            above = tree.parent(above)
        known.update(way if above is not None else ())
        return above is not None

    def follow(self, place_or_step_id: RecordId) -> None:
        """Give way if what is to be shown stands outside of the branch."""
        if not self.holds(place_or_step_id):
            self._give_way(translate("Focus", "That card is not in the branch, so the whole map is shown."))

    def take_change(self) -> None:
        """Give way if the card is not on the map any more, or if what is selected has left the branch."""
        place = self.place
        if self._node_id is not None and (place is None or place.id in self._tree.document.tray_ids):
            self._give_way(translate("Focus", "The card of this branch is gone, so the whole map is shown."))
        self._follow_selection()

    def _follow_selection(self) -> None:
        outside = self._chosen_outside() if self.place is not None else None
        if outside is not None:
            self.follow(outside)

    def _chosen(self) -> tuple[RecordId, ...]:
        """The selected cards, or the selected step."""
        step = self._selection.step
        return self._selection.cards if step is None else (step,)

    def _chosen_outside(self) -> RecordId | None:
        """The first of what is selected that is not in what is shown."""
        known: set[RecordId] = set()
        return next((one for one in self._chosen() if not self._holds(one, known)), None)

    def _follow_folds(self) -> None:
        if any(self._view_state.is_folded(above.id) for above in self.trail()):
            self._give_way(translate("Focus", "The branch was folded away, so the whole map is shown."))

    def _give_way(self, sentence: str) -> None:
        node_id = self._node_id
        self.leave()
        self.left.emit(sentence, node_id or "")

    def _above(self, place: Place | None) -> list[Place]:
        above: list[Place] = []
        while place is not None and (place := self._tree.parent(place)) is not None:
            above.append(place)
        return above[::-1]
