"""Any edits in any order on a real file: memory, file, tree and history stay one."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from argmap.core import edits
from argmap.core.graph import Place
from argmap.core.records import MapInfo, Source
from argmap.layout.geometry import Size
from argmap.layout.map_layout import MapLayout
from argmap.session import SaveState, create_session, open_session
from argmap.storage.opening import read_map
from tests.core.any_edit import any_edit
from tests.core.builders import TEXT
from tests.core.rebuilt import (
    assert_full_cards_come_first,
    assert_nothing_dangles,
    assert_tree_equals_rebuilt,
    state_of,
)
from tests.layout.test_updating import picture

SEEDS = st.integers(min_value=0, max_value=10_000)


class AnyEdits(RuleBasedStateMachine):
    """A user, another program, and a disk."""

    @initialize()
    def new_map(self) -> None:
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "any.argmap"
        self.session = create_session(self.path, [MapInfo(id="1" * 32, title="Any")])
        text = edits.source_text("2" * 32, TEXT, new_id=lambda: "3" * 32)
        self.session.commit(edits.add_source(self.session.document, Source(id="2" * 32), text))
        self.draw()

    def draw(self) -> None:
        """Lay the map out, and keep the layout up to date from here on."""
        self.layout = MapLayout(self.session.tree, self.measure)
        self.session.subscribe(lambda _, touched: self.layout.update(touched))

    def measure(self, place: Place) -> Size:
        text = self.session.tree.node(place.node_id).text
        return Size(200.0, 40.0 + sum(map(ord, text)) % 7 * 30)

    @rule(seed=SEEDS)
    def edit(self, seed: int) -> None:
        change = any_edit(self.session.document, Random(seed))
        if change is not None:
            self.session.commit(change)

    @rule(seed=SEEDS)
    def somebody_else_edits(self, seed: int) -> None:
        change = any_edit(self.session.document, Random(seed))
        if change is not None:
            self.session.receive(change)

    @rule()
    def undo(self) -> None:
        self.session.undo()

    @rule()
    def redo(self) -> None:
        self.session.redo()

    @rule()
    def flush(self) -> None:
        self.session.flush()
        assert self.session.save_state is SaveState.SAVED

    @rule()
    def close_and_reopen(self) -> None:
        before, labels = state_of(self.session.document), (self.session.undo_label, self.session.redo_label)
        self.session.close()
        in_file = {(type(one).__name__, one.id): one for one in read_map(self.path).records}
        assert in_file == before
        self.session = open_session(self.path)
        self.draw()
        assert (self.session.undo_label, self.session.redo_label) == labels

    @precondition(lambda self: not any(entry.kind == "received" for entry in self.session.history.entries()))
    @rule()
    def undo_all_and_redo_all(self) -> None:
        while self.session.redo() is not None:
            pass
        at_the_top = state_of(self.session.document)
        steps = 0
        while self.session.undo() is not None:
            steps += 1
        assert len(state_of(self.session.document)) == 1
        while self.session.redo() is not None:
            steps -= 1
        assert steps == 0
        assert state_of(self.session.document) == at_the_top

    @invariant()
    def the_tree_equals_a_rebuilt_one(self) -> None:
        if hasattr(self, "session"):
            assert_tree_equals_rebuilt(self.session.tree)
            if not self.session.tree.cut_ids:
                assert_full_cards_come_first(self.session.tree)

    @invariant()
    def the_layout_equals_a_rebuilt_one(self) -> None:
        if hasattr(self, "session"):
            assert picture(self.layout) == picture(MapLayout(self.session.tree, self.measure))

    @invariant()
    def nothing_dangles(self) -> None:
        if hasattr(self, "session") and not any(e.kind == "received" for e in self.session.history.entries()):
            assert_nothing_dangles(self.session.document)

    def teardown(self) -> None:
        if hasattr(self, "session"):
            self.session.close()
            self.folder.cleanup()


TestAnyEdits = AnyEdits.TestCase
TestAnyEdits.settings = settings(
    max_examples=30, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)
