"""Who opens a map that another process has open sees what is done to it, from where it was being looked at."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from argmap.core.records import Node
from argmap.samples import sample_records
from argmap.session import following
from argmap.storage.creating import create_map
from argmap.ui.panes import Pane
from argmap.ui.window import Window
from tests.session.other_process import HOLDS, other_process
from tests.ui.conftest import Person


def test_the_picture_follows_and_selection_folds_and_zoom_stay(
    person: Person, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "LOOK_S", 0.05)
    path = tmp_path / "Shared.argmap"
    create_map(path, sample_records("eu-nato"))
    with other_process(HOLDS, path) as other:
        window.open_path(path)
        person.until(lambda: window.finder is not None, 30_000)
        person.go_to(Pane.MAP)
        person.key(Qt.Key.Key_Down)
        person.key(Qt.Key.Key_Space)
        context, canvas = window.context, window.workspace.part(Pane.MAP)
        person.until(lambda: bool(context.view_state.folded))
        before = context.selection.current, context.view_state.folded, canvas.sight.camera.scale

        other.stdin.write("Written by the other one\n")
        other.stdin.flush()
        person.until(lambda: "Written by the other one" in {one.text for one in context.document.all(Node)}, 30_000)

        assert (context.selection.current, context.view_state.folded, canvas.sight.camera.scale) == before
        assert len(context.document.tray_ids) == 1
        assert window.slim_bar.saved.text() == "For reading only"
        window.by_name["window.files.close"].trigger()
