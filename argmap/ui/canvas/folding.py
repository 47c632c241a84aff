"""Folds and unfolds all of a map. A large one is laid out for that on a thread: the window would stand still."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QObject

from argmap.core.document import Document
from argmap.core.graph import Place
from argmap.core.records import Inference, Node, RecordId
from argmap.core.tree import Tree
from argmap.core.upward import Upward
from argmap.render.text import Typesetter
from argmap.ui.canvas.scene import Scene
from argmap.ui.context import MapContext
from argmap.ui.tasks import Progress, Task
from argmap.ui.view_state import KeptView

AT_ONCE = 2_000  # cards of a map that is folded without a thread
Folds = frozenset[RecordId]
Choose = Callable[[Tree, Place | None, Folds], Folds]
"""The places to fold, by the card whose branch alone is shown and what is folded now."""


class Folded(NamedTuple):
    """What a thread has made: the places that are folded, and the drawing of the map then."""

    folds: Folds
    drawing: Scene


class Folding(QObject):
    """Makes the last that was asked for. Who folds something meanwhile, or edits, has it made once more after that."""

    def __init__(self, context: MapContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._task: Task | None = None
        context.closed.connect(self._give_up)

    def fold_all(self) -> None:
        """Fold every branch below the top row of what is shown, and those further down each by itself."""
        self._fold(all_folded, self.tr("Folding…"))

    def unfold_all(self) -> None:
        """Unfold all that is shown."""
        self._fold(all_unfolded, self.tr("Unfolding…"))

    def _fold(self, choose: Choose, words: str) -> None:
        self._give_up()
        context, tasks = self._context, self._context.stepping.tasks
        session, view, top = context.session, context.view_state, context.focus.place
        if tasks is None or context.document.count(Node) <= AT_ONCE:
            view.set_folded(choose(context.tree, top, view.folded))
            return
        records, asked = list(session.document.records()), (session.revision, view.folded, view.layout, top)

        def work(progress: Progress) -> Folded:
            tree = Tree(Document(records))
            return folded_drawing(tree, choose(tree, top, asked[1]), KeptView(asked[1], asked[2], {}), progress.check)

        def take(made: Folded) -> None:
            if (session.revision, view.folded, view.layout, context.focus.place) == asked:
                self._take(made)
            else:
                self._let_go(made)
                self._fold(choose, words)

        self._task = tasks.start(words, work, take, unwanted=self._let_go)

    def _take(self, made: Folded) -> None:
        self._context.scene = made.drawing
        self._context.view_state.set_folded(made.folds)
        self._context.scene = None  # the map took it, if anything is folded otherwise
        self._let_go(made)

    def _let_go(self, made: Folded) -> None:
        """Of what is not shown, or not any more."""
        self._context.stepping.free(made.drawing.layout.taken_apart())
        self._context.stepping.free(made.drawing.tree.document.taken_apart())

    def _give_up(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None


def all_folded(tree: Tree, top: Place | None, folds: Folds) -> Folds:
    upward = Upward(tree)
    stands = upward.within(top) if top is not None else upward.stands
    tops = {place.id for place in ([top] if top is not None else tree.roots())}
    bearing = {step.target_node_id for step in tree.document.all(Inference)}
    cards = {one[0].id for one in stands if one[0].node_id in bearing and upward.is_full(one)}
    return folds.union(cards) - tops


def all_unfolded(tree: Tree, top: Place | None, folds: Folds) -> Folds:
    return folds.difference(place.id for place, _ in Upward(tree).within(top)) if top is not None else frozenset()


def folded_drawing(tree: Tree, folds: Folds, before: KeptView, check: Callable[[], None]) -> Folded:
    """Lay out what is open now or then, and fold it: what is folded stays laid out, to be unfolded at once."""
    drawing = Scene(tree, replace(before, folded=before.folded & folds), Typesetter(), check=check)
    drawing.follow(replace(before, folded=folds))
    drawing.hand_over()
    return Folded(folds, drawing)
