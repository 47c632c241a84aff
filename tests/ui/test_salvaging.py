"""A damaged map in the window: what is good in it opens as a new map, and what is hurt is named."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from argmap import settings
from argmap.core.records import MapInfo, Node
from argmap.storage.backup import back_up
from argmap.storage.creating import create_map
from argmap.ui.dialogs.hurt import HurtDialog
from argmap.ui.opening import opened_in
from argmap.ui.window import Window
from tests.storage.samples import CLAIM, every_record, node, originals
from tests.ui.conftest import Person


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "mine" / "Defence.argmap"
    path.parent.mkdir()
    create_map(path, [*every_record(), node(9, "A card in the tray")], originals())
    return path


def harm(path: Path) -> bytes:
    content = path.read_bytes().replace(b"The union should act.", b"The onion should act.")
    path.write_bytes(content)
    return content


def refused(person: Person, window: Window, path: Path) -> None:
    window.open_path(path)
    person.until(lambda: "is damaged" in window.messages.text)


def hurt_dialog(person: Person, window: Window) -> HurtDialog:
    person.until(lambda: isinstance(QApplication.activeModalWidget(), HurtDialog), 30_000)
    person.until(lambda: window.context is not None, 30_000)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, HurtDialog)
    return dialog


def test_the_good_part_of_a_damaged_map_opens_as_a_new_map(person: Person, window: Window, path: Path) -> None:
    content = harm(path)
    refused(person, window, path)

    window.messages._button.click()
    dialog = hurt_dialog(person, window)

    assert dialog.text.toPlainText() == "The card “The onion should act. Now.” is not as it was written."
    dialog.copy_button.click()
    assert QApplication.clipboard().text() == dialog.text.toPlainText()
    dialog.close_button.click()
    assert opened_in(window).path == path.with_name("Defence (good part).argmap")
    assert window.context.document.find(Node, CLAIM.id).text == "Damaged: The onion should act.\nNow."
    assert window.context.document.info == next(one for one in every_record() if isinstance(one, MapInfo))
    assert path.read_bytes() == content


def test_a_damaged_map_with_backups_offers_them_too(person: Person, window: Window, path: Path) -> None:
    back_up(path, settings.backups_folder(), datetime.now(UTC))
    harm(path)
    refused(person, window, path)

    assert window.messages._button.text() == "Open the good part as a new map"
    assert window.messages._other_button.text() == "Show its backups"
    window.messages._other_button.click()
    QApplication.activeModalWidget().reject()
    assert window.messages._other_button.isHidden() or not window.messages.text


def test_a_map_that_has_grown_too_large_offers_its_backups_from_before(
    person: Person, window: Window, path: Path
) -> None:
    back_up(path, settings.backups_folder(), datetime.now(UTC))
    os.truncate(path, (1 << 30) + 1)
    window.open_path(path)
    person.until(lambda: "larger than 1 GiB" in window.messages.text)

    assert window.messages._other_button.text() == "Show its backups"


def test_a_file_in_which_nothing_is_left_says_so(person: Person, window: Window, tmp_path: Path) -> None:
    (tmp_path / "notes.argmap").write_text("no map at all")
    window.open_path(tmp_path / "notes.argmap")
    person.until(lambda: "is not an argmap map" in window.messages.text)

    window.messages._button.click()

    person.until(lambda: window.messages.text == "Nothing of a map could be read in “notes.argmap”.")
    assert [one.name for one in tmp_path.glob("*.argmap")] == ["notes.argmap"]
