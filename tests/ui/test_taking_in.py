"""The window's loop goes round while a foreign file is read and what it holds is made ready."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from argmap.core.records import Node, Source
from argmap.formats.argmap_json import write
from argmap.samples import sample_records
from argmap.storage import creating
from argmap.ui import taking_in
from argmap.ui.desk import Desk
from argmap.ui.importing.dialog import ImportDialog
from argmap.ui.taking_in import take_in
from argmap.ui.window import Window
from argmap.worker.client import Worker
from tests.formats.qdpx_making import selection, source, xml
from tests.reliability.turning import Turning
from tests.ui.conftest import Person

WAITING_WORKER = """
import sys, time
from pathlib import Path
from argmap.worker import answering
from argmap.worker.serving import main
answer = answering.Desk.answer
def wait_and_answer(*asked):
    while not Path(sys.argv[1]).exists():
        time.sleep(0.01)
    return answer(*asked)
answering.Desk.answer = wait_and_answer
main()
"""
TEXT = "The levy raises forty million euros."
FILES = {
    "a.txt": TEXT.encode(),
    "a.qde": xml(source([selection(TEXT, "forty million")])),
    "a.bib": b"@book{k, title = {On costs}}",
    "a.json": write(sample_records("eu-nato")),
}


MAPS = ("a.json",)


def agree(person: Person, window: Window, count: int = 1) -> None:
    """Let all that was read become maps."""
    person.until(lambda: len(window.findChildren(ImportDialog)) == count)
    for dialog in window.findChildren(ImportDialog):
        dialog.accept()


@pytest.fixture
def turning(window: Window) -> Turning:
    """Counts how often the window's loop goes round."""
    return Turning(window)


@pytest.fixture
def release(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The worker begins to read once this file is there."""
    path = tmp_path / "begin"
    worker = Worker([sys.executable, "-P", "-c", WAITING_WORKER, str(path)])
    monkeypatch.setattr(desk, "worker", lambda: worker)
    yield path
    worker.close()


@pytest.mark.parametrize("name", FILES)
def test_the_window_goes_on_while_the_worker_reads(
    name: str, person: Person, window: Window, tmp_path: Path, turning: Turning, release: Path
) -> None:
    person.open_sample()
    before = set(window.context.document.records())
    (tmp_path / name).write_bytes(FILES[name])

    take_in(window, [tmp_path / name])
    begun = turning.turns
    person.until(lambda: turning.turns > begun + 20)
    assert window.tasks.current is not None
    release.touch()
    if name in MAPS:
        agree(person, window)

    person.until(lambda: set(window.context.document.records()) != before)


def test_a_map_of_another_format_is_made_while_the_window_goes_on(
    person: Person, window: Window, tmp_path: Path, turning: Turning, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.json").write_bytes(FILES["a.json"])
    monkeypatch.setattr(creating, "create_map", turning.first(creating.create_map))

    take_in(window, [tmp_path / "a.json"])
    agree(person, window)

    person.until(lambda: window.context is not None)
    assert turning.stalls == 0
    assert window.context.document.count(Node) == sum(type(one) is Node for one in sample_records("eu-nato"))


def test_what_knows_other_formats_is_loaded_while_the_window_goes_on(
    person: Person, window: Window, tmp_path: Path, turning: Turning, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.json").write_bytes(FILES["a.json"])
    monkeypatch.setattr(taking_in, "import_module", turning.first(taking_in.import_module))

    take_in(window, [tmp_path / "a.json"])
    begun = turning.turns
    person.until(lambda: window.findChild(ImportDialog) is not None)

    assert turning.turns > begun
    assert turning.stalls == 0


def test_a_file_of_no_known_kind_is_taken_for_a_document(person: Person, window: Window, tmp_path: Path) -> None:
    (tmp_path / "a.words").write_text(TEXT)
    take_in(window, [tmp_path / "a.words"])
    person.until(lambda: "Open a map first; then “a.words”" in window.messages.text)

    person.open_sample()
    count = window.context.document.count(Source)
    take_in(window, [tmp_path / "a.words"])
    person.until(lambda: window.context.document.count(Source) == count + 1)


def test_the_records_of_a_document_are_made_while_the_window_goes_on(
    person: Person, window: Window, tmp_path: Path, turning: Turning, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.open_sample()
    count = window.context.document.count(Source)
    (tmp_path / "a.txt").write_bytes(FILES["a.txt"])
    monkeypatch.setattr(taking_in, "source_records", turning.first(taking_in.source_records))

    take_in(window, [tmp_path / "a.txt"])

    person.until(lambda: window.context.document.count(Source) == count + 1)
    assert turning.stalls == 0


def test_two_maps_of_one_name_that_come_at_once_are_two_maps(person: Person, window: Window, tmp_path: Path) -> None:
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_bytes(FILES["a.json"])

    take_in(window, [tmp_path / "a.json", tmp_path / "b.json"])
    agree(person, window, 2)

    person.until(lambda: window.context is not None and window.tasks.current is None)
    assert window.messages.text == ""
