"""Any edits in any order on a real file: memory, file, tree and history stay one.

`make soak row=any_edits` does very many more.
"""

import shutil
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from argmap.core import edits
from argmap.core.document import Document
from argmap.core.graph import Place
from argmap.core.records import RECORD_TYPES, MapInfo, Source
from argmap.layout.geometry import Size
from argmap.layout.map_layout import MapLayout
from argmap.session import SaveState, create_session, open_session
from argmap.storage.opening import LoadedMap, read_map
from argmap.storage.rows import MODULUS, to_bytes, to_rows, total
from tests.core.any_edit import any_edit
from tests.core.builders import TEXT
from tests.core.rebuilt import (
    assert_full_cards_come_first,
    assert_nothing_dangles,
    assert_tree_equals_rebuilt,
    state_of,
)
from tests.layout.test_updating import picture

STEPS = 40  # at most
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
        copy = self.path.with_name("copy.argmap")  # reading the map itself would drop the writer's locks on it
        shutil.copy(self.path, copy)
        assert state_of(Document(read_map(copy).records)) == state_of(self.session.document)

    @rule()
    def close_and_reopen(self) -> None:
        before, labels = state_of(self.session.document), (self.session.undo_label, self.session.redo_label)
        assert state_of(Document(self.close().records)) == before
        self.open()
        assert (self.session.undo_label, self.session.redo_label) == labels

    @precondition(lambda self: not any(entry.kind == "received" for entry in self.session.history.entries()))
    @rule(seed=SEEDS)
    def undo_all_and_redo_all(self, seed: int) -> None:
        random = Random(seed)
        while self.session.redo() is not None:
            pass
        digests = [self.digest()]
        while self.session.undo() is not None:
            self.maybe_close_and_reopen(random)
            digests.append(self.digest())
        assert len(state_of(self.session.document)) == 1
        for digest in digests[-2::-1]:
            self.session.redo()
            self.maybe_close_and_reopen(random)
            assert self.digest() == digest
        assert self.session.redo() is None

    def maybe_close_and_reopen(self, random: Random) -> None:
        if random.random() < 0.1:
            self.close_and_reopen()

    def digest(self) -> int:
        """The digest of all records in memory, as the file's own is made."""
        by_type = {record_type: list(self.session.document.all(record_type)) for record_type in RECORD_TYPES}
        return sum(total(to_rows(record_type, records)) for record_type, records in by_type.items()) % MODULUS

    def close(self) -> LoadedMap:
        """Close the session; returns what its file holds then, digest for digest what memory held."""
        digest = self.digest()
        self.session.close()
        loaded = read_map(self.path)
        assert loaded.digest == to_bytes(digest)
        return loaded

    def open(self) -> None:
        self.session = open_session(self.path)
        self.draw()

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
    max_examples=10, stateful_step_count=STEPS, deadline=None, suppress_health_check=list(HealthCheck)
)
