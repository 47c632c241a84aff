"""Which of the files are still there, where a disk does not answer."""

import json
from pathlib import Path
from threading import Event

import pytest

from argmap import settings
from argmap.samples import sample_records
from argmap.storage.creating import create_map
from argmap.ui import still_there
from argmap.ui.opening import opened_in
from argmap.ui.runs import maps_left
from argmap.ui.versions.dialog import VersionsDialog
from argmap.ui.window import Window
from tests.small_disk import hanging
from tests.ui.conftest import Person


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


@pytest.fixture
def _little_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(still_there, "PATIENCE_S", 0.05)


@pytest.mark.usefixtures("_little_patience")
@pytest.mark.parametrize("name", ["map.argmap", "report.txt"])
def test_a_file_on_a_share_that_hangs_is_refused_in_a_sentence_and_opens_once_it_answers(
    person: Person, window: Window, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "share" / "map.argmap"
    path.parent.mkdir()
    create_map(path, sample_records("eu-nato"))
    with hanging(path.parent):
        window.open_path(path.with_name(name))
        assert f"“{name}” was not opened" in window.messages.text
        assert window.tasks.current is None

    person.open_map(path)
    assert opened_in(window).path == path


@pytest.mark.usefixtures("_little_patience")
def test_a_map_on_a_share_that_hangs_keeps_no_other_from_being_opened(
    person: Person, window: Window, tmp_path: Path
) -> None:
    there, here = tmp_path / "share" / "there.argmap", tmp_path / "here.argmap"
    there.parent.mkdir()
    for path in (there, here):
        create_map(path, sample_records("eu-nato"))
    person.open_map(there)
    with hanging(there.parent):
        other = window.desk.new_window(here)
        person.until(lambda: other.finder is not None)

    assert opened_in(other).path == here


@pytest.mark.usefixtures("_little_patience")
def test_a_map_whose_share_hangs_is_shown_in_another_window_and_with_its_versions(
    person: Person, window: Window, tmp_path: Path
) -> None:
    path = tmp_path / "share" / "map.argmap"
    path.parent.mkdir()
    create_map(path, sample_records("eu-nato"))
    person.open_map(path)
    with hanging(path.parent):
        window.by_name["window.files.new_window"].trigger()
        other = window.desk.windows[-1]
        person.until(lambda: other.finder is not None)
        window.by_name["window.versions.show"].trigger()
        (dialog,) = window.findChildren(VersionsDialog)
        dialog.close()

    assert other.context.session is window.context.session


@pytest.mark.usefixtures("_little_patience")
def test_a_share_that_hangs_keeps_nobody_from_starting_after_a_bad_end(tmp_path: Path) -> None:
    there, here = tmp_path / "share" / "there.argmap", tmp_path / "here.argmap"
    there.parent.mkdir()
    here.touch()
    settings.runs_folder().mkdir(parents=True)
    left = json.dumps({"started": 0, "maps": [str(there), str(here)]})
    (settings.runs_folder() / "1.json").write_text(left, encoding="utf-8")
    with hanging(there.parent):
        assert maps_left(settings.runs_folder()) == [here]
