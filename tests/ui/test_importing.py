"""A map of another program is looked at before it becomes a map, or part of the open one."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from argmap import settings
from argmap.ui.importing.dialog import ImportDialog
from argmap.ui.window import Window
from tests.formats.test_csv_files import packed
from tests.ui.conftest import Person
from tests.ui.test_window import drop

Key = Qt.Key
OUTLINE = "- Close the street.\n  - Pro: Children walk there.\n  - Con (see above): Shops need it.\n"


@pytest.fixture
def outline(tmp_path: Path) -> Path:
    path = tmp_path / "street.md"
    path.write_text(OUTLINE)
    return path


def looked_at(person: Person, window: Window, path: Path) -> ImportDialog:
    """The dialog that shows what a file would become."""
    from argmap.ui.importing.taking import import_file

    import_file(window, path)
    return shown(person, window)


def shown(person: Person, window: Window) -> ImportDialog:
    person.until(lambda: window.findChild(ImportDialog) is not None)
    dialog = window.findChild(ImportDialog)
    person.until(dialog.isVisible)
    return dialog


def test_the_report_is_read_before_anything_is_added(person: Person, window: Window, outline: Path) -> None:
    dialog = looked_at(person, window, outline)

    assert "3 cards, 2 steps." in dialog.findChildren(type(dialog.preview._words))[0].text()
    assert "line 3: it names no card" in dialog.report.toPlainText().lower()
    assert window.context is None
    QTest.keyClick(dialog, Key.Key_Escape)
    person.until(lambda: window.findChild(ImportDialog) is None)
    assert window.context is None


def test_enter_makes_a_new_map(person: Person, window: Window, outline: Path) -> None:
    dialog = looked_at(person, window, outline)

    QTest.keyClick(dialog, Key.Key_Return)
    person.until(lambda: window.context is not None)
    assert person.texts() == {"Close the street.", "Children walk there.", "Shops need it."}


def test_a_cancelled_import_leaves_no_map_behind(person: Person, window: Window, outline: Path) -> None:
    dialog = looked_at(person, window, outline)
    maps = settings.maps_folder()

    QTest.keyClick(dialog, Key.Key_Return)
    while not list(maps.glob("*.argmap")):
        time.sleep(0.001)
    window.tasks.current.cancel()
    person.until(lambda: window.tasks.current is None)
    assert window.context is None
    assert list(maps.iterdir()) == []


def test_what_is_added_to_the_open_map_is_one_step_back(person: Person, window: Window, outline: Path) -> None:
    person.open_sample()
    before, main = person.texts(), window.context.tree.main_claim()
    dialog = looked_at(person, window, outline)

    dialog.add_button.click()
    person.until(lambda: "Shops need it." in person.texts())
    assert person.texts() > before
    assert window.context.tree.main_claim() == main
    assert "Import" in window.by_name["map.history.undo"].text()
    window.by_name["map.history.undo"].trigger()
    person.until(lambda: person.texts() == before)


def test_the_report_is_copied(person: Person, window: Window, outline: Path) -> None:
    dialog = looked_at(person, window, outline)

    dialog.copy_button.click()
    assert "Kept: 3 cards." in QApplication.clipboard().text()
    dialog.reject()


def test_what_is_dropped_is_looked_at_as_well_and_without_a_map_cannot_be_added(
    person: Person, window: Window, tmp_path: Path
) -> None:
    tables = tmp_path / "street.zip"
    tables.write_bytes(packed(nodes="id,text\n1,Close the street.\n2,Shops need it.\n"))
    drop(window, tables)
    dialog = shown(person, window)

    assert "Kept: 2 nodes." in dialog.report.toPlainText()
    assert not dialog.add_button.isVisible()
    dialog.reject()
