"""Which of the files are still there, where a disk does not answer."""

from pathlib import Path
from threading import Event

import pytest

from argmap.ui import still_there


def test_a_share_that_hangs_is_not_waited_for_and_takes_nothing_else_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = Event()

    def hang_for_some(path: Path) -> bool:
        return path.exists() and (not path.name.startswith("hangs") or answers.wait())

    monkeypatch.setattr(still_there, "is_file", hang_for_some)
    monkeypatch.setattr(still_there, "PATIENCE_S", 0.05)
    names = ("a", "hangs at first", "b", "gone", "hangs again", "c", "hangs at last")
    for name in set(names) - {"gone"}:
        (tmp_path / name).touch()

    found = still_there.files_among(tmp_path / name for name in names)
    answers.set()

    assert [path.name for path in found] == ["a", "b", "c"]
