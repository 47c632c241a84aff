"""How a map is looked at is kept now and then, without waiting for the disk."""

from pathlib import Path
from threading import Event

import pytest

from argmap.ui import view_state
from argmap.ui.view_state import ViewState

write = view_state._write


def test_a_busy_disk_holds_up_nobody_and_what_is_said_last_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, goes_on, waited = tmp_path / "view.json", Event(), []

    def write_slowly(path: Path, text: str) -> None:
        waited.append(goes_on.wait(20))
        write(path, text)

    monkeypatch.setattr(view_state, "_write", write_slowly)
    state = ViewState(path)
    state.keep("map", 1)
    state.save_aside()
    state.keep("map", 2)
    state.save_aside()
    state.keep("map", 3)
    goes_on.set()
    state.save()
    assert ViewState(path).get("map") == 3
    assert waited == [True, True]
