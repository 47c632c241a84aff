"""Row 19: finding one's way in a large map: levels, one branch alone, the filter, the overview, each until painted."""

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from argmap.core.filtering import Criteria
from argmap.core.roles import Role
from argmap.render.fonts import register_fonts
from argmap.session.session import Session
from argmap.ui.appearance import Appearance
from argmap.ui.canvas.miniature import Miniature, plan_for
from argmap.ui.canvas.scene import Scene
from argmap.ui.canvas.view import MapCanvas
from argmap.ui.collecting import Collector
from argmap.ui.commands.map.filtering import next_match
from argmap.ui.commands.map.levels import show
from argmap.ui.context import MapContext
from argmap.ui.preferences import Preferences
from argmap.ui.view_state import ViewState
from tests.benchmarks.canvas import SIZE
from tests.benchmarks.maps import random_map
from tests.benchmarks.rows import Row, at_most, main, sizes, typical

ROW = 19
FRAME_S = 1 / 60
LEVELS = (3, 6)
ROLES = (Role.OBJECTION, Role.REASON)


def rows(nodes: int, runs: int) -> Iterator[Row]:
    application = QApplication([])
    collector = Collector()  # as in the window: Python's own would look through the whole map in the middle of an act
    register_fonts()
    for count in sizes(nodes):
        with tempfile.TemporaryDirectory() as folder:
            context = context_of(application, count, Path(folder))
            collector.spare_what_is_there()
            for what, seconds, most in measured(canvas_over(context), context, runs):
                yield at_most(ROW, what, seconds, most if count == nodes else None, f"{count:,} nodes")


def context_of(application: QApplication, nodes: int, folder: Path) -> MapContext:
    appearance = Appearance(application, Preferences(folder / "settings.ini"))
    return MapContext(Session(random_map(nodes)), appearance, ViewState(folder / "view.json"))


def canvas_over(context: MapContext) -> MapCanvas:
    canvas = MapCanvas(context)
    canvas.resize(*SIZE)
    canvas.show()
    canvas.sight.picture()
    return canvas


def measured(canvas: MapCanvas, context: MapContext, runs: int) -> Iterator[tuple[str, float, float | None]]:
    """What was done, how long it took until it was painted, and how long it may."""
    sight = canvas.sight

    def turns(*acts: Callable[[], object]) -> float:
        """The time of one of several things that are done in turn."""

        def act() -> None:
            for one in acts:
                one()
                sight.picture()

        return typical(act, runs) / len(acts)

    yield "show three levels, then six", turns(*(lambda count=count: show(context, count) for count in LEVELS)), 0.1
    context.view_state.set_folded(())
    top = context.tree.children(context.tree.roots()[0])[0]
    branch = turns(lambda: context.focus.show_only(top.node_id), context.focus.leave)
    yield "show one branch alone, then the map", branch, FRAME_S
    context.filtering.open()
    asked = [Criteria(roles=frozenset([role])) for role in ROLES]
    yield "pick cards out by role", turns(*(lambda one=one: context.filtering.ask(one) for one in asked)), 0.1
    yield "a frame of what is picked out", turns(sight.paint_anew), FRAME_S
    yield "go to the next match", turns(lambda: next_match(context)), FRAME_S
    yield "draw the overview", turns(lambda: overview(context, sight.scene)), FRAME_S


def overview(context: MapContext, scene: Scene) -> None:
    """As the window does it in several turns."""
    miniature = Miniature(scene, context.theme, plan_for(scene.bounds))
    for _ in miniature.gathered():
        pass
    miniature.draw(1.0)


if __name__ == "__main__":
    main(rows, __doc__ or "")
