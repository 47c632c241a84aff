"""Ways to look: zoom, fit, bring into view, and what the status line is told of it."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QObject, QPointF

from argmap.core.graph import Place, base_node_id
from argmap.core.records import Inference, Node, RecordId
from argmap.core.tree import Tree
from argmap.layout.direction import Direction
from argmap.layout.geometry import Point, Rect
from argmap.render.branch import branch_of
from argmap.ui.canvas.camera import LARGEST, fitting, zoom_to_fit
from argmap.ui.canvas.fitting import MARGIN, SMALLEST_ZOOM, Fit, levels_that_fit
from argmap.ui.canvas.folding import Folding
from argmap.ui.canvas.level_count import LONG_REST_MS, REST_MS, LevelCount, Levels, levels_so_far
from argmap.ui.canvas.picture import united
from argmap.ui.canvas.sight import Sight
from argmap.ui.canvas.standing_sign import ShownStanding
from argmap.ui.context import MapContext
from argmap.ui.viewing import Look, Report

STEP = 1.25
KEPT = "map"
"""Under this name the view state keeps where the map is looked at."""
SMALLEST = 0.05
COUNTED_SOON = 2_000
"""Cards up to which the levels are counted right after a change; those of a larger map are not known meanwhile."""
MOVES = {
    Look.MOVE_UP: (0.0, -0.5),
    Look.MOVE_DOWN: (0.0, 0.5),
    Look.MOVE_LEFT: (-0.5, 0.0),
    Look.MOVE_RIGHT: (0.5, 0.0),
}
"""How far the view moves, in parts of its own size."""
REVEAL_MARGIN = 40  # pixels around what is brought into view


class Looking(QObject):
    """Moves the camera of a sight, and folds where a fit needs it."""

    def __init__(self, context: MapContext, sight: Sight, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._sight = sight
        self._levels = LevelCount(self)
        self._levels.counted.connect(self.tell)
        self._folding = Folding(context, self)
        self._folded_before: frozenset[RecordId] = frozenset()  # what was folded before a fit,
        self._folded_to_fit: frozenset[RecordId] | None = None  # and after it
        sight.scene.strength = context.filtering.strength
        context.filtering.changed.connect(sight.paint_anew)
        sight.scene.standing = self._standing
        context.standings_changed.connect(sight.take_standings)
        context.focus.changed.connect(self._take_focus)

    def _standing(self, place: Place) -> ShownStanding | None:
        """What an exercise says of the card goes before how it stands by ratings: there is room for one."""
        by = (one for one in (self._context.exercising, self._context.judging) if one is not None)
        shown: ShownStanding | None = next(filter(None, (one.shown(place.node_id) for one in by)), None)
        return shown

    @property
    def middle(self) -> QPointF:
        """The middle of the view, in its own pixels."""
        camera = self._sight.camera
        return QPointF(camera.width / camera.ratio / 2, camera.height / camera.ratio / 2)

    @property
    def middle_of_selection(self) -> QPointF:
        """The view's point where the selected card or step is seen; the middle of the view if there is none."""
        chosen = self._context.selection.step or self._context.selection.current
        rect = self._sight.rect_of(chosen) if chosen is not None else None
        return self._sight.camera.to_view(rect.centre) if rect is not None else self.middle

    def look(self, wanted: Look) -> bool:
        """Zoom, fit, fold or move the view as an action asks; whether it was that."""
        match wanted:
            case Look.ZOOM_IN:
                self.zoom_by(STEP, self.middle)
            case Look.ZOOM_OUT:
                self.zoom_by(1 / STEP, self.middle)
            case Look.ACTUAL_SIZE:
                self.zoom_100()
            case Look.FIT:
                self.zoom_to_fit()
            case Look.FIT_SELECTION:
                self.zoom_to_selection()
            case Look.FOLD_ALL:
                self._folding.fold_all()
            case Look.UNFOLD_ALL:
                self._folding.unfold_all()
            case _ if wanted in MOVES:
                self._move(*MOVES[wanted])
            case _:
                return False
        return True

    def zoom_by(self, factor: float, anchor: QPointF) -> None:
        """Zoom, with the place under the anchor staying there."""
        camera = self._sight.camera
        smallest = min(SMALLEST, zoom_to_fit(camera, self._sight.scene.bounds, MARGIN))
        self._sight.go(camera.zoomed(min(max(camera.zoom * factor, smallest), LARGEST), anchor))

    def zoom_100(self) -> None:
        """Show everything at its own size, with what is selected, or else the middle, staying where it is."""
        camera = self._sight.camera
        rect = self._selected_rect()
        seen = rect is not None and camera.shown.intersects(rect)
        anchor = camera.to_view(rect.centre) if rect is not None and seen else self.middle
        self._sight.go(camera.zoomed(1.0, anchor))

    def zoom_to_fit(self) -> None:
        """Show as many levels as are readable; where that is not all, the second time all of them, however small.

        Where no more than the first would be, all of them at once: it says nothing of what a map is about.
        """
        view_state = self._context.view_state
        if view_state.folded == self._folded_to_fit:
            self._folded_to_fit = None
            view_state.set_folded(self._folded_before)
            self.show_whole()
            return
        fit = self._levels_that_fit()
        if fit.has_more and fit.levels > 1:
            self._folded_before = view_state.folded
            view_state.set_folded(view_state.folded.union(one.id for one in fit.lowest if self._has_below(one)))
            self._folded_to_fit = view_state.folded
            self._show_all(SMALLEST_ZOOM)
        else:
            self.show_whole()

    def show_whole(self) -> None:
        """Show the whole map in the middle of the view, however small."""
        self._show_all(0.0)

    def come_back(self) -> None:
        """Show the beginning of the map if nothing of it is in view any more."""
        if next(self._sight.scene.layout.shown(self._sight.camera.shown), None) is None:
            self.show_beginning()

    def zoom_to_selection(self) -> None:
        """Show the selected branches as large as they fit."""
        rect = united(self._branches())
        if rect is not None:
            self._sight.go(fitting(self._sight.camera, rect, MARGIN, smallest=SMALLEST_ZOOM))

    def show_beginning(self) -> None:
        """Show the whole map if it can be read then, or else the main claim at the top and what is around it.

        While one branch alone is shown it is the whole map, and its card the main claim.
        """
        camera, scene = self._sight.camera, self._sight.scene
        main = self._context.focus.place or self._context.tree.main_claim()
        rect = scene.layout.rect_of(main.id) if main is not None else None
        if rect is None or zoom_to_fit(camera, scene.bounds, MARGIN) >= SMALLEST_ZOOM:
            self.show_whole()
            return
        camera = replace(camera, zoom=SMALLEST_ZOOM)
        if Direction(self._context.view_state.layout) is Direction.RIGHT:
            middle = Point(rect.x + (camera.width / camera.ratio / 2 - MARGIN) / camera.zoom, rect.centre.y)
        else:
            middle = Point(rect.centre.x, rect.y + (camera.height / camera.ratio / 2 - MARGIN) / camera.zoom)
        self._sight.go(camera.centred(middle))

    def return_to_last(self) -> None:
        """Look where this user looked at this map last; the first time, at its beginning."""
        kept = self._context.view_state.get(KEPT)
        match kept:
            case {"zoom": int() | float() as zoom, "x": int() | float() as x, "y": int() | float() as y} if zoom > 0:
                camera = replace(self._sight.camera, zoom=min(float(zoom), LARGEST))
                self._sight.go(camera.centred(Point(float(x), float(y))))
            case _:
                self.show_beginning()

    def remember(self) -> None:
        """Keep where the view is, for the next opening."""
        centre = self._sight.camera.shown.centre
        self._context.view_state.keep(KEPT, {"zoom": self._sight.camera.zoom, "x": centre.x, "y": centre.y})

    def reveal(self, place_or_step_id: RecordId) -> None:
        """Bring a card or a step into view, unfolding what hides it."""
        self.uncover(place_or_step_id)
        rect = self._sight.scene.rect_of(place_or_step_id)
        if rect is not None:
            camera = self._sight.camera
            self._sight.go(camera.revealing(rect, REVEAL_MARGIN * camera.ratio))

    def uncover(self, one_id: RecordId) -> None:
        """Unfold what hides a card or a step; a node stands for its full place."""
        tree = self._context.tree
        place = tree.place(one_id) or tree.full_place(one_id)
        hiding = [one for one in self._above(place.id if place is not None else one_id) if self._is_folded(one)]
        if hiding:
            self._context.view_state.fold(hiding, False)

    def count_levels(self, rest_ms: int = REST_MS) -> None:
        """Others are shown, or there are others: they are counted soon, those of a large map after such a rest."""
        if self._context.document.count(Node) > COUNTED_SOON:
            self._levels.begin_anew(self._levels_so_far(), rest_ms)
            self.tell()
        elif not self._context.is_glimpse:
            self._levels.begin(self._levels_so_far())

    def take_change(self) -> None:
        """The map is another, and its levels may be."""
        self.count_levels(LONG_REST_MS)

    def tell(self) -> None:
        """Say how much is shown, as far as it is known."""
        self._context.look_changed.emit(Report(self._sight.camera.zoom, *self._levels.found))

    def tell_moved(self) -> None:
        """Say that the view is another."""
        self._levels.give_way()
        self.tell()

    def _shown_tree(self) -> Tree:
        """The tree of all that is shown: the map's, or that of the one branch."""
        top = self._context.focus.place
        return branch_of(self._context.tree, top.node_id if top is not None else None)

    def _take_focus(self) -> None:
        """Show one branch alone from its beginning. Where more of the map comes around it, what is seen stays."""
        sight, top = self._sight, self._context.focus.place
        before = sight.scene.bounds
        self.count_levels()
        sight.show_only(top.node_id if top is not None else None)
        after = sight.scene.bounds
        if top is not None and after.width * after.height < before.width * before.height:
            self.show_beginning()
        elif top is not None:
            self.reveal(top.id)
        self.come_back()

    def _move(self, across: float, down: float) -> None:
        """Move the view by a part of its own size."""
        camera = self._sight.camera
        left, top = camera.left + round(across * camera.width), camera.top + round(down * camera.height)
        self._sight.go(replace(camera, left=left, top=top))

    def _show_all(self, smallest: float) -> None:
        self._sight.go(fitting(self._sight.camera, self._sight.scene.bounds, MARGIN, smallest=smallest))

    def _levels_so_far(self) -> Iterator[Levels]:
        return levels_so_far(self._context.tree, self._context.focus.place, self._sight.scene.layout)

    def _levels_that_fit(self) -> Fit:
        scene = self._sight.scene
        direction = Direction(self._context.view_state.layout)
        return levels_that_fit(self._shown_tree(), scene.measure, direction, self._sight.camera)

    def _is_folded(self, place_id: RecordId) -> bool:
        return self._context.view_state.is_folded(place_id)

    def _has_below(self, place: Place) -> bool:
        return bool(self._context.document.where(Inference, "target_node_id", place.node_id))

    def _selected_rect(self) -> Rect | None:
        chosen = self._context.selection.step or self._context.selection.current
        return self._sight.scene.rect_of(chosen) if chosen is not None else None

    def _branches(self) -> list[Rect]:
        layout, tree = self._sight.scene.layout, self._context.tree
        places = [place for one in self._context.selection.cards if (place := tree.place(one)) is not None]
        nodes = {place.node_id for place in places}
        tops = [place for place in places if tree.above(place) not in nodes] or places
        found = [layout.rect_of_branch(place.inference_id or place.node_id) for place in tops]
        return [rect for rect in found if rect is not None]

    def _above(self, place_or_step_id: RecordId) -> list[RecordId]:
        """The places above a card or a step, the topmost first."""
        tree = self._context.tree
        step = tree.document.find(Inference, place_or_step_id)
        base = base_node_id(tree.document, step) if step is not None else None
        place: Place | None = tree.full_place(base) if base is not None else tree.place(place_or_step_id)
        above = [place.id] if base is not None and place is not None else []
        seen: set[RecordId] = set()
        while place is not None and place.id not in seen:
            seen.add(place.id)
            place = tree.parent(place)
            if place is not None:
                above.append(place.id)
        return above[::-1]
